using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>What people read: the demonstration's two sites, one in conflict and one clear.</summary>
public class TextTests
{
    private static readonly YanshiGis.Outcome Demo = YanshiGis.Run("demo", "--as-of", "2026-11-22");
    private static readonly JsonObject Conflict = YanshiGis.Run("check", Samples.Shipped, "--format", "json", "--as-of", "2026-11-22").Json.AsObject();

    [Fact]
    public void The_demo_exits_0_with_nothing_on_standard_error() => (Demo.ExitCode, Demo.Errors).ShouldBe((0, ""));

    [Fact]
    public void The_verdict_stands_first_with_its_basis_and_what_is_synthetic()
    {
        var lines = Demo.Output.TrimStart('\n').Split('\n');
        lines[0].ShouldContain("结论");
        lines[0].ShouldContain("禁止");
        lines[0].ShouldContain("演示");
        lines[1].ShouldStartWith(" 合成演示数据");
        lines[2].ShouldStartWith(" 禁止：占用永久基本农田");
        lines.ShouldContain(line => line.Contains("结论", StringComparison.Ordinal) && line.Contains("无冲突", StringComparison.Ordinal));
    }

    [Fact]
    public void Shipped_data_alone_says_what_is_missing()
    {
        var output = YanshiGis.RunOn(Workspaces.Shipped, "check", Samples.Shipped, "--as-of", "2026-11-22").Output;
        output.ShouldContain("5 个必查图层没有答案");
        output.ShouldContain("示意数据，非法定控制线");
        output.ShouldNotContain("合成演示数据");
    }

    [Theory]
    [InlineData("zh", "demo")]
    [InlineData("en", "demo")]
    [InlineData("zh", "layers", "list")]
    [InlineData("en", "layers", "list")]
    [InlineData("zh", "demo-data", "--help")]
    public void No_line_is_wider_than_the_page_or_carries_escapes_or_trailing_blanks(string language, params string[] command)
    {
        var output = YanshiGis.Run([.. command, "--lang", language]).Output;
        output.ShouldNotContain("\u001b");
        foreach (var line in output.Split('\n'))
        {
            Columns(line).ShouldBeLessThanOrEqualTo(100, line);
            line.ShouldBe(line.TrimEnd());
        }
    }

    [Fact]
    public void Figures_are_those_of_the_record()
    {
        var site = Conflict["site"]!;
        Demo.Output.ShouldContain(Figure(site["areaSquareMetres"], "F2") + " m²");
        Demo.Output.ShouldContain(Figure(site["areaMu"], "F4") + " 亩");
        foreach (var layer in Conflict["layers"]!.AsArray().Where(layer => layer!["state"]!.GetValue<string>() is "conflict"))
        {
            Demo.Output.ShouldContain($" {Figure(layer!["areaSquareMetres"], "F2")} ");
            Demo.Output.ShouldContain($" {Figure(layer["areaMu"], "F4")} ");
            Demo.Output.ShouldContain($"{Figure(layer["areaInnerSquareMetres"], "F2")}–{Figure(layer["areaOuterSquareMetres"], "F2")}");
        }

        foreach (var part in new[] { "partition", "landClasses", "towns" }.SelectMany(name => Conflict[name]!.AsArray()))
            Demo.Output.ShouldContain($" {Figure(part!["areaSquareMetres"], "F2")} ");
        Demo.Output.ShouldContain(Conflict["digest"]!.GetValue<string>());
    }

    [Fact]
    public void The_parts_of_the_site_are_printed_with_a_sum_that_is_the_site()
    {
        var sums = Demo.Output.Split('\n').Where(line => line.StartsWith("合计", StringComparison.Ordinal)).Take(2).ToList();
        sums.Count.ShouldBe(2);
        foreach (var sum in sums)
            sum.Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["合计", Figure(Conflict["site"]!["areaSquareMetres"], "F2"), Figure(Conflict["site"]!["areaMu"], "F4"), "100.0000%"]);
    }

    [Fact]
    public void Every_layer_is_named()
    {
        var output = Demo.Output.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal);
        foreach (var title in Conflict["layers"]!.AsArray().Select(layer => layer!["title"]!.GetValue<string>()))
            output.ShouldContain(title.Replace(" ", "", StringComparison.Ordinal));
    }

    private static string Figure(JsonNode? number, string format) => number!.GetValue<double>().ToString(format, CultureInfo.InvariantCulture);

    // Han characters and full-width punctuation take two columns.
    private static int Columns(string line) => line.Sum(c => c is (>= '\u2E80' and <= '\uA4CF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF01' and <= '\uFF60') ? 2 : 1);
}
