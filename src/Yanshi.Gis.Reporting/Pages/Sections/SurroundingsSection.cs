using System.Text.Json.Nodes;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>What the record says of the site's parts and surroundings: the partition, land classes, towns, parks.</summary>
internal static class SurroundingsSection
{
    internal static void Write(MarkupWriter html, ReportSite site)
    {
        var say = site.Say;
        var record = site.Record;
        string[] members = ["partition", "landClasses", "towns", "parks"];
        if (members.All(member => record.Objects(member).Count == 0))
            return;
        using (html.Element("section"))
        {
            html.Line("h2", null, say("用地构成和位置", "Make-up and place"));
            WriteParts(
                html,
                site,
                say("图层叠加分区（互不重叠，合计即用地）", "Partition by layers in conflict (disjoint, summing to the site)"),
                [say("涉及图层", "layers")],
                [.. record.Objects("partition").Select(cell => (new Cell[] { Combination(cell.Texts("layers"), site) }, cell))]);
            WriteParts(
                html,
                site,
                say("地类（扣除田坎后）", "Land classes (net of field ridges)"),
                [say("编码", "code"), say("地类", "class"), say("三大类", "group")],
                [.. record.Objects("landClasses").Select(part => (new Cell[] { part.Text("code"), part.Text("name"), part.FindText("group") ?? RecordReading.None }, part))]);
            WriteParts(
                html,
                site,
                say("所在镇（街道）", "Towns"),
                [say("代码", "code"), say("名称", "name")],
                [.. record.Objects("towns").Select(part => (new Cell[] { part.FindText("code") ?? RecordReading.None, part.Text("name") }, part))]);
            WriteParks(html, record.Objects("parks"), site);
        }
    }

    private static string Combination(IReadOnlyList<string> layers, ReportSite site) => layers.Count == 0 ? site.Say("（无）", "(none)") : string.Join(" + ", layers.Select(site.Names.Of));

    private static void WriteParts(MarkupWriter html, ReportSite site, string heading, IReadOnlyList<string> labels, IReadOnlyList<(Cell[] Labels, JsonObject Part)> parts)
    {
        if (parts.Count == 0)
            return;
        var measured = AreaParts.Of([.. parts.Select(part => part.Part.Number("areaSquareMetres"))], site.Record.Object("site").Number("areaSquareMetres"));
        var table = new HtmlTable([.. labels.Select(label => (label, false)), (site.Say("面积 m²", "area m²"), true), (site.Say("亩", "mu"), true), (site.Say("占比", "share"), true)]);
        for (var i = 0; i < parts.Count; i++)
            table.AddRow([.. parts[i].Labels, .. Figures(measured.Rows[i])]);
        if (parts.Count > 1)
            table.AddSum([site.Say("合计", "sum"), .. Enumerable.Repeat<Cell>(string.Empty, labels.Count - 1), .. Figures(measured.Sum)]);
        html.Line("h3", null, heading);
        table.Write(html);
    }

    private static Cell[] Figures(AreaPart part) => [RecordReading.Grouped(part.SquareMetres, 2), RecordReading.Fixed(part.Mu, AreaParts.MuDecimals), RecordReading.Percent(part.Share)];

    private static void WriteParks(MarkupWriter html, IReadOnlyList<JsonObject> parks, ReportSite site)
    {
        if (parks.Count == 0)
            return;
        var say = site.Say;
        var table = new HtmlTable((say("园区", "park"), false), (say("距离 m", "distance m"), true), (say("园区内 m²", "inside m²"), true), (say("行业相符", "sector fits"), false));
        foreach (var park in parks)
        {
            var fits = park["sectorFits"]?.GetValue<bool>() switch
            {
                true => say("是", "yes"),
                false => say("否", "no"),
                null => RecordReading.None,
            };
            table.AddRow(park.Text("name"), RecordReading.Grouped(park.Number("distanceMetres"), 2), RecordReading.Grouped(park.Number("areaSquareMetres"), 2), fits);
        }

        html.Line("h3", null, say("产业园区", "Industrial parks"));
        table.Write(html);
    }
}
