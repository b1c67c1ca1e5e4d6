using System.Globalization;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Tests.Rules;

/// <summary>Small rule books for tests.</summary>
internal static class Books
{
    internal static readonly LawDocument Law = new() { Id = "law", Title = "测试法", Kind = LawDocumentKind.Law, EffectiveFrom = new(2020, 1, 1), TextAsOf = new(2025, 4, 19) };

    internal static RuleBook Book(params Rule[] rules) => Book([], rules);

    internal static RuleBook Book(FeatureField[] fields, params Rule[] rules) => new(
        new RuleBookIdentity("test", "1", "测试规则库", new(2026, 11, 22), new string('0', 64)),
        [
            Attribute("projectType", "industrial", "water", "mining"),
            Attribute("level", "ordinary", "province", "national-key"),
            new() { Code = "discharges", Title = "是否排污", TitleEnglish = "discharges", Kind = ValueKind.Boolean, Names = ["排污"], Question = "是否排放污染物？" },
            new() { Code = "heightMetres", Title = "建筑高度", TitleEnglish = "height", Kind = ValueKind.Number, Unit = "m", Question = "建筑高度是多少？" },
            Attribute("sector", "shoes", "motorcycles"),
        ],
        fields,
        rules);

    internal static Rule Rule(string id, Verdict verdict, string? layer = "layer", RuleRelation relation = RuleRelation.Meets) => new()
    {
        Id = id,
        Row = 1,
        Title = id,
        Layer = layer,
        Relation = relation,
        Verdict = verdict,
        Summary = "结论",
        Procedure = "手续",
        Office = "主管部门",
        Citations = [new Citation(Law, "第一条", IsVerified: true, new(2026, 11, 22), Note: null)],
    };

    internal static RuleCondition Is(string name, params string[] codes) => new(name, new CodeTest(codes, IsNegated: false));

    internal static RuleCondition IsNot(string name, params string[] codes) => new(name, new CodeTest(codes, IsNegated: true));

    internal static RuleCondition Over(string name, double number) => new(name, new NumberTest(number, LeastIncluded: false, Most: null, MostIncluded: false));

    internal static FeatureField Field(string name, params string[] codes) => new()
    {
        Layer = "layer",
        Name = name,
        Title = name,
        Kind = ValueKind.Code,
        Properties = [name.ToUpper(CultureInfo.InvariantCulture), name],
        Values = [.. codes.Select(code => KeyValuePair.Create<string, IReadOnlyList<string>>(code, [$"{code}区"]))],
    };

    private static AttributeDefinition Attribute(string code, params string[] values) => new()
    {
        Code = code,
        Title = $"{code}名",
        TitleEnglish = code,
        Kind = ValueKind.Code,
        Names = [$"{code}列"],
        Question = $"{code}是什么？",
        Values = [.. values.Select(value => new CodedValue(value, $"{value}名", value, []))],
    };
}
