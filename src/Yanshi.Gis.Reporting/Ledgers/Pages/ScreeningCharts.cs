using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Reporting.Pages;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>The charts: by verdict, layer, town, sector and park.</summary>
internal static class ScreeningCharts
{
    internal static void Write(MarkupWriter html, ScreeningSummary summary, LedgerNames names)
    {
        var chart = new BarChart(names);
        var unknown = names.Say("未知", "unknown");
        using (html.Element("section"))
        {
            html.Line("h2", null, names.Say("分布", "Distribution"));
            using (html.Element("div", ("class", "charts")))
            {
                BarChart.Draw(html, names.Say("按结论：项目数", "By verdict: projects"), [.. summary.ByVerdict.Select(chart.Of)]);
                BarChart.Draw(html, names.Say("按图层：有冲突的项目数", "By layer: projects in conflict"), [.. summary.ByLayer.Where(count => count.Conflicts > 0).OrderByDescending(count => count.Conflicts).Select(chart.Of)]);
                BarChart.Draw(html, names.Say("按镇（街道）：项目数", "By town: projects"), [.. summary.ByTown.Select(group => chart.Of(group, unknown))]);
                BarChart.Draw(html, names.Say("按产业：项目数", "By sector: projects"), [.. summary.BySector.Select(group => chart.Of(group, unknown))]);
                BarChart.Draw(html, names.Say("按园区：项目数", "By park: projects"), [.. summary.ByPark.Select(group => chart.Of(group, names.Say("不在园区内", "in no park")))]);
            }

            WriteUnanswered(html, summary, names);
        }
    }

    private static void WriteUnanswered(MarkupWriter html, ScreeningSummary summary, LedgerNames names)
    {
        List<string> layers = [.. summary.ByLayer.Where(count => count.WithoutAnswer > 0).Select(count => $"{names.Layer(count.Id)} {count.WithoutAnswer}")];
        if (layers.Count > 0)
            html.Line("p", "note", names.Say("没有答案的图层（项目数）：", "Layers without an answer (projects): ") + string.Join(names.Comma, layers));
    }
}
