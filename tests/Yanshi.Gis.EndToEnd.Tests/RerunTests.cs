using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.EndToEnd.Tests.Rules;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary><c>check --rerun</c>: a record is made again to the byte, whatever has happened to its workspace since, or it is said what is missing.</summary>
public sealed class RerunTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_case_of_every_rule_is_made_again_to_the_byte()
    {
        foreach (var batch in RuleCase.All.GroupBy(RuleCaseRun.WorkspaceOf, StringComparer.Ordinal))
        {
            var records = new JsonArray([.. batch.Select(one => RuleCaseRun.RecordOf(one).DeepClone())]);
            var run = YanshiGis.RunOn(batch.Key, "check", "--rerun", _scratch.Write("records.json", records.ToJsonString()), "--format", "json");
            run.ExitCode.ShouldBe(1, run.Errors[..Math.Min(2000, run.Errors.Length)]);
            JsonNode.DeepEquals(run.Json, records).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void Whatever_a_file_said_stands_in_the_record_again(string name, string content, string[] options)
    {
        var made = YanshiGis.Run(["check", _scratch.Write(name, content), "--format", "json", "--as-of", "2026-11-22", .. options]);
        made.ExitCode.ShouldBe(1, made.Errors);
        var again = YanshiGis.Run("check", "--rerun", _scratch.Write("record.json", made.Output), "--format", "json");
        again.Errors.ShouldContain("[rerun.reproduced]");
        again.Output.ShouldBe(made.Output);
        again.ExitCode.ShouldBe(1);
    }

    public static TheoryData<string, string, string[]> Sites => new()
    {
        { "stated.txt", Samples.BoundaryPoints(Samples.Square(0, 0), Samples.Square(150, 0)), [] },
        { "corridor.geojson", """{"type":"Feature","id":"路","properties":{"用途":"道路","projectType":"transport"},"geometry":{"type":"LineString","coordinates":[[112.78,34.66],[112.79,34.661],[112.80,34.655]]}}""", ["--width", "12"] },
        { "bow.geojson", """{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[112.78,34.66],[112.79,34.67],[112.79,34.66],[112.78,34.67],[112.78,34.66]]]}}""", ["--repair"] },
        { "said.geojson", """{"type":"Feature","id":"1","properties":{"项目类型":"工业","level":"一般","备注":"甲"},"geometry":{"type":"Polygon","coordinates":[[[112.78,34.66],[112.79,34.66],[112.79,34.67],[112.78,34.67],[112.78,34.66]]]}}""", ["--type", "residential", "--answer", "discharges=否"] },
        { "contradictory.geojson", """{"type":"Feature","id":"1","properties":{"projectType":"industrial","项目类型":"居住"},"geometry":{"type":"Polygon","coordinates":[[[112.78,34.66],[112.79,34.66],[112.79,34.67],[112.78,34.67],[112.78,34.66]]]}}""", [] },
        { "map.geojson", """{"type":"Feature","id":"1","properties":{},"geometry":{"type":"Polygon","coordinates":[[[112.78,34.66],[112.79,34.66],[112.79,34.67],[112.78,34.67],[112.78,34.66]]]}}""", ["--crs", "GCJ02"] },
    };

    [Fact]
    public void Later_versions_and_rule_books_change_nothing()
    {
        var folder = Workspaces.Copy(Workspaces.Demonstration, _scratch);
        var made = YanshiGis.RunOn(folder, "check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22");
        var record = _scratch.Write("record.json", made.Output);
        YanshiGis.RunOn(folder, "layers", "withdraw", "land-use@v1", "--from", "2020-01-01").ExitCode.ShouldBe(0);
        YanshiGis.RunOn(folder, "layers", "use", "heritage-protection-scope@v1", "--from", "2020-01-01").ExitCode.ShouldBe(0);
        YanshiGis.RunOn(folder, "rules", "install", "--data", OtherRules()).ExitCode.ShouldBe(0);
        YanshiGis.RunOn(folder, "check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22").Json["digest"]!.GetValue<string>().ShouldNotBe(made.Json["digest"]!.GetValue<string>(), StringComparer.Ordinal);

        var again = YanshiGis.RunOn(folder, "check", "--rerun", record, "--format", "json");
        again.Output.ShouldBe(made.Output, again.Errors);

        Directory.Delete(Path.Combine(folder, "rule-books"), recursive: true);
        File.Delete(Path.Combine(folder, "layers", "land-use.v1.layer"));
        File.Delete(Path.Combine(folder, "workspace.gpkg"));
        var lacking = YanshiGis.RunOn(folder, "check", "--rerun", record, "--lang", "en");
        lacking.ExitCode.ShouldBe(3);
        lacking.Errors.ShouldContain("[rerun.missing]");
        lacking.Errors.ShouldContain("land-use@v1");
        lacking.Errors.ShouldContain("rule book");
    }

    [Fact]
    public void A_record_that_was_altered_or_comes_from_elsewhere_is_told()
    {
        var made = YanshiGis.Run("check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22");
        var record = made.Json.AsObject();
        var altered = (JsonObject)record.DeepClone();
        altered["verdict"] = "clear";
        ShouldBe("[rerun.altered]", 2, altered.ToJsonString());
        ShouldBe("[rerun.not-a-record]", 2, """{"schema":"yanshi-gis/site-problem/1","id":"1"}""");
        ShouldBe("[rerun.not-a-record]", 2, "用地 1");
        ShouldBe("[rerun.not-a-record]", 2, "[]");
        ShouldBe("[rerun.not-a-record]", 2, made.Output.Replace("\"verdict\"", "\"verdict\": \"clear\", \"verdict\"", StringComparison.Ordinal));

        // A forger who knows how digests are made: the answer itself is made again.
        altered["digest"] = SiteReportJson.DigestOf(altered);
        ShouldBe("[rerun.differs]", 3, altered.ToJsonString());
        var (otherSite, hollow) = ((JsonObject)record.DeepClone(), (JsonObject)record.DeepClone());
        var position = otherSite["site"]!["geometry"]!["coordinates"]!.AsArray();
        while (position[0] is JsonArray deeper)
            position = deeper;
        position[0] = position[0]!.GetValue<double>() + 1;
        otherSite["digest"] = SiteReportJson.DigestOf(otherSite);
        YanshiGis.Run("check", "--rerun", _scratch.Write("other.json", otherSite.ToJsonString())).ExitCode.ShouldBeOneOf(2, 3);
        hollow["site"] = new JsonObject();
        hollow["digest"] = SiteReportJson.DigestOf(hollow);
        ShouldBe("[rerun.not-a-record]", 2, hollow.ToJsonString());

        YanshiGis.RunOn(Workspaces.Shipped, "check", "--rerun", _scratch.Write("record.json", made.Output)).Errors.ShouldContain("[rerun.missing]");
        YanshiGis.Run("check", "--rerun", "nothing.json").Errors.ShouldContain("[input.not-found]");
        YanshiGis.Run("check", Samples.Shipped, "--rerun", "record.json").Errors.ShouldContain("[usage.not-together]");
        YanshiGis.Run("check", "--rerun", "record.json", "--as-of", "2026-11-22").Errors.ShouldContain("[usage.not-together]");
        YanshiGis.Run("check", "--rerun", "record.json", "--type", "industrial", "--crs", "EPSG:4490").Errors.ShouldContain("[usage.not-together]");
        YanshiGis.Run("check").ExitCode.ShouldBe(2);

        void ShouldBe(string code, int exitCode, string content)
        {
            var run = YanshiGis.Run("check", "--rerun", _scratch.Write("a.json", content));
            (run.ExitCode, run.Errors.Contains(code, StringComparison.Ordinal)).ShouldBe((exitCode, true), run.Errors);
        }
    }

    private string OtherRules()
    {
        var data = Path.Combine(_scratch.Folder, "other");
        Directory.CreateDirectory(Path.Combine(data, "rules"));
        foreach (var file in Directory.EnumerateFiles(Repository.Path("gis-data/rules")))
            File.WriteAllText(Path.Combine(data, "rules", Path.GetFileName(file)), File.ReadAllText(file).Replace("version: \"2026.11\"", "version: \"2026.12\"", StringComparison.Ordinal));
        return data;
    }
}
