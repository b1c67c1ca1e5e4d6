using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>The rule book on the command line: verified, consulted, installed.</summary>
public sealed class RulesCommandTests : IDisposable
{
    private const string Id = "permanent-basic-farmland.ordinary";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_shipped_rule_book_passes_and_is_summed_up()
    {
        var run = YanshiGis.Run("rules", "verify");
        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        run.Output.ShouldMatch(@"^✔ 规则库无误：规则 \d+ 条，示例 \d+ 个，依据 \d+ 处（已核 \d+，待核 \d+），文件 \d+ 份\n$");
        YanshiGis.Run("rules", "verify", "--lang", "en").Output.ShouldStartWith("✔ the rule book is good: ");
    }

    [Fact]
    public void Every_flaw_is_named_with_its_file_and_line()
    {
        var data = Data(text => text.Replace("relation: meets", "relation: touches", StringComparison.Ordinal));
        var run = YanshiGis.Run("rules", "verify", "--data", data);
        run.ExitCode.ShouldBe(3);
        run.Errors.Split("[rules.wrong-value] 10-farmland.yaml:").Length.ShouldBeGreaterThan(3);
        run.Output.ShouldContain("示例尚未运行");
    }

    [Fact]
    public void An_example_that_fails_is_named_with_what_came()
    {
        var data = Data(text => text.Replace("area: 0.01, with: {level: ordinary, temporary: false, militaryOrDisaster: false}, expect: prohibited", "area: 0, with: {level: ordinary, temporary: false, militaryOrDisaster: false}, expect: prohibited", StringComparison.Ordinal));
        var run = YanshiGis.Run("rules", "verify", "--data", data, "--lang", "en");
        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldStartWith("error [rules.example-failed] 10-farmland.yaml:");
        run.Errors.ShouldContain(Id);
        run.Output.ShouldStartWith("1 problem in the rule book: ");
    }

    [Fact]
    public void A_list_has_every_rule_or_those_of_a_row_or_layer()
    {
        var all = YanshiGis.Run("rules", "list", "--format", "json").Json.AsArray();
        all.Count.ShouldBeGreaterThan(100);
        all.ShouldAllBe(rule => rule!["citations"]!.AsArray().Count > 0);
        var row = YanshiGis.Run("rules", "list", "--format", "json", "--row", "1").Json.AsArray();
        row.ShouldAllBe(rule => rule!["row"]!.GetValue<int>() == 1);
        row.Count.ShouldBe(all.Count(rule => rule!["row"]!.GetValue<int>() == 1));
        var layer = YanshiGis.Run("rules", "list", "--format", "json", "--layer", "farmland").Json.AsArray();
        layer.Count.ShouldBe(all.Count(rule => rule!["layer"]?.GetValue<string>() == "farmland"));
        YanshiGis.Run("rules", "list", "--row", "9999", "--format", "json").Output.ShouldBe("[]\n");
    }

    [Fact]
    public void The_text_lists_every_rule_once_and_marks_what_is_not_verified()
    {
        var run = YanshiGis.Run("rules", "list", "--layer", "ecological-red-line");
        (run.ExitCode, run.Errors).ShouldBe((0, ""));
        foreach (var rule in YanshiGis.Run("rules", "list", "--layer", "ecological-red-line", "--format", "json").Json.AsArray())
        {
            run.Output.Split($"{rule!["id"]!.GetValue<string>()}\n").Length.ShouldBe(2);
            var isVerified = rule["citations"]!.AsArray().Any(citation => citation!["sourceStatus"]!.GetValue<string>() == "verified");
            run.Output.Split('\n').Single(line => line.Contains(rule["title"]!.GetValue<string>(), StringComparison.Ordinal)).EndsWith("依据待核", StringComparison.Ordinal).ShouldBe(!isVerified);
        }
    }

    [Fact]
    public void A_rule_is_shown_with_its_conditions_and_articles()
    {
        var text = YanshiGis.Run("rules", "show", Id).Output;
        text.ShouldContain("项目级别不是国家重点");
        text.ShouldContain("《土地管理法》");
        var rule = YanshiGis.Run("rules", "show", Id, "--format", "json").Json.AsArray().ShouldHaveSingleItem()!;
        rule.AsObject().Select(member => member.Key).ShouldBe(
        [
            "id", "row", "title", "layer", "relation", "distance", "limit", "where", "when", "exemptions", "verdict", "summary", "procedure", "office", "inForceFrom", "inForceUntil", "citations", "note",
        ]);
        text.ShouldContain(rule["summary"]!.GetValue<string>()[..10]);
    }

    [Fact]
    public void An_unknown_rule_is_refused_with_the_nearest_ids()
    {
        var run = YanshiGis.Run("rules", "show", "permanent-basic-farmland.ordinry");
        (run.ExitCode, run.Output).ShouldBe((2, ""));
        run.Errors.ShouldStartWith("错误 [rules.unknown-rule] permanent-basic-farmland.ordinry");
        run.Errors.ShouldContain(Id);
    }

