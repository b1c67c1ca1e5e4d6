using Shouldly;
using Xunit;
using Yanshi.Gis.Reporting.Wording;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Browser.Tests;

/// <summary>The page's colours of verdicts are those of every other face, whose distances for all kinds of sight are computed anew by a test of theirs.</summary>
public class PaletteTests
{
    [Theory]
    [InlineData("prohibited")]
    [InlineData("restricted")]
    [InlineData("procedure")]
    [InlineData("notice")]
    [InlineData("clear")]
    [InlineData("undetermined")]
    public void A_verdict_has_one_colour_everywhere(string verdict)
    {
        var declared = File.ReadLines(Repository.Path("wwwroot/css/tokens.css")).Select(line => line.Trim()).Where(line => line.StartsWith($"--{verdict}:", StringComparison.Ordinal));
        declared.ShouldHaveSingleItem().ShouldBe($"--{verdict}: {SeverityColours.Of(verdict)};");
    }
}
