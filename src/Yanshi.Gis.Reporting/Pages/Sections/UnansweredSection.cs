using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>未检查的图层: layers that have no answer, or none for all of the site, and why. They stand apart so that nobody takes them for clear.</summary>
internal static class UnansweredSection
{
    internal static void Write(MarkupWriter html, ReportSite site)
    {
        var partly = site.Record.Texts("undeterminedBy").ToHashSet(StringComparer.Ordinal);
        var layers = site.Layers
            .Where(layer => layer.Text("state") is "no-data" or "failed" || partly.Contains(layer.Text("id")))
            .OrderByDescending(layer => layer.Flag("mandatory"))
            .ToList();
        using (html.Element("section"))
        {
            html.Line("h2", null, site.Say("没有完整答案的图层", "Layers without a full answer"));
            if (layers.Count == 0)
            {
                html.Line("p", null, site.Say("没有：目录中的图层都有完整的答案。", "None: every layer of the catalogue has a full answer."));
                return;
            }

            html.Line("p", "note", site.Say($"以下 {layers.Count} 个图层没有查，或者没有查全，不等于无冲突。* 为必查图层。", $"These {layers.Count} layers were not looked at, or not for all of the site, which does not mean clear. * mandatory."));
            var say = site.Say;
            var table = new HtmlTable(
                (say("图层", "layer"), false), (say("状态", "state"), false), (say("原因", "reason"), false), (say("性质", "status"), false), (say("覆盖", "coverage"), true), (say("最近 m", "nearest m"), true));
            foreach (var layer in layers)
            {
                table.AddRow(
                    new Cell(site.Names.Starred(layer)) { CssClass = layer.Flag("mandatory") ? "mandatory" : null },
                    new Cell(site.Word("state", layer.Text("state"))) { Sign = layer.Text("state"), Colour = "undetermined" },
                    LayerRemarks.Of(layer, site.Language),
                    site.Word("status", layer.Text("status")),
                    layer.Percent("coverageShare"),
                    layer.Figure("nearestDistanceMetres", 2));
            }

            table.Write(html);
        }
    }
}
