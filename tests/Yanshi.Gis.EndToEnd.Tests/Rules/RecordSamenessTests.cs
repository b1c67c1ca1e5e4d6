using Shouldly;
using Xunit;

namespace Yanshi.Gis.EndToEnd.Tests.Rules;

/// <summary>Records with findings are the same bytes on one core and two, in English and in Chinese.</summary>
public sealed class RecordSamenessTests
{
    private const string ProcessorCount = "DOTNET_PROCESSOR_COUNT";
    private const string Language = "LANG";
    private const int Sites = 60;

    private static readonly IReadOnlyList<RuleCase> Cases = [.. RuleCase.All.Take(Sites)];
    private static readonly Lazy<string> LazyFirst = new(() => Run("1", "zh_CN.UTF-8"));

    [Theory]
    [InlineData("1", "en_US.UTF-8")]
    [InlineData("2", "zh_CN.UTF-8")]
    [InlineData("2", "en_US.UTF-8")]
    public void The_same_bytes_come_out(string processors, string locale)
    {
        var again = Run(processors, locale);
        again.ShouldBe(LazyFirst.Value);
        DigestsOf(again).Count.ShouldBe(Sites);
        DigestsOf(again).Distinct(StringComparer.Ordinal).Count().ShouldBe(Sites);
    }

    private static List<string> DigestsOf(string output) => [.. System.Text.Json.Nodes.JsonNode.Parse(output)!.AsArray().Select(record => (string)record!["digest"]!)];

    private static string Run(string processors, string locale)
    {
        using var scratch = new Scratch();
        var run = YanshiGis.Run(
            new Dictionary<string, string>(StringComparer.Ordinal) { [ProcessorCount] = processors, [Language] = locale, ["YANSHI_WORKSPACE"] = RuleCaseRun.WorkspaceOf(Cases[0]) },
            "check", scratch.Write("sites.geojson", RuleCaseRun.SitesOf(Cases)), "--format", "json", "--as-of", Cases[0].AsOf);
        run.ExitCode.ShouldBe(1, run.Errors);
        return run.Output;
    }
}
