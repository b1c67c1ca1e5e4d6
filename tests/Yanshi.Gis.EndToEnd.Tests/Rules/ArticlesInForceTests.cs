using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests.Rules;

/// <summary>No article is cited on a day on which it is not in force. The rule that rests on it stays: a verdict does not lapse with its citation.</summary>
public sealed class ArticlesInForceTests : IDisposable
{
    private const string Law = "文物保护法";
    private const string DocumentsFile = "documents-heritage.yaml";
    private const string RulesFile = "40-heritage.yaml";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Before_its_first_day_and_after_its_last_a_law_is_not_cited()
    {
        var workspace = Workspaces.Copy(Workspaces.Shipped, _scratch);
        Replace(workspace, DocumentsFile, "effectiveFrom: 2025-03-01\n    effectiveUntil: null\n", "effectiveFrom: 2025-03-01\n    effectiveUntil: 2026-06-30\n");

        var inForce = Check(workspace, "2026-06-30");
        TitlesOf(inForce).Contains(Law, StringComparer.Ordinal).ShouldBeTrue();
        foreach (var asOf in new[] { "2025-02-28", "2026-07-01" })
        {
            var outside = Check(workspace, asOf);
            TitlesOf(outside).Contains(Law, StringComparer.Ordinal).ShouldBeFalse(asOf);
            ((string?)outside["verdict"]).ShouldBe((string?)inForce["verdict"]);
            RulesOf(outside).ShouldBe(RulesOf(inForce));
        }
    }

    [Fact]
    public void A_rule_out_of_force_does_not_apply()
    {
        var workspace = Workspaces.Copy(Workspaces.Shipped, _scratch);
        const string rule = "heritage-protection-scope.archaeology";
        Replace(workspace, RulesFile, $"  - id: {rule}\n", $"  - id: {rule}\n    inForceUntil: 2026-06-30\n");
        RulesOf(Check(workspace, "2026-06-30")).Contains(rule, StringComparer.Ordinal).ShouldBeTrue();
        RulesOf(Check(workspace, "2026-07-01")).Contains(rule, StringComparer.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public void No_row_cites_what_is_not_in_force()
    {
        foreach (var one in RuleCase.All)
            ShouldCiteWhatIsInForce([RuleCaseRun.RecordOf(one)], one.AsOf);
        RuleCase.All.SelectMany(one => CitationsOf(RuleCaseRun.RecordOf(one))).ShouldNotBeEmpty();
    }

    /// <summary>The days before 文物保护法 of 2024 and before the newest measures on farmland and reserves.</summary>
    [Theory]
    [InlineData("2025-02-28")]
    [InlineData("2025-09-30")]
    public void No_row_cites_what_is_not_yet_in_force(string asOf)
    {
        foreach (var cases in RuleCase.All.DistinctBy(one => one.Row).GroupBy(RuleCaseRun.WorkspaceOf, StringComparer.Ordinal))
        {
            var run = YanshiGis.RunOn(cases.Key, "check", _scratch.Write("sites.geojson", RuleCaseRun.SitesOf(cases)), "--format", "json", "--as-of", asOf);
            run.ExitCode.ShouldBe(1, run.Errors);
            ShouldCiteWhatIsInForce(run.Json.AsArray(), asOf);
        }
    }

    private static void ShouldCiteWhatIsInForce(IEnumerable<JsonNode?> records, string asOf)
    {
        var day = DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var citation in records.SelectMany(record => CitationsOf(record!)))
        {
            (DateOf(citation, "effectiveFrom") ?? DateOnly.MinValue).ShouldBeLessThanOrEqualTo(day, citation.ToJsonString());
            (DateOf(citation, "effectiveUntil") ?? DateOnly.MaxValue).ShouldBeGreaterThanOrEqualTo(day, citation.ToJsonString());
        }
    }

    private static void Replace(string workspace, string file, string from, string to)
    {
        var path = Path.Combine(workspace, "rules", file);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static JsonNode Check(string workspace, string asOf)
    {
        var run = YanshiGis.RunOn(workspace, "check", Samples.Shipped, "--format", "json", "--as-of", asOf);
        run.ExitCode.ShouldBe(1, run.Errors);
        return run.Json;
    }

    private static IEnumerable<JsonNode> CitationsOf(JsonNode record) => RuleRowTests.FindingsOf(record).SelectMany(finding => finding["citations"]!.AsArray()).Select(citation => citation!);

    private static List<string> TitlesOf(JsonNode record) => [.. CitationsOf(record).Select(citation => (string)citation["title"]!)];

    private static List<string> RulesOf(JsonNode record) => [.. RuleRowTests.FindingsOf(record).Select(finding => (string)finding["rule"]!)];

    private static DateOnly? DateOf(JsonNode citation, string member) =>
        (string?)citation[member] is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
