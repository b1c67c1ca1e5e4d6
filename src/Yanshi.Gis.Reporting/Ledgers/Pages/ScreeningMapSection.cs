using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>The map with its legend, and what it leaves out.</summary>
internal static class ScreeningMapSection
{
    internal static void Write(MarkupWriter html, ScreeningReading reading, LedgerOptions options, LedgerNames names, LedgerNotices notices)
    {
        if (reading.Sites.Count == 0)
            return;
        var caption = names.Say($"{reading.Sites.Count} 个用地的位置和结论", $"Place and verdict of {reading.Sites.Count} sites");
        using (html.Element("section"))
        {
            html.Line("h2", null, names.Say("位置", "Locations"));
            using (html.Element("div", ("class", "locations")))
            {
                new ScreeningMap(reading.Sites, options.District).Draw(html, reading.Sites, names, caption);
                WriteLegend(html, reading, options, names, notices);
            }
        }
    }

    private static void WriteLegend(MarkupWriter html, ScreeningReading reading, LedgerOptions options, LedgerNames names, LedgerNotices notices)
    {
        using (html.Element("ul", ("class", "legend")))
        {
            foreach (var group in reading.Sites.GroupBy(site => site.Verdict).OrderByDescending(group => group.Key))
            {
                using (html.Element("li"))
                {
                    using (html.Element("svg", ("viewBox", "-1.6 -1.6 3.2 3.2"), ("aria-hidden", "true")))
                        html.Leaf("path", ("d", VerdictMarks.PathOf(group.Key, 0, 0)), ("fill", SeverityColours.Of(EnumCode.Of(group.Key))), ("fill-rule", "evenodd"), ("stroke", "#1b1b1b"), ("stroke-width", "0.15"));
                    html.Text($"{names.Verdict(group.Key)} {RecordReading.Grouped(group.Count(), 0)}");
                }
            }

            if (reading.Located > reading.Sites.Count)
            {
                html.Line("li", "unknown", names.Say(
                    $"共 {reading.Located} 个用地，图上只画最严的 {reading.Sites.Count} 个。",
                    $"{reading.Located} sites in all; the map shows the worst {reading.Sites.Count}."));
            }

            html.Line("li", "note", names.Say("符号在用地范围的中心，不表示大小。", "A mark stands at the middle of its site and says nothing of its size."));
            if (options.District is null)
                html.Line("li", "note", names.Say("没有区界数据，图上没有区界。", "There is no outline of the district to draw."));
            html.Line("li", "note", options.MapReviewNumber is { } reviewed
                ? names.Say($"审图号：{reviewed}", $"审图号 (map review number): {reviewed}")
                : names.Say("示意图，未经地图审核，仅供内部使用", "Sketch, not reviewed as a map, for internal use only (示意图，未经地图审核，仅供内部使用)"));
            html.Line("li", "note", names.Say("坐标：2000 国家大地坐标系经纬度", "coordinates: CGCS2000 longitude, latitude"));
            if (notices.Short is { } worth)
                html.Line("li", "unknown", worth);
        }
    }
}