    [Theory]
    [InlineData("土地管理法 第三十五条")]
    [InlineData("土地管理法35")]
    [InlineData("《土地管理法》第三十五条第一款")]
    [InlineData("第三十五条")]
    public void What_rests_on_an_article_is_found(string article)
    {
        var rules = YanshiGis.Run("rules", "where", article, "--format", "json").Json.AsArray();
        rules.ShouldContain(rule => rule!["id"]!.GetValue<string>() == Id);
        var text = YanshiGis.Run("rules", "where", article).Output;
        text.ShouldContain(Id);
        text.ShouldContain("永久基本农田 permanent-basic-farmland");
    }

    [Fact]
    public void Nothing_that_rests_on_an_article_is_said_so_and_no_failure()
    {
        var json = YanshiGis.Run("rules", "where", "民法典1", "--format", "json");
        (json.ExitCode, json.Output, json.Errors).ShouldBe((0, "[]\n", ""));
        var text = YanshiGis.Run("rules", "where", "民法典", "第一条");
        text.ExitCode.ShouldBe(0);
        text.Output.ShouldContain("没有规则以它为依据");
    }

    [Fact]
    public void Rules_come_from_the_folder_named_then_the_workspace_then_the_shipped_data()
    {
        var data = Data(text => text, version: "2099.1");
        var workspace = Workspaces.Copy(Workspaces.Shipped, _scratch);
        VersionOf(YanshiGis.RunOn(workspace, "rules", "list", "--data", data)).ShouldBe("2099.1");
        var shipped = VersionOf(YanshiGis.RunOn(Path.Combine(_scratch.Folder, "missing"), "rules", "list"));
        string.Equals(shipped, "2099.1", StringComparison.Ordinal).ShouldBeFalse();
        VersionOf(YanshiGis.RunOn(workspace, "rules", "list")).ShouldBe(shipped);

        var installed = YanshiGis.RunOn(workspace, "rules", "install", "--data", data);
        (installed.ExitCode, installed.Output).ShouldBe((0, ""));
        installed.Errors.ShouldContain("[rules.installed]");
        VersionOf(YanshiGis.RunOn(workspace, "rules", "list")).ShouldBe("2099.1");
        VersionOf(YanshiGis.Run("rules", "list", "--workspace", workspace)).ShouldBe("2099.1");
    }

    [Fact]
    public void A_workspace_without_a_rule_book_is_not_taken_for_one_with_the_shipped_when_it_is_named()
    {
        var workspace = Workspaces.Copy(Workspaces.Shipped, _scratch);
        Directory.Delete(Path.Combine(workspace, "rules"), recursive: true);
        CodeShouldBe(YanshiGis.RunOn(workspace, "rules", "list"), "rules.lost");
        CodeShouldBe(YanshiGis.RunOn(workspace, "check", Samples.Clear), "rules.lost");
        File.Delete(Path.Combine(workspace, "rulebook.json"));
        CodeShouldBe(YanshiGis.Run("rules", "list", "--workspace", workspace), "rules.not-found");
        YanshiGis.RunOn(workspace, "rules", "list").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_rule_book_with_a_flaw_is_not_installed()
    {
        var workspace = Workspaces.Copy(Workspaces.Shipped, _scratch);
        var before = VersionOf(YanshiGis.RunOn(workspace, "rules", "list"));
        CodeShouldBe(YanshiGis.RunOn(workspace, "rules", "install", "--data", Data(text => text.Replace("row: 1\n", "row: one\n", StringComparison.Ordinal), version: "2099.1")), "rules.invalid");
        VersionOf(YanshiGis.RunOn(workspace, "rules", "list")).ShouldBe(before);
    }

    [Fact]
    public void Rules_that_are_wrong_in_a_workspace_stop_every_check()
    {
        var workspace = Workspaces.Copy(Workspaces.Shipped, _scratch);
        File.AppendAllText(Path.Combine(workspace, "rules", "10-farmland.yaml"), "  - id: half\n");
        CodeShouldBe(YanshiGis.RunOn(workspace, "check", Samples.Clear), "rules.invalid");
    }

    private static void CodeShouldBe(YanshiGis.Outcome run, string code)
    {
        (run.ExitCode, run.Output).ShouldBe((3, ""));
        run.Errors.ShouldStartWith($"错误 [{code}]");
    }

    // The last line names the book: title, id, version.
    private static string VersionOf(YanshiGis.Outcome run)
    {
        run.ExitCode.ShouldBe(0, run.Errors);
        var words = run.Output.Split([' ', '（', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words[Array.LastIndexOf(words, "yanshi") + 1];
    }

    // A data folder with the shipped rules, changed.
    private string Data(Func<string, string> change, string? version = null)
    {
        var shipped = Repository.Path("gis-data");
        foreach (var name in new[] { "catalog.yaml", "parks.yaml" })
            _scratch.Write(Path.Combine("data", name), File.ReadAllText(Path.Combine(shipped, name)));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(shipped, "rules"), "*.yaml"))
        {
            var text = File.ReadAllText(file);
            if (Path.GetFileName(file) == "10-farmland.yaml")
                text = change(text);
            if (Path.GetFileName(file) == "rulebook.yaml" && version is not null)
                text = System.Text.RegularExpressions.Regex.Replace(text, "version: .*", $"version: \"{version}\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            _scratch.Write(Path.Combine("data", "rules", Path.GetFileName(file)), text);
        }

        return Path.Combine(_scratch.Folder, "data");
    }
}
