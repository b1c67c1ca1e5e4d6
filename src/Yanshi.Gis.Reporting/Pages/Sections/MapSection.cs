using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Reporting.Maps;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>The map, and the key to its numbers.</summary>
internal static class MapSection
{
    internal static void Write(MarkupWriter html, ReportSite site, int number)
    {
        using (html.Element("section", ("class", "sheet")))
        {
            html.Line("h2", null, site.Say("示意图", "Map"));
            using (html.Element("figure"))
            {
                var caption = site.Say($"{CheckPage.NameOf(site.Record)}：用地范围和 {site.Conflicts.Count} 处图层冲突", $"{CheckPage.NameOf(site.Record)}: the site and its {site.Conflicts.Count} layers in conflict");
                var drawn = SiteMap.Draw(html, site, number, caption);
                using (html.Element("figcaption"))
                    WriteKey(html, site, drawn);
            }
        }
    }

    private static void WriteKey(MarkupWriter html, ReportSite site, IReadOnlySet<int> drawn)
    {
        if (site.Conflicts.Count == 0)
        {
            html.Line("p", "note", site.Say("没有冲突图层可绘。没有答案的图层不在图上。", "There is no conflict to draw. Layers without an answer are not on the map."));
            return;
        }

        using (html.Element("ul", ("class", "key")))
        {
            for (var i = 0; i < site.Conflicts.Count; i++)
            {
                var layer = site.Conflicts[i];
                var verdict = site.Findings.WorstOf(layer.Text("id"));
                using (html.Element("li"))
                {
                    html.Line("span", "no", (i + 1).ToString(CultureInfo.InvariantCulture));
                    using (html.Element("span", ("class", "mark " + (verdict ?? "undetermined"))))
                    {
                        Signs.Draw(html, verdict ?? "conflict");
                        html.Text(verdict is null ? site.Word("state", "conflict") : site.Word("mark", verdict));
                    }

                    html.Text($" {site.Names.Of(layer)} ");
                    html.Line("span", "amount", layer.FindNumber("areaSquareMetres") is { } area ? $"{RecordReading.Grouped(area, 2)} m²" : RecordReading.None);
                    if (!drawn.Contains(i + 1))
                        html.Line("span", "undrawn", WhyUndrawn(layer, site));
                }
            }
        }

        html.Line("p", "note", site.Say("重叠处按最严的结论填绘，编号为该处的全部冲突。没有答案的图层不在图上。", "Where conflicts overlap the worst one's fill is drawn, with the numbers of all. Layers without an answer are not on the map."));
    }

    private static string WhyUndrawn(JsonObject layer, ReportSite site)
    {
        if (site.Omitted.Contains(layer.Text("id")))
            return site.Say("（不公开，未绘）", " (not public, not drawn)");
        return layer.FindNumber("areaSquareMetres") is > 0 ? site.Say("（太窄，未绘）", " (too thin to be drawn)") : site.Say("（不占面积，未绘）", " (has no area)");
    }
}
