using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests;

public class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("check")]
    [InlineData("check", "a.txt", "b.txt")]
    [InlineData("check", "a.txt", "--format", "xml")]
    [InlineData("check", "a.txt", "--as-of", "2026-13-01")]
    [InlineData("check", "a.txt", "--width", "0")]
    [InlineData("check", "a.txt", "--width", "wide")]
    [InlineData("check", "a.txt", "--crs", "EPSG:1")]
    [InlineData("check", "a.txt", "--map-review-number", " ")]
    [InlineData("check", "a.txt", "--bogus")]
    [InlineData("bogus")]
    [InlineData("demo", "--lang", "fr")]
    [InlineData("check", "a.txt", "--workspace", "")]
    [InlineData("check", "a.txt", "--data", "gis-data")]
    [InlineData("site", "a.txt", "--format", "geojson")]
    [InlineData("layers")]
    [InlineData("layers", "bogus")]
    [InlineData("layers", "list", "--format", "geojson")]
    [InlineData("rules")]
    [InlineData("rules", "list", "--row", "0")]
    [InlineData("rules", "list", "--layer", "no-such-layer")]
    [InlineData("rules", "show")]
    [InlineData("rules", "show", "no.such-rule")]
    [InlineData("rules", "where")]
    [InlineData("rules", "list", "--format", "geojson")]
    [InlineData("workspace")]
    [InlineData("projects")]
    [InlineData("projects", "register")]
    [InlineData("projects", "retire")]
    [InlineData("rescreen", "--since", "land-use")]
    [InlineData("demo-data", "--parcels", "999")]
    [InlineData("demo-data", "--parcels", "many")]
    [InlineData("demo-data", "--seed", "-1")]
    public void Bad_usage_exits_2_with_a_code_and_no_output(params string[] arguments)
    {
        var run = YanshiGis.Run(arguments);
        run.ExitCode.ShouldBe(2, run.Errors);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldStartWith("错误 [");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("site", "-h")]
    [InlineData("demo", "--help")]
    [InlineData("demo-data", "--help")]
    [InlineData("layers", "--help")]
    [InlineData("layers", "list", "--help")]
    [InlineData("rules", "--help")]
    [InlineData("rules", "verify", "--help")]
    [InlineData("rules", "list", "--help")]
    [InlineData("rules", "show", "--help")]
    [InlineData("rules", "where", "--help")]
    [InlineData("rules", "install", "--help")]
    [InlineData("projects", "--help")]
    [InlineData("projects", "register", "--help")]
    [InlineData("projects", "list", "--help")]
    [InlineData("projects", "retire", "--help")]
    [InlineData("rescreen", "--help")]
    [InlineData("workspace", "init", "--help")]
    [InlineData("workspace", "verify", "--help")]
    public void Help_has_examples_in_both_languages(params string[] arguments)
    {
        var chinese = YanshiGis.Run(arguments);
        (chinese.ExitCode, chinese.Errors).ShouldBe((0, ""));
        chinese.Output.ShouldContain("示例\n  yanshi-gis ");
        var english = YanshiGis.Run([.. arguments, "--lang", "en"]);
        (english.ExitCode, english.Errors).ShouldBe((0, ""));
        english.Output.ShouldContain("Examples\n  yanshi-gis ");
    }

    [Fact]
    public void A_command_of_a_command_is_named_in_full()
    {
        YanshiGis.Run("layers", "list", "--help").Output.ShouldContain("yanshi-gis layers list [options]");
        YanshiGis.Run("layers", "list", "--bogus").Errors.ShouldContain("yanshi-gis layers list --help");
        YanshiGis.Run("workspace", "--help").Output.ShouldContain("yanshi-gis workspace <command> [options]");
    }

    [Fact]
    public void The_version_is_the_engines()
    {
        var run = YanshiGis.Run("--version");
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldMatch(@"^yanshi-gis \d+\.\d+\.\d+\n$");
    }

    [Theory]
    [InlineData(null, null, null, "结论")]
    [InlineData(null, null, "C", "结论")]
    [InlineData(null, null, "C.UTF-8", "结论")]
    [InlineData(null, null, "zh_CN.UTF-8", "结论")]
    [InlineData(null, null, "en_GB.UTF-8", "VERDICT")]
    [InlineData("en_US.UTF-8", null, "zh_CN.UTF-8", "VERDICT")]
    [InlineData(null, "zh_CN.UTF-8", "en_US.UTF-8", "结论")]
    [InlineData("", "", "en_US.UTF-8", "VERDICT")]
    public void The_language_follows_the_locale(string? all, string? messages, string? lang, string expected)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in new[] { ("LC_ALL", all), ("LC_MESSAGES", messages), ("LANG", lang) })
        {
            if (value is not null)
                environment[name] = value;
        }

        YanshiGis.Run(environment, "check", Samples.Clear).Output.ShouldContain(expected);
    }

    [Fact]
    public void The_option_outranks_the_locale() =>
        YanshiGis.Run(new Dictionary<string, string>(StringComparer.Ordinal) { ["LC_ALL"] = "zh_CN.UTF-8" }, "--lang", "en", "check", Samples.Clear).Output.ShouldContain("VERDICT");
}
