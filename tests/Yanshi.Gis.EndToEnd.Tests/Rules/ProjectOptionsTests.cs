using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests.Rules;

/// <summary>
/// What a user says of a project: a reservoir of unknown rank on permanent basic farmland, which is prohibited for all but national key projects.
/// </summary>
public sealed class ProjectOptionsTests : IDisposable
{
    private static readonly RuleCase Unknown = RuleCase.Get("row-01/级别不明的水库从严");
    private static readonly RuleCase Ordinary = RuleCase.Get("row-01/一般水库压占一半");

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("prohibited")]
    [InlineData("prohibited", "--level", "ordinary")]
    [InlineData("prohibited", "--level", "省级重点")]
    [InlineData("restricted", "--level", "national-key")]
    [InlineData("restricted", "--level", "国家重点")]
    [InlineData("restricted", "--level", "国家重点建设项目")]
    [InlineData("restricted", "--level", "National key project")]
    [InlineData("restricted", "--attribute", "level=national-key")]
    [InlineData("restricted", "--attribute", "项目级别=国家重点")]
    [InlineData("restricted", "--attribute", "projectLevel = 国家重点")]
    [InlineData("restricted", "--answer", "level=national-key")]
    [InlineData("restricted", "--answer", "级别=国家重点项目")]
    [InlineData("restricted", "--level", "国家重点", "--attribute", "level=national-key")]
    [InlineData("restricted", "--level", "ordinary", "--answer", "level=national-key")]
    [InlineData("prohibited", "--attribute", "level=national-key", "--answer", "项目级别=一般")]
    [InlineData("prohibited", "--level", "national-key", "--type", "住宅")]
    [InlineData("restricted", "--level", "national-key", "--type", "transport", "--sector", "交通", "--attribute", "linear=yes", "--attribute", "临时用地=no")]
    public void What_is_said_decides(string verdict, params string[] said)
    {
        var record = Check(Unknown, said).Json;
        ((string?)record["verdict"]).ShouldBe(verdict);
        record["questions"]!.AsArray().Select(question => (string)question!["attribute"]!).ShouldBe(said.Length == 0 ? ["level"] : []);
    }

    [Fact]
    public void What_is_said_outranks_the_file()
    {
        ((string?)Check(Ordinary).Json["verdict"]).ShouldBe("prohibited");
        var said = Check(Ordinary, "--level", "national-key").Json;
        ((string?)said["verdict"]).ShouldBe("restricted");
        ((string?)said["site"]!["attributes"]!["level"]).ShouldBe("national-key");
    }

    [Fact]
    public void The_record_has_what_is_known_by_code()
    {
        var attributes = Check(Unknown, "--level", "国家重点", "--attribute", "建筑高度=30米", "--attribute", "排污=是").Json["site"]!["attributes"]!;
        ((string?)attributes["level"]).ShouldBe("national-key");
        ((string?)attributes["projectType"]).ShouldBe("water");
        ((string?)attributes["heightMetres"]).ShouldBe("30");
        ((string?)attributes["discharges"]).ShouldBe("true");
    }

    [Fact]
    public void Columns_that_contradict_each_other_say_nothing_and_the_question_shows_both()
    {
        var sites = JsonNode.Parse(RuleCaseRun.SitesOf([Unknown]))!;
        sites["features"]![0]!["properties"]!["项目级别"] = "一般";
        sites["features"]![0]!["properties"]!["level"] = "national-key";
        var record = CheckFile(sites.ToJsonString()).Json;
        ((string?)record["verdict"]).ShouldBe("prohibited");
        var question = record["questions"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)question["attribute"]).ShouldBe("level");
        ((string?)question["why"])!.ShouldContain("一般");
        ((string?)question["why"])!.ShouldContain("national-key");
    }

    [Fact]
    public void A_value_in_the_file_that_nobody_understands_is_unknown_and_the_question_shows_it()
    {
        var sites = JsonNode.Parse(RuleCaseRun.SitesOf([Unknown]))!;
        sites["features"]![0]!["properties"]!["项目级别"] = "重点";
        var record = CheckFile(sites.ToJsonString()).Json;
        ((string?)record["verdict"]).ShouldBe("prohibited");
        ((string?)record["questions"]!.AsArray().ShouldHaveSingleItem()!["why"])!.ShouldContain("“重点”");
    }

    [Theory]
    [InlineData("attribute.bad-value", "--level", "high")]
    [InlineData("attribute.bad-value", "--level", "国家级")]
    [InlineData("attribute.bad-value", "--type", "工矿")]
    [InlineData("attribute.bad-value", "--sector", "炼油")]
    [InlineData("attribute.bad-value", "--attribute", "discharges=maybe")]
    [InlineData("attribute.bad-value", "--attribute", "heightMetres=tall")]
    [InlineData("attribute.bad-value", "--attribute", "建筑高度=12kV")]
    [InlineData("attribute.bad-value", "--answer", "level=")]
    [InlineData("attribute.unknown", "--attribute", "colour=red")]
    [InlineData("attribute.unknown", "--answer", "颜色=红")]
    [InlineData("attribute.syntax", "--attribute", "level")]
    [InlineData("attribute.syntax", "--answer", "=ordinary")]
    [InlineData("attribute.twice", "--level", "ordinary", "--attribute", "level=province")]
    [InlineData("attribute.twice", "--attribute", "级别=一般", "--attribute", "项目级别=国家重点")]
    [InlineData("attribute.twice", "--answer", "level=ordinary", "--answer", "level=province")]
    public void What_cannot_be_understood_is_refused(string code, params string[] said)
    {
        var run = Run(Unknown, said);
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldStartWith($"错误 [{code}]");
    }

    [Theory]
    [InlineData("zh", "国家重点", "--level", "high")]
    [InlineData("en", "ordinary, county, province, national-key", "--level", "high")]
    [InlineData("en", "true, false", "--attribute", "discharges=maybe")]
    [InlineData("en", "a number (m)", "--attribute", "heightMetres=tall")]
    [InlineData("zh", "projectType（项目类型）", "--attribute", "colour=red")]
    [InlineData("en", "projectType, level, sector", "--attribute", "colour=red")]
    public void A_refusal_says_what_can_be_understood(string language, string allowed, params string[] said)
    {
        // Lines are broken at the page's width.
        var words = Run(Unknown, [.. said, "--lang", language]).Errors.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string.Join(' ', words).ShouldContain(allowed);
    }

    [Fact]
    public void Without_a_rule_book_nothing_can_be_said()
    {
        var data = Path.Combine(_scratch.Folder, "data");
        foreach (var name in new[] { "catalog.yaml", "parks.yaml", "plan.yaml" }.Concat(Directory.EnumerateFiles(Repository.Path("gis-data/layers")).Select(path => $"layers/{Path.GetFileName(path)}")))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(data, name))!);
            File.Copy(Repository.Path($"gis-data/{name}"), Path.Combine(data, name));
        }

        var workspace = Path.Combine(_scratch.Folder, "workspace");
        Data.Workspaces.Workspace.Init(workspace, data, SmallWorkspace.Act);
        var run = YanshiGis.RunOn(workspace, "check", Samples.Shipped, "--level", "ordinary");
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain("[attribute.no-rule-book]");
    }

    private YanshiGis.Outcome Check(RuleCase one, params string[] said)
    {
        var run = Run(one, said);
        run.ExitCode.ShouldBe(1, run.Errors);
        return run;
    }

    private YanshiGis.Outcome Run(RuleCase one, params string[] said) => CheckFile(RuleCaseRun.SitesOf([one]), said);

    private YanshiGis.Outcome CheckFile(string sites, params string[] said) =>
        YanshiGis.RunOn(RuleCaseRun.WorkspaceOf(Unknown), ["check", _scratch.Write("site.geojson", sites), "--format", "json", "--as-of", Unknown.AsOf, .. said]);
}
