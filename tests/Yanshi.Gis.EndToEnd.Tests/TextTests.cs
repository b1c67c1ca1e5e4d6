using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests;

public class TextTests
{
    private static readonly YanshiGis.Outcome Demo = YanshiGis.Run("demo");

    [Fact]
    public void The_demo_exits_0_with_nothing_on_standard_error() => (Demo.ExitCode, Demo.Errors).ShouldBe((0, ""));

    [Fact]
    public void The_verdict_stands_first_with_its_basis_and_what_is_missing()
    {
        var lines = Demo.Output.TrimStart('\n').Split('\n');
        lines[0].ShouldContain("结论");
        lines[0].ShouldContain("无法判定");
        lines[0].ShouldContain("示意");
        Demo.Output.ShouldContain("6 个必查图层没有答案");
        Demo.Output.ShouldContain("示意数据，非法定控制线");
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void No_line_is_wider_than_the_page_or_carries_escapes_or_trailing_blanks(string language)
    {
        var output = YanshiGis.Run("demo", "--lang", language).Output;
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
        var site = YanshiGis.Run("site", Samples.Shipped, "--format", "json").Json;
        Demo.Output.ShouldContain(site["areaSquareMetres"]!.GetValue<double>().ToString("F2", System.Globalization.CultureInfo.InvariantCulture) + " m²");
        Demo.Output.ShouldContain(site["areaMu"]!.GetValue<double>().ToString("F4", System.Globalization.CultureInfo.InvariantCulture) + " 亩");
    }

    [Fact]
    public void Every_layer_is_named()
    {
        foreach (var title in new[] { "永久基本农田*", "耕地", "文物保护单位保护范围*", "镇（街道）界", "气象探测环境保护范围" })
            Demo.Output.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldContain(title);
    }

    // Han characters and full-width punctuation take two columns.
    private static int Columns(string line) => line.Sum(c => c is (>= '\u2E80' and <= '\uA4CF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF01' and <= '\uFF60') ? 2 : 1);
}
