using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Maps;

/// <summary>示意图: the site with its conflicts, drawn from the pieces document.</summary>
internal static class SiteMap
{
    /// <summary>Draws the map.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="site">The site.</param>
    /// <param name="number">The site's number on the page, which makes ids unique.</param>
    /// <param name="caption">What a reader hears who cannot see it.</param>
    /// <returns>The numbers of conflicts that have an area on the map.</returns>
    internal static IReadOnlySet<int> Draw(MarkupWriter html, ReportSite site, int number, string caption)
    {
        var features = site.Pieces.Objects("features");
        var outline = PieceGeometry.Of(features.First(feature => KindOf(feature) is "site")) ?? throw new ArgumentException("The site has no outline.", nameof(site));
        var sheet = new MapSheet(outline);
        var drawn = new SortedSet<int>();
        var areas = features.Where(feature => KindOf(feature) is "cell").Select(cell => AreaOf(cell, site, sheet, drawn)).OfType<ConflictArea>().ToList();
        List<string> verdicts = [.. areas.Select(area => area.Verdict).Distinct(StringComparer.Ordinal).OrderBy(Severity.RankOf)];
        var prefix = "m" + number.ToString(CultureInfo.InvariantCulture);
        using (html.Element(
            "svg",
            ("class", "map"), ("role", "img"), ("aria-label", caption), ("width", $"{Outline.Number(MapSheet.Width)}mm"), ("height", $"{Outline.Number(sheet.Height)}mm"),
            ("viewBox", $"0 0 {Outline.Number(MapSheet.Width)} {Outline.Number(sheet.Height)}")))
        {
            Hatching.Define(html, prefix, verdicts);
            DrawFrame(html, sheet);
            MapGrid.Draw(html, sheet);
            using (html.Element("g", ("stroke", "#222"), ("stroke-width", "0.2"), ("stroke-linejoin", "round"), ("fill-rule", "evenodd")))
            {
                foreach (var area in areas)
                    html.Leaf("path", ("d", Outline.PathOf(area.Area)), ("fill", Hatching.Fill(prefix, area.Verdict)));
            }

            html.Leaf("path", ("d", Outline.PathOf(sheet.Place(outline))), ("fill", "none"), ("stroke", "#000"), ("stroke-width", "0.7"), ("stroke-linejoin", "round"));
            new MapLabels(sheet).Draw(html, areas);
            MapLegend.Draw(html, sheet, prefix, verdicts, site.Language);
            DrawNotice(html, sheet, site);
        }

        return drawn;
    }

    /// <summary>审图号, or that the map has not been reviewed.</summary>
    internal static string NoticeOf(ReportSite site) => site.Options.MapReviewNumber is { } reviewed
        ? site.Say($"审图号：{reviewed}", $"审图号 (map review number): {reviewed}")
        : site.Say("示意图，未经地图审核，仅供内部使用", "Sketch, not reviewed as a map, for internal use only (示意图，未经地图审核，仅供内部使用)");

    // A cell that no conflict concerns stays white, and one too thin for an outline cannot be drawn.
    private static ConflictArea? AreaOf(JsonObject cell, ReportSite site, MapSheet sheet, SortedSet<int> drawn)
    {
        var numbers = cell.Object("properties").Texts("layers").Select(site.NumberOf).OfType<int>().Order().ToList();
        if (numbers.Count == 0 || PieceGeometry.Of(cell) is not { } area)
            return null;
        drawn.UnionWith(numbers);

        // Conflicts are numbered by severity.
        return new ConflictArea(sheet.Place(area), site.VerdictOf(site.Conflicts[numbers[0] - 1]), ConflictArea.LabelOf(numbers));
    }

    private static string KindOf(JsonObject feature) => feature.Object("properties").Text("kind");

    private static void DrawFrame(MarkupWriter svg, MapSheet sheet)
    {
        svg.Leaf(
            "rect",
            ("x", Outline.Number(MapSheet.Left)), ("y", Outline.Number(MapSheet.Top)), ("width", Outline.Number(MapSheet.Right - MapSheet.Left)), ("height", Outline.Number(sheet.FrameHeight)),
            ("fill", "#fff"), ("stroke", "#333"), ("stroke-width", "0.35"));
    }

    private static void DrawNotice(MarkupWriter svg, MapSheet sheet, ReportSite site)
    {
        using (svg.Element("text", ("x", Outline.Number(MapSheet.Left)), ("y", Outline.Number(sheet.Bottom + 8)), ("font-size", "2.8"), ("font-weight", "bold")))
            svg.Text(NoticeOf(site));
        using (svg.Element("text", ("x", Outline.Number(MapSheet.Width - 1)), ("y", Outline.Number(sheet.Bottom + 8)), ("font-size", "2.3"), ("text-anchor", "end"), ("fill", "#333")))
            svg.Text(site.Say("坐标：2000 国家大地坐标系经纬度", "coordinates: CGCS2000 longitude, latitude"));
    }
}
