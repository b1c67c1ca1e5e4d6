using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests.Rules;

/// <summary>
/// The 41 rows of the decision table through the whole command: the cases of <c>tests/cases/rules</c>. Of a case's own row the findings must be exactly those
/// expected; rules of other rows may apply beside them and count in the verdict.
/// </summary>
public sealed class RuleRowTests
{
    private const int RowCount = 41;

    // Areas are drawn in the zone, where they are 3 in 10,000 larger than on the ellipsoid here.
    private const double AreaTolerance = 0.0005;
    private const double DistanceToleranceMetres = 0.011;

    public static TheoryData<string> Cases() => [.. RuleCase.All.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_record_says_what_the_case_expects(string id)
    {
        var one = RuleCase.Get(id);
        var record = RuleCaseRun.RecordOf(one);
        var found = FindingsOf(record).Where(finding => (int)finding["row"]! == one.Row).ToList();
        Sorted(found.ToDictionary(RuleOf, finding => (string)finding["verdict"]!, StringComparer.Ordinal)).ShouldBe(Sorted(Texts(one.Expected["findings"])));
        found.Where(finding => finding["exemption"] is not null).Select(RuleOf).Order(StringComparer.Ordinal).ShouldBe(List(one.Expected["exempt"]).Order(StringComparer.Ordinal));
        Sorted(found.Where(finding => finding["assumed"]!.AsArray().Count > 0).ToDictionary(RuleOf, finding => string.Join(' ', List(finding["assumed"])), StringComparer.Ordinal))
            .ShouldBe(Sorted(Texts(one.Expected["assumed"])));
        ((string?)record["verdict"]).ShouldBe((string?)one.Expected["verdict"], Reasons(record));
        record["undeterminedBy"]!.AsArray().ShouldBeEmpty();
        foreach (var (layer, state) in Texts(one.Expected["states"]))
            StateOf(record, layer).ShouldBe(state, layer);
        foreach (var (rule, value) in one.Expected["measures"]?.AsObject() ?? [])
            ShouldMeasure(found.Single(finding => RuleOf(finding) == rule)["measure"]!, (double)value!);
        record["questions"]!.AsArray().Select(question => (string)question!["attribute"]!).ShouldBe(List(one.Expected["questions"]));
    }

    [Fact]
    public void Every_row_has_cases_on_both_sides()
    {
        RuleCase.All.Select(one => one.Row).Distinct().Order().ShouldBe(Enumerable.Range(1, RowCount));
        foreach (var cases in RuleCase.All.GroupBy(one => one.Row))
        {
            cases.Count().ShouldBeGreaterThanOrEqualTo(2, $"row {cases.Key}");
            cases.Any(one => Texts(one.Expected["findings"]).Count > 0).ShouldBeTrue($"row {cases.Key}");
            cases.Select(one => string.Join(' ', Sorted(Texts(one.Expected["findings"])))).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(2, $"row {cases.Key}");
        }
    }

    [Fact]
    public void Every_rule_of_the_book_applies_in_some_case()
    {
        var rules = YanshiGis.Run("rules", "list", "--format", "json").Json.AsArray().Select(rule => (string)rule!["id"]!).ToHashSet(StringComparer.Ordinal);
        rules.ShouldNotBeEmpty();
        rules.ExceptWith(RuleCase.All.SelectMany(one => Texts(one.Expected["findings"]).Keys));
        rules.ShouldBeEmpty();
    }

    private static void ShouldMeasure(JsonNode measure, double value)
    {
        if ((string?)measure["what"] is "area")
            ((double)measure["value"]!).ShouldBe(value, value * AreaTolerance);
        else
            ((double)measure["value"]!).ShouldBe(value, DistanceToleranceMetres);
    }

    internal static IEnumerable<JsonNode> FindingsOf(JsonNode record) =>
        [.. record["layers"]!.AsArray().SelectMany(layer => layer!["findings"]!.AsArray()).Select(finding => finding!), .. record["findings"]!.AsArray().Select(finding => finding!)];

    private static string Reasons(JsonNode record) => string.Join(", ", FindingsOf(record).Select(finding => $"{finding["rule"]} {finding["verdict"]}"));

    private static string? StateOf(JsonNode record, string layer) => (string?)record["layers"]!.AsArray().Single(answer => (string)answer!["id"]! == layer)!["state"];

    private static string RuleOf(JsonNode finding) => (string)finding["rule"]!;

    private static Dictionary<string, string> Texts(JsonNode? members) => members?.AsObject().ToDictionary(member => member.Key, member => (string)member.Value!, StringComparer.Ordinal) ?? [];

    private static IEnumerable<string> List(JsonNode? items) => items?.AsArray().Select(item => (string)item!) ?? [];

    private static IEnumerable<string> Sorted(Dictionary<string, string> pairs) => pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}");
}
