using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Rules;

/// <summary>One entry of a list of project attributes.</summary>
internal static class AttributeEntry
{
    private const string SectorsWord = "sectors";

    /// <summary>The attribute; null when nobody can tell what its values are.</summary>
    internal static AttributeDefinition? From(YamlMapReader map, IReadOnlyList<Sector> sectors, YamlProblems problems)
    {
        var kind = map.FindRequiredCoded<ValueKind>("kind");
        var attribute = new AttributeDefinition
        {
            Code = map.RequiredText("code"),
            Title = map.RequiredText("title"),
            TitleEnglish = map.RequiredText("titleEnglish"),
            Kind = kind ?? default,
            Names = map.Texts("names"),
            Question = map.RequiredText("question"),
            Unit = map.Text("unit"),
            Values = ValuesFrom(map, sectors, problems),
        };
        map.RefuseUnknownKeys();
        DefinitionChecks.RequireCamelCase(map, "code", attribute.Code, problems);
        DefinitionChecks.RequireUnit(map, attribute.Unit, problems);
        if (kind is null)
            return null;
        RequireFitting(attribute, map, problems);
        return attribute;
    }

    private static List<CodedValue> ValuesFrom(YamlMapReader map, IReadOnlyList<Sector> sectors, YamlProblems problems)
    {
        if (map.Value("values") is YamlScalar { Text: SectorsWord })
            return [.. sectors.Select(sector => new CodedValue(sector.Code, sector.Name, sector.NameEnglish, []))];
        var texts = new List<(string Code, string Text, int Line)>();
        var values = new List<CodedValue>();
        foreach (var entry in map.Maps("values"))
        {
            var value = new CodedValue(entry.RequiredText("code"), entry.RequiredText("title"), entry.RequiredText("titleEnglish"), entry.Texts("names"));
            entry.RefuseUnknownKeys();
            DefinitionChecks.RequireKebabCase(entry, "code", value.Code, problems);
            if (value.Code.Length > 0 && values.Exists(other => string.Equals(other.Code, value.Code, StringComparison.Ordinal)))
                problems.Add("duplicate-id", entry.LineOf("code"), $"值“{value.Code}”重复。", $"The value \"{value.Code}\" stands twice.");
            texts.AddRange(((string[])[value.Code, value.Title, value.TitleEnglish]).Where(text => text.Length > 0).Concat(value.Names).Select(text => (value.Code, text, entry.Line)));
            values.Add(value);
        }

        DefinitionChecks.RequireDistinctTexts(texts, problems);
        return values;
    }

    private static void RequireFitting(AttributeDefinition attribute, YamlMapReader map, YamlProblems problems)
    {
        if (attribute.Kind is ValueKind.Code && attribute.Values.Count == 0)
            problems.Add("missing-key", map.Line, $"项目属性 {attribute.Code} 的 kind 是 code，须列出 values（{SectorsWord} 取 parks.yaml 的行业）。", $"The attribute {attribute.Code} is of kind code and needs values ({SectorsWord} stands for those of parks.yaml).");
        if (attribute.Kind is not ValueKind.Code && attribute.Values.Count > 0)
            problems.Add("wrong-value", map.LineOf("values"), $"项目属性 {attribute.Code} 的 kind 不是 code，不能有 values。", $"The attribute {attribute.Code} is not of kind code and cannot have values.");
        if (attribute.Kind is not ValueKind.Number && attribute.Unit is not null)
            problems.Add("wrong-value", map.LineOf("unit"), $"项目属性 {attribute.Code} 不是数，不能有 unit。", $"The attribute {attribute.Code} is not a number and cannot have a unit.");
        if (attribute.Names.Any(string.IsNullOrWhiteSpace))
            problems.Add("wrong-value", map.LineOf("names"), $"项目属性 {attribute.Code} 有空的名称。", $"A name of the attribute {attribute.Code} is blank.");
    }
}
