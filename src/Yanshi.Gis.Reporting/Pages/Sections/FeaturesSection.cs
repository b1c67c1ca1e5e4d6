using System.Text.Json.Nodes;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>The features that a site meets, layer by layer, the largest of each.</summary>
internal static class FeaturesSection
{
    private const int MostRows = 20;

    internal static void Write(MarkupWriter html, ReportSite site)
    {
        var layers = site.Conflicts.Concat(site.Layers.Where(layer => layer.Text("state") is not "conflict" && layer.Text("role") is not "context")).Where(layer => layer.Objects("features").Count > 0).ToList();
        if (layers.Count == 0)
            return;
        using (html.Element("section", ("class", "features")))
        {
            html.Line("h2", null, site.Say("涉及要素", "Features met"));
            foreach (var layer in layers)
                WriteLayer(html, layer, site);
        }
    }

    private static void WriteLayer(MarkupWriter html, JsonObject layer, ReportSite site)
    {
        var say = site.Say;
        using (html.Element("h3"))
        {
            if (site.NumberOf(layer.Text("id")) is { } number)
                html.Line("span", "no", RecordReading.Fixed(number, 0));
            html.Text(site.Names.Of(layer));
        }

        // Who may see attributes is known only of layers whose pieces were made.
        var withAttributes = layer.Text("state") is "conflict" && !site.Omitted.Contains(layer.Text("id"));
        var features = layer.Objects("features").OrderByDescending(feature => feature.Number("areaSquareMetres")).ToList();
        var table = new HtmlTable((say("要素", "feature"), false), (say("压占 m²", "overlap m²"), true), (say("占比", "share"), true), (say("属性", "attributes"), false));
        foreach (var feature in features.Take(MostRows))
        {
            var (id, name) = (feature.Text("id"), feature.FindText("name"));
            table.AddRow(
                new Cell(name ?? id) { Remark = name is null || name == id ? null : id },
                RecordReading.Grouped(feature.Number("areaSquareMetres"), 2),
                feature.Percent("share"),
                new Cell(withAttributes ? Attributes(feature, site) : RecordReading.None) { CssClass = "attributes" });
        }

        table.Write(html);
        if (features.Count > MostRows)
            html.Line("p", "note", say($"另有 {features.Count - MostRows} 个较小的要素没有列出，检查记录中有全部 {features.Count} 个。", $"{features.Count - MostRows} smaller features more; the record has all {features.Count}."));
        if (!withAttributes && features.Exists(HasAttributes))
            html.Line("p", "note", say("要素属性不公开，没有列出。", "Attributes are not public and are left out."));
        WriteSlivers(html, layer.Objects("slivers"), site);
    }

    private static bool HasAttributes(JsonObject feature) => feature.Object("attributes").Count > 0;

    private static string Attributes(JsonObject feature, ReportSite site) => string.Join(
        site.Say("；", "; "),
        feature.Object("attributes")
            .Where(attribute => attribute.Value is not null && attribute.Value.ToString() is { Length: > 0 } text && text != feature.Text("id") && text != feature.FindText("name"))
            .Select(attribute => $"{site.Word("attribute", attribute.Key)}={attribute.Value}"));

    private static void WriteSlivers(MarkupWriter html, IReadOnlyList<JsonObject> slivers, ReportSite site)
    {
        if (slivers.Count == 0)
            return;
        var listed = slivers.Take(MostRows).Select(sliver => $"{sliver.Figure("areaSquareMetres", 2)} m² × {sliver.Figure("widthMetres", 2)} m {site.Word("why", sliver.Text("why"))}");
        var rest = slivers.Count > MostRows ? site.Say($"；等 {slivers.Count} 个", $"; {slivers.Count} in all") : string.Empty;
        html.Line("p", "note", site.Say("细碎图斑（面积 × 平均宽度）：", "Slivers (area × mean width): ") + string.Join(site.Say("；", "; "), listed) + rest);
    }
}
