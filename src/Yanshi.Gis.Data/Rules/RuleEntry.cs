using Yanshi.Gis.Data.Yaml;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Rules;

/// <summary>One entry of a list of rules.</summary>
/// <param name="vocabulary">What it may speak of.</param>
/// <param name="problems">Where problems are noted.</param>
internal sealed class RuleEntry(RuleVocabulary vocabulary, YamlProblems problems)
{
    private const int FewestExamples = 2;

    /// <summary>The rule with what could be read of it. It is used only when no problem was noted.</summary>
    internal RuleSource From(YamlMapReader map)
    {
        var layer = LayerOf(map);
        var conditions = new ConditionEntries(Attribute, problems);
        var verdict = VerdictOf(map);
        var relation = map.FindRequiredCoded<RuleRelation>("relation");
        var rule = new Rule
        {
            Id = map.RequiredText("id"),
            Row = map.RequiredWholeNumber("row", least: 1),
            Title = map.RequiredText("title"),
            Layer = layer,
            Relation = relation ?? default,
            Distance = RelationKeys.DistanceFrom(map.Map("distance"), problems),
            Where = new ConditionEntries(name => Field(layer, name), problems).From(map, "where"),
            When = conditions.From(map, "when"),
            Exemptions = [.. map.Maps("exemptions").Select(entry => ExemptionFrom(entry, conditions, verdict))],
            Verdict = verdict ?? default,
            Summary = map.RequiredText("summary"),
            Procedure = map.Text("procedure"),
            Office = map.RequiredText("office"),
            InForceFrom = map.Date("inForceFrom"),
            InForceUntil = map.Date("inForceUntil"),
            Citations = [.. map.RequiredMaps("citations").Select(entry => CitationEntry.From(entry, vocabulary, problems)).OfType<Citation>()],
            Note = map.Text("note"),
        };
        if (relation is not null || map.Value("limit") is null)
            rule = rule with { Limit = RelationKeys.LimitFrom(map, rule.Relation, problems) };
        DefinitionChecks.RequireRuleId(map, rule.Id, problems);
        DefinitionChecks.RequireOrder(map, "inForceFrom", rule.InForceFrom, "inForceUntil", rule.InForceUntil, problems);
        if (relation is not null)
            RelationKeys.Check(rule, map, layer is null ? null : vocabulary.Catalogue.Find(layer), problems);
        if (map.Value("citations") is YamlList { Items.Count: 0 } none)
            problems.Add("missing-key", none.Line, "规则没有依据：citations 至少一条。", "The rule rests on nothing: it needs at least one citation.");
        var examples = ExamplesFrom(map, rule, verdict);
        map.RefuseUnknownKeys();
        return new RuleSource(rule, examples, problems.FileName, map.Line);
    }

    private string? LayerOf(YamlMapReader map)
    {
        var layer = map.Text("layer");
        if (!map.Has("layer"))
            problems.Add("missing-key", map.Line, "缺少“layer”（没有图层时写 layer: null）。", "\"layer\" is missing (layer: null when there is none).");
        if (layer is not null && vocabulary.Catalogue.Find(layer) is null)
            problems.Add("unknown-layer", map.LineOf("layer"), $"目录里没有图层“{layer}”。", $"The catalogue has no layer \"{layer}\".");
        return layer;
    }

    // What follows from the verdict is only asked where there is one.
    private Verdict? VerdictOf(YamlMapReader map)
    {
        if (map.FindRequiredCoded<Verdict>("verdict") is not { } verdict)
            return null;
        if (verdict is not (Verdict.Clear or Verdict.Undetermined))
            return verdict;
        problems.Add("wrong-value", map.LineOf("verdict"), $"规则的结论不能是 {EnumCode.Of(verdict)}；可用：notice, procedure, restricted, prohibited。", $"A rule's verdict cannot be {EnumCode.Of(verdict)}; allowed: notice, procedure, restricted, prohibited.");
        return null;
    }

