using System.Globalization;
using Spectre.Console;
using Yanshi.Gis.Cli.Commands;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Rule = Yanshi.Gis.Planning.Rules.Rule;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>A rule's parts in words.</summary>
internal sealed class RuleWords(Terminal terminal, ConsultedRules rules)
{
    private const double SquareMetresPerHectare = 10_000;

    internal string LayerOf(Rule rule) => rule.Layer switch
    {
        null => terminal.Say("（不涉及图层）", "(no layer)"),
        { } layer => rules.Catalogue.Find(layer) is { } definition ? terminal.Say(definition.Title, definition.TitleEnglish) : layer,
    };

    internal string VerdictOf(Verdict verdict) => terminal.Word("verdict", EnumCode.Of(verdict));

    internal static Style StyleOf(Verdict verdict) => verdict switch
    {
        Verdict.Prohibited or Verdict.Restricted => PageLayout.Alarm,
        Verdict.Clear => PageLayout.Good,
        _ => PageLayout.Caution,
    };

    /// <summary>依据待核 for a rule none of whose articles was read for it; empty else.</summary>
    internal string MarkOf(Rule rule) => rule.Citations.Any(citation => citation.IsVerified) ? string.Empty : terminal.Say("依据待核", "unverified");

    internal string RelationOf(Rule rule)
    {
        var relation = terminal.Word("relation", EnumCode.Of(rule.Relation));
        var limit = rule.Relation switch
        {
            RuleRelation.AreaOver when rule.Limit >= SquareMetresPerHectare =>
                terminal.Say($" {Figure(rule.Limit / SquareMetresPerHectare)} 公顷", $" {Figure(rule.Limit / SquareMetresPerHectare)} ha") + terminal.Say($"（{Figure((double)AreaUnits.Mu(rule.Limit))} 亩）", $" ({Figure((double)AreaUnits.Mu(rule.Limit))} mu)"),
            RuleRelation.AreaOver => $" {Figure(rule.Limit)} m²",
            RuleRelation.ShareOver => $" {Figure(rule.Limit * 100)}%",
            _ => string.Empty,
        };
        if (rule.Distance is not { } distance)
            return relation + limit;
        var halfWidth = distance.HalfWidthMetres > 0
            ? terminal.Say($"，线的半宽不明时加 {Figure(distance.HalfWidthMetres)} m", $", plus {Figure(distance.HalfWidthMetres)} m where a line's half width is not known")
            : string.Empty;
        return terminal.Say(
            rule.Relation is RuleRelation.Within ? $"距{distance.From}不足 {Figure(distance.Metres)} m{halfWidth}" : $"{relation}；线和点按{distance.From}外 {Figure(distance.Metres)} m{halfWidth}",
            rule.Relation is RuleRelation.Within ? $"nearer than {Figure(distance.Metres)} m to {distance.From}{halfWidth}" : $"{relation}; lines and points stand for {Figure(distance.Metres)} m from {distance.From}{halfWidth}");
    }

    /// <summary>Conditions on the project.</summary>
    internal string ProjectConditions(IReadOnlyList<RuleCondition> conditions) => Joined(conditions.Select(condition =>
    {
        var attribute = rules.Book.FindAttribute(condition.Name);
        var name = terminal.Say(attribute?.Title ?? condition.Name, attribute?.TitleEnglish ?? condition.Name);
        return attribute?.Kind is ValueKind.Boolean && condition.Test is CodeTest { Codes: [var truth] } test
            ? terminal.Say($"{name}：{((truth is "true") != test.IsNegated ? "是" : "否")}", $"{name}: {((truth is "true") != test.IsNegated ? "yes" : "no")}")
            : Sentence(name, condition.Test, code => ValueOf(attribute, code), attribute?.Unit);
    }));

    /// <summary>Conditions on the features met.</summary>
    internal string FeatureConditions(Rule rule) => Joined(rule.Where.Select(condition =>
    {
        var field = rule.Layer is { } layer ? rules.Book.FindField(layer, condition.Name) : null;
        return Sentence(terminal.Say(field?.Title ?? condition.Name, condition.Name), condition.Test, code => code, field?.Unit);
    }));

    internal static string NameOf(Citation citation) => $"《{citation.Document.Title}》{citation.Article}";

    private string ValueOf(AttributeDefinition? attribute, string code) =>
        attribute?.Values.FirstOrDefault(value => string.Equals(value.Code, code, StringComparison.Ordinal)) is { } value ? terminal.Say(value.Title, value.TitleEnglish) : code;

    private string Sentence(string name, ValueTest test, Func<string, string> valueOf, string? unit)
    {
        if (test is CodeTest codes)
        {
            var values = string.Join(terminal.Say("、", ", "), codes.Codes.Select(valueOf));
            return terminal.Say($"{name}{(codes.IsNegated ? "不是" : "是")}{values}", $"{name} is {(codes.IsNegated ? "not " : string.Empty)}{values}");
        }

        var bounds = (NumberTest)test;
        var measure = unit is null ? string.Empty : $" {unit}";
        if (bounds.Least is { } same && same.Equals(bounds.Most))
            return terminal.Say($"{name}为 {Figure(same)}{measure}", $"{name} is {Figure(same)}{measure}");
        string?[] parts =
        [
            bounds.Least is { } least ? $"{(bounds.LeastIncluded ? terminal.Say("不小于", "at least") : terminal.Say("大于", "over"))} {Figure(least)}{measure}" : null,
            bounds.Most is { } most ? $"{(bounds.MostIncluded ? terminal.Say("不大于", "at most") : terminal.Say("小于", "under"))} {Figure(most)}{measure}" : null,
        ];
        return $"{name} {string.Join(terminal.Say("、", ", "), parts.OfType<string>())}";
    }

    private string Joined(IEnumerable<string> sentences) => string.Join(terminal.Say("；", "; "), sentences);

    private static string Figure(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
