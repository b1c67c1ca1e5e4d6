using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests.Rules;

/// <summary>The exit codes of a check: what the records say, what the input was, and whether the rule book could be used.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private static readonly RuleCase Clear = RuleCase.Get("row-01/只相接");
    private static readonly RuleCase Prohibited = RuleCase.Get("row-01/一般水库压占一半");

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void All_sites_clear_is_0()
    {
        var run = Check(RuleCaseRun.SitesOf([Clear]));
        run.ExitCode.ShouldBe(0, run.Errors);
        ((string?)run.Json["verdict"]).ShouldBe("clear");
    }

    [Fact]
    public void Any_other_verdict_is_1()
    {
        var run = Check(RuleCaseRun.SitesOf([Clear, Prohibited]));
        run.ExitCode.ShouldBe(1, run.Errors);
        run.Json.AsArray().Select(record => (string)record!["verdict"]!).ShouldBe(["clear", "prohibited"]);
    }

    [Fact]
    public void A_bad_site_among_good_ones_is_2_and_the_good_ones_are_printed()
    {
        var sites = JsonNode.Parse(RuleCaseRun.SitesOf([Clear, Prohibited, Clear]))!;
        var bad = sites["features"]![1]!;
        bad["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(390_000, 3_830_000) };
        sites["features"]![2]!["id"] = "last";
        var run = Check(sites.ToJsonString());
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("[site.point-not-supported]");
        run.Json.AsArray().Select(document => (string)document!["schema"]!).ShouldBe(["yanshi-gis/site-check/1", "yanshi-gis/site-problem/1", "yanshi-gis/site-check/1"]);
        ((string?)run.Json[0]!["verdict"]).ShouldBe("clear");
        ((string?)run.Json[1]!["id"]).ShouldBe(Prohibited.Id);
        ((string?)run.Json[1]!["code"]).ShouldBe("site.point-not-supported");
        ((string?)run.Json[2]!["site"]!["id"]).ShouldBe("last");
    }

    [Fact]
    public void A_rule_book_that_is_gone_is_3() => Damaged(rules => Directory.Delete(rules, recursive: true), "rules.lost");

    [Fact]
    public void A_rule_file_cut_in_half_is_3() => Damaged(
        rules =>
        {
            var path = Path.Combine(rules, "40-heritage.yaml");
            var text = File.ReadAllText(path);
            File.WriteAllText(path, text[..(text.Length / 2)]);
        },
        "yaml.syntax");

    [Fact]
    public void A_rule_with_a_word_nobody_knows_is_3() => Damaged(
        rules => Replace(rules, "40-heritage.yaml", "relation: meets", "relation: crosses"),
        "rules.");

    [Fact]
    public void A_rule_that_cites_a_document_nobody_knows_is_3() => Damaged(
        rules => Replace(rules, "40-heritage.yaml", "document: cultural-relics-law", "document: cultural-relics-bylaw"),
        "rules.");

    [Fact]
    public void A_missing_list_of_attributes_is_3() => Damaged(rules => File.Delete(Path.Combine(rules, "attributes.yaml")), "rules.");

    [Fact]
    public void A_changed_rule_book_that_is_still_good_is_another_rule_book_and_the_record_says_so()
    {
        var workspace = Workspaces.Copy(Workspaces.Shipped, _scratch);
        var before = CheckSample(workspace);
        Replace(Path.Combine(workspace, "rules"), "rulebook.yaml", "2026.11", "2026.12");
        var after = CheckSample(workspace);
        after.ExitCode.ShouldBe(1, after.Errors);
        BookOf(after, "version").ShouldBe("2026.12");
        string.Equals(BookOf(after, "sha256"), BookOf(before, "sha256"), StringComparison.Ordinal).ShouldBeFalse();
        string.Equals((string?)after.Json["digest"], (string?)before.Json["digest"], StringComparison.Ordinal).ShouldBeFalse();
    }

    private static string? BookOf(YanshiGis.Outcome run, string member) => (string?)run.Json["provenance"]!["ruleBook"]![member];

    private static YanshiGis.Outcome CheckSample(string workspace) => YanshiGis.RunOn(workspace, "check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-26");

    private static void Replace(string rules, string file, string from, string to)
    {
        var path = Path.Combine(rules, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(from);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    private void Damaged(Action<string> damage, string code)
    {
        var workspace = Workspaces.Copy(Workspaces.Shipped, _scratch);
        damage(Path.Combine(workspace, "rules"));
        var run = CheckSample(workspace);
        run.ExitCode.ShouldBe(3, run.Errors);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain($"[{code}");
    }

    private YanshiGis.Outcome Check(string sites) =>
        YanshiGis.RunOn(RuleCaseRun.WorkspaceOf(Clear), "check", _scratch.Write("sites.geojson", sites), "--format", "json", "--as-of", Clear.AsOf);
}