    private RuleExemption ExemptionFrom(YamlMapReader map, ConditionEntries conditions, Verdict? verdict)
    {
        var exemption = new RuleExemption(conditions.From(map, "when"), map.RequiredText("reason"), map.Coded<Verdict>("verdict") ?? Verdict.Clear);
        map.RefuseUnknownKeys();

        // Without a condition it would lift the rule from everybody.
        if (map.Entries("when").Count == 0)
            problems.Add("missing-key", map.Line, "豁免须写明条件（when）。", "An exemption must state its conditions (when).");
        if (exemption.Verdict is Verdict.Undetermined || exemption.Verdict >= verdict)
            problems.Add("wrong-value", map.LineOf("verdict"), $"豁免后的结论 {EnumCode.Of(exemption.Verdict)} 应轻于规则的结论。", $"What an exemption leaves, {EnumCode.Of(exemption.Verdict)}, must be lighter than the rule's verdict.");
        return exemption;
    }

    private List<(RuleExample Example, int Line)> ExamplesFrom(YamlMapReader map, Rule rule, Verdict? verdict)
    {
        var entry = new ExampleEntry(Attribute, name => Field(rule.Layer, name), problems);
        List<(RuleExample Example, int Line)> examples = [.. map.RequiredMaps("examples").Select(example => (entry.From(example, rule, verdict), example.Line))];
        if (verdict is not null && map.Value("examples") is YamlList && !AreOnBothSides(examples, rule))
        {
            problems.Add(
                "examples",
                map.LineOf("examples"),
                $"规则至少要有两个示例：一个得出 {EnumCode.Of(rule.Verdict)}，一个不适用（none）或被豁免。",
                $"A rule needs at least two examples: one of which comes {EnumCode.Of(rule.Verdict)}, and one to which it does not apply (none) or which is exempt.");
        }

        return examples;
    }

    // A rule that applies to everybody has no other side.
    private static bool AreOnBothSides(List<(RuleExample Example, int Line)> examples, Rule rule)
    {
        var appliesToAll = rule is { Relation: RuleRelation.Always, When: [], Exemptions: [] };
        return examples.Count >= FewestExamples
            && examples.Exists(example => example.Example.Expected == rule.Verdict)
            && (appliesToAll || examples.Exists(example => example.Example.Expected != rule.Verdict));
    }

    private ConditionSubject? Attribute(YamlScalar name)
    {
        if (vocabulary.FindAttribute(name.Text) is { } attribute)
            return ConditionSubject.Of(attribute);
        if (vocabulary.KnowsAllAttributes)
        {
            var known = string.Join(", ", vocabulary.Attributes.Select(other => other.Code));
            problems.Add("unknown-attribute", name.Line, $"没有项目属性“{name.Text}”；可用：{known}。", $"There is no project attribute \"{name.Text}\"; allowed: {known}.");
        }

        return null;
    }

    private ConditionSubject? Field(string? layer, YamlScalar name)
    {
        if (layer is not null && vocabulary.FindField(layer, name.Text) is { } field)
            return ConditionSubject.Of(field);
        if (layer is null)
            problems.Add("unknown-field", name.Line, $"规则没有图层，也就没有字段“{name.Text}”。", $"The rule has no layer and so no field \"{name.Text}\".");
        else if (vocabulary.KnowsAllFields && vocabulary.Catalogue.Find(layer) is not null)
        {
            var known = string.Join(", ", vocabulary.Fields.Select(entry => entry.Field).Where(other => string.Equals(other.Layer, layer, StringComparison.Ordinal)).Select(other => other.Name).DefaultIfEmpty("–"));
            problems.Add("unknown-field", name.Line, $"fields 中图层 {layer} 没有字段“{name.Text}”；可用：{known}。", $"The layer {layer} has no field \"{name.Text}\" in the fields; allowed: {known}.");
        }

        return null;
    }
}
