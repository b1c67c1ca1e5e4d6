using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Whole lists on the command line.</summary>
public sealed class ScreenCommandTests : IDisposable
{
    private const int Rows = 400;

    private static readonly string[] Compared = ["records.jsonl", "ledger.csv", "ledger.xlsx", "summary.json", "index.html", "sites.geojson"];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_rows_record_is_that_of_a_check_of_it_alone()
    {
        var list = _scratch.Write("项目.csv", List(12) + "P-坏,坏行,工业,\"POLYGON((1 2\"\nP-无,没有位置,工业,\n");
        var run = YanshiGis.Run("screen", list, "--out", Out("a"), "--as-of", "2026-11-22", "--threads", "3");
        run.ExitCode.ShouldBe(2, run.Errors);
        var records = File.ReadAllLines(Path.Combine(Out("a"), "records.jsonl")).Select(line => (JsonObject)JsonNode.Parse(line)!).ToList();
        var alone = YanshiGis.Run("check", list, "--as-of", "2026-11-22", "--format", "json").Json.AsArray().Select(node => (JsonObject)node!)
            .Where(record => record["schema"]!.GetValue<string>() == SiteReportJson.Schema).ToList();
        alone.Count.ShouldBe(12);
        records.Select(CanonicalJson.Write).ShouldBe(alone.Select(CanonicalJson.Write));
        var table = File.ReadAllText(Path.Combine(Out("a"), "ledger.csv"));
        foreach (var record in records)
        {
            SiteReportJson.DigestOf(record).ShouldBe(record["digest"]!.GetValue<string>());
            table.ShouldContain(record["digest"]!.GetValue<string>());
        }

        var summary = JsonNode.Parse(File.ReadAllText(Path.Combine(Out("a"), "summary.json")))!;
        (summary["rows"]!.GetValue<int>(), summary["checked"]!.GetValue<int>(), summary["locationUnknown"]!.GetValue<int>(), summary["refused"]!.GetValue<int>()).ShouldBe((14, 12, 1, 1));
        JsonNode.Parse(File.ReadAllText(Path.Combine(Out("a"), "sites.geojson")))!["features"]!.AsArray().Count.ShouldBe(12);
        Directory.Exists(Path.Combine(Out("a"), ".screening")).ShouldBeFalse();
    }

    [ToolFact("ogrinfo")]
    public void The_map_layer_is_read_by_others()
    {
        var list = _scratch.Write("list.csv", List(5));
        YanshiGis.Run("screen", list, "--out", Out("g"), "--as-of", "2026-11-22").ExitCode.ShouldBe(1);
        var info = ToolProcess.Run(ToolProcess.Get("ogrinfo"), ["-so", Path.Combine(Out("g"), "sites.gpkg"), "sites"]).Output;
        info.ShouldContain("Feature Count: 5");
        info.ShouldContain("结论: String");
    }

