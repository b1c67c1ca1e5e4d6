using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Data.Rules;

/// <summary>One entry of a list of fields, with where its values stand.</summary>
/// <param name="Field">The field.</param>
/// <param name="ValueLines">The line of each value, in order.</param>
/// <param name="Problems">Notes problems of its file.</param>
internal sealed record FieldEntry(FeatureField Field, IReadOnlyList<int> ValueLines, YamlProblems Problems)
{
    /// <summary>The field; null when nobody can tell what its values are.</summary>
    internal static FieldEntry? From(YamlMapReader map, RuleVocabulary vocabulary, YamlProblems problems)
    {
        var values = map.Entries("values");
        var kind = map.FindRequiredCoded<ValueKind>("kind");
        var field = new FeatureField
        {
            Layer = map.RequiredText("layer"),
            Name = map.RequiredText("name"),
            Title = map.RequiredText("title"),
            Kind = kind ?? default,
            Unit = map.Text("unit"),
            Properties = map.Texts("properties"),
            Values = [.. values.Select(entry => KeyValuePair.Create(entry.Key.Text, TextsOf(entry, problems)))],
        };
        map.RefuseUnknownKeys();
        DefinitionChecks.RequireCamelCase(map, "name", field.Name, problems);
        if (field.Layer.Length > 0 && vocabulary.Catalogue.Find(field.Layer) is null)
            problems.Add("unknown-layer", map.LineOf("layer"), $"目录里没有图层“{field.Layer}”。", $"The catalogue has no layer \"{field.Layer}\".");
        DefinitionChecks.RequireUnit(map, field.Unit, problems);
        if (kind is null)
            return null;
        RequireFitting(field, map, problems);
        DefinitionChecks.RequireDistinctTexts(field.Values.Zip(values).SelectMany(pair => pair.First.Value.Prepend(pair.First.Key).Select(text => (pair.First.Key, text, pair.Second.Key.Line))), problems);
        return new FieldEntry(field, [.. values.Select(entry => entry.Key.Line)], problems);
    }

    private static IReadOnlyList<string> TextsOf(KeyValuePair<YamlScalar, YamlValue> entry, YamlProblems problems)
    {
        if (entry.Value is YamlList list && list.Items.All(item => item is YamlScalar { IsNull: false }))
            return [.. list.Items.Select(item => ((YamlScalar)item).Text)];
        problems.Add("wrong-kind", entry.Value.Line, $"“{entry.Key.Text}”应为文字列表（没有别的写法时写 []）。", $"\"{entry.Key.Text}\" must be a list of texts ([] when there are none).");
        return [];
    }

    private static void RequireFitting(FeatureField field, YamlMapReader map, YamlProblems problems)
    {
        if (field.Kind is ValueKind.Boolean)
            problems.Add("wrong-value", map.LineOf("kind"), "字段的 kind 只能是 code 或 number。", "The kind of a field is code or number.");
        if (field.Kind is ValueKind.Code && field.Values.Count == 0)
            problems.Add("missing-key", map.Line, $"字段 {field.Name} 的 kind 是 code，须列出 values。", $"The field {field.Name} is of kind code and needs values.");
        if (field.Kind is ValueKind.Number && field.Values.Count > 0)
            problems.Add("wrong-value", map.LineOf("values"), $"字段 {field.Name} 是数，不能有 values。", $"The field {field.Name} is a number and cannot have values.");
        if (field.Kind is ValueKind.Code && field.Unit is not null)
            problems.Add("wrong-value", map.LineOf("unit"), $"字段 {field.Name} 不是数，不能有 unit。", $"The field {field.Name} is not a number and cannot have a unit.");
        if (field.Properties.Count == 0 || field.Properties.Any(string.IsNullOrWhiteSpace))
            problems.Add("missing-key", map.LineOf("properties"), $"字段 {field.Name} 须在 properties 中列出它在数据里的名称。", $"The field {field.Name} must list in properties what deliveries call it.");
    }
}
