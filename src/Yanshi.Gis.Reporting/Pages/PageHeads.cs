using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>What stands at the head of every printed page: a sheet that gets lost must still say what its data is worth and who may see it.</summary>
internal static class PageHeads
{
    /// <summary>The style rules for the pages of a site. All texts in them are this project's own.</summary>
    /// <param name="site">The site.</param>
    /// <param name="number">Its number.</param>
    internal static string Of(ReportSite site, int number)
    {
        var name = CheckPage.AnchorOf(number);
        return $"#{name}{{page:{name}}}\n@page {name}{{{Box("left", HeaderSection.MarkOf(site))}{Box("right", WorthOf(site))}}}\n";
    }

    private static string? WorthOf(ReportSite site) => site.Record.Text("basis") switch
    {
        "demonstration" => site.Say("合成演示数据，结论不能用于任何项目", "synthetic data, of no use for any project"),
        "preview" => site.Say("预检：坐标未核实", "preview: coordinates not verified"),
        "indicative" => site.Say("示意数据，非法定控制线", "indicative data, not statutory control lines"),
        _ => null,
    };

    private static string Box(string side, string? text) => text is null ? string.Empty : $"@top-{side}{{content:\"{text}\";font:9pt sans-serif}}";
}