    [Fact]
    public void A_park_by_name_gets_what_can_be_said_of_it_and_no_verdict()
    {
        var list = _scratch.Write("names.csv", "项目名称,园区,行业代码\n甲厂,先进装备制造产业园,equipment\n乙厂,,three-wheelers\n");
        var run = YanshiGis.Run("screen", list, "--out", Out("n"), "--as-of", "2026-11-22");
        run.ExitCode.ShouldBe(1, run.Errors);
        run.Output.ShouldContain("位置不明");
        var csv = File.ReadAllLines(Path.Combine(Out("n"), "ledger.csv"));
        csv.Length.ShouldBe(3);
        csv[1].ShouldContain("园");
        JsonNode.Parse(File.ReadAllText(Path.Combine(Out("n"), "summary.json")))!["checked"]!.GetValue<int>().ShouldBe(0);
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    public void A_run_that_was_stopped_goes_on_where_it_was_and_gives_the_same_files(string signal)
    {
        var list = _scratch.Write("long.csv", List(Rows));
        YanshiGis.Run("screen", list, "--out", Out("whole"), "--as-of", "2026-11-22").ExitCode.ShouldBe(1);
        var exitCode = StartAndStop(list, Out("cut"), signal);
        if (signal is "INT")
            exitCode.ShouldBe(130);
        File.Exists(Path.Combine(Out("cut"), "summary.json")).ShouldBeFalse("the run was over before it could be stopped");
        YanshiGis.Run("screen", list, "--out", Out("cut"), "--as-of", "2026-11-22").Errors.ShouldContain("[screening.unfinished]");
        var changed = _scratch.Write("long.csv", List(Rows + 1));
        YanshiGis.Run("screen", changed, "--out", Out("cut"), "--as-of", "2026-11-22", "--resume").Errors.ShouldContain("[screening.other-basis]");
        _scratch.Write("long.csv", List(Rows));
        var resumed = YanshiGis.Run("screen", list, "--out", Out("cut"), "--resume");
        resumed.ExitCode.ShouldBe(1, resumed.Errors);
        resumed.Errors.ShouldContain("[screening.goes-on]");
        foreach (var file in Compared)
            File.ReadAllBytes(Path.Combine(Out("cut"), file)).ShouldBe(File.ReadAllBytes(Path.Combine(Out("whole"), file)), file);
    }

    [Fact]
    public void A_run_that_ended_behind_the_move_of_its_records_gives_the_same_files()
    {
        var list = _scratch.Write("short.csv", List(20));
        YanshiGis.Run("screen", list, "--out", Out("whole"), "--as-of", "2026-11-22").ExitCode.ShouldBe(1);

        // A folder of the summary's name lets the last of all writes fail, whatever was written before it.
        var summary = Directory.CreateDirectory(Path.Combine(Out("cut"), "summary.json"));
        YanshiGis.Run("screen", list, "--out", Out("cut"), "--as-of", "2026-11-22").Errors.ShouldContain("[storage.write-failed]");
        File.Exists(Path.Combine(Out("cut"), "records.jsonl")).ShouldBeTrue();
        File.Exists(Path.Combine(Out("cut"), ".screening", "records.jsonl")).ShouldBeFalse("the records were not moved");
        summary.Delete();
        var resumed = YanshiGis.Run("screen", list, "--out", Out("cut"), "--resume");
        resumed.ExitCode.ShouldBe(1, resumed.Errors);
        resumed.Errors.ShouldContain("20");
        foreach (var file in Compared)
            File.ReadAllBytes(Path.Combine(Out("cut"), file)).ShouldBe(File.ReadAllBytes(Path.Combine(Out("whole"), file)), file);
        Directory.Exists(Path.Combine(Out("cut"), ".screening")).ShouldBeFalse();
    }

    [Fact]
    public void Ground_that_a_registered_project_has_is_told()
    {
        var workspace = Workspaces.Copy(Workspaces.Demonstration, _scratch);
        var first = _scratch.Write("first.csv", "项目编号,WKT\nR-1,\"POLYGON((112.80 34.70,112.802 34.70,112.802 34.702,112.80 34.702,112.80 34.70))\"\n");
        YanshiGis.RunOn(workspace, "projects", "register", first, "--as-of", "2026-11-22").ExitCode.ShouldBe(0);
        var second = _scratch.Write(
            "second.csv",
            "项目编号,WKT\nR-1,\"POLYGON((112.80 34.70,112.802 34.70,112.802 34.702,112.80 34.702,112.80 34.70))\"\nS-2,\"POLYGON((112.801 34.70,112.803 34.70,112.803 34.702,112.801 34.702,112.801 34.70))\"\n");
        YanshiGis.RunOn(workspace, "screen", second, "--out", Out("r"), "--as-of", "2026-11-22").ExitCode.ShouldBe(1);
        var overlaps = JsonNode.Parse(File.ReadAllText(Path.Combine(Out("r"), "summary.json")))!["overlaps"]!["items"]!.AsArray();
        overlaps.Count.ShouldBe(2);
        overlaps.Select(overlap => overlap!["otherRow"]?.GetValue<int>()).ShouldBe([2, null], ignoreOrder: true);
        overlaps.Sum(overlap => overlap!["areaSquareMetres"]!.GetValue<double>()).ShouldBeInRange(40_000, 41_500);
    }

    [Fact]
    public void What_cannot_be_asked_for_is_refused()
    {
        var list = _scratch.Write("one.csv", List(1));
        foreach (var (option, value) in new[] { ("--records", "some"), ("--threads", "0"), ("--weight", "farmland-share"), ("--map", "name") })
        {
            var run = YanshiGis.Run("screen", list, "--out", Out("x"), option, value);
            (run.ExitCode, run.Errors).ShouldSatisfyAllConditions(() => run.ExitCode.ShouldBe(2), () => run.Errors.ShouldContain($"[usage.option-value] {option}"));
        }

        YanshiGis.Run("screen", list, "--out", Out("x"), "--weight", "beauty=3").Errors.ShouldContain("[ranking.criterion]");
        YanshiGis.Run("screen", "nowhere.csv", "--out", Out("x")).Errors.ShouldContain("[input.not-found]");
        YanshiGis.Run("screen", _scratch.Folder, "--out", Out("x")).Errors.ShouldContain("[usage.option-value] --out");
        YanshiGis.Run("screen", list).ExitCode.ShouldBe(2);
    }

    private static string List(int rows)
    {
        var text = new StringBuilder("项目编号,项目名称,项目类型,WKT\n");
        for (var i = 0; i < rows; i++)
        {
            var (west, south, side) = (112.62 + (i * 37 % 300) * 0.001, 34.5 + (i * 53 % 290) * 0.001, 0.0006 + i % 5 * 0.0004);
            text.Append(CultureInfo.InvariantCulture, $"P-{i},项目 {i},{(i % 2 == 0 ? "工业" : "交通")},\"POLYGON(({west} {south},{west + side} {south},{west + side} {south + side},{west} {south + side},{west} {south}))\"\n");
        }

        return text.ToString();
    }

    private string Out(string name) => Path.Combine(_scratch.Folder, "out-" + name);

    // The state is looked at, not the clock: the signal comes when some rows are on disk and others are not.
    private static int StartAndStop(string list, string folder, string signal)
    {
        var start = new ProcessStartInfo("dotnet", [YanshiGis.Program, "screen", list, "--out", folder, "--as-of", "2026-11-22", "--threads", "1", "--workspace", Workspaces.Demonstration])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var rows = new FileInfo(Path.Combine(folder, ".screening", "rows.jsonl"));
        while (!process.HasExited && (!rows.Exists || rows.Length == 0))
        {
            Thread.Sleep(5);
            rows.Refresh();
        }

        ToolProcess.Run("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        process.WaitForExit();
        _ = (output.Result, errors.Result);
        return process.ExitCode;
    }
}
