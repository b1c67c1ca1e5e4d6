using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>The layers that have an answer: what the site meets, the worst first, what lies below a threshold, what it does not meet, and what describes it.</summary>
internal static class LayersSection
{
    internal static void Write(MarkupWriter html, ReportSite site)
    {
        using (html.Element("section"))
        {
            html.Line("h2", null, site.Say("图层", "Layers"));
            html.Line("p", "note", site.Say($"共 {site.Layers.Count} 个：{Counts(site)}。* 为必查图层。", $"{site.Layers.Count} in all: {Counts(site)}. * mandatory."));
            var restricting = site.Layers.Where(layer => layer.Text("role") is not "context").ToList();
            WriteMet(html, [.. site.Conflicts, .. restricting.Where(layer => layer.Text("state") is "below-threshold")], site);
            WriteClear(html, [.. restricting.Where(layer => layer.Text("state") is "clear")], site);
            var context = site.Layers.Where(layer => layer.Text("role") is "context" && layer.Text("state") is "clear").Select(layer => layer.Text("id")).ToList();
            if (context.Count > 0)
                html.Line("p", "note", site.Say("只描述用地、不作限制的图层：", "Layers that describe the site and restrict nothing: ") + site.Names.Joined(context));
        }
    }

    private static string Counts(ReportSite site)
    {
        string[] states = ["conflict", "below-threshold", "failed", "no-data", "clear"];
        return string.Join(
            site.Say("，", ", "),
            states.Select(state => (state, count: site.Layers.Count(layer => layer.Text("state") == state))).Where(pair => pair.count > 0).Select(pair => $"{site.Word("state", pair.state)} {pair.count}"));
    }

    private static void WriteMet(MarkupWriter html, List<JsonObject> layers, ReportSite site)
    {
        if (layers.Count == 0)
            return;
        var say = site.Say;
        html.Line("h3", null, say("压占", "Met"));
        var table = new HtmlTable(
            (say("图层", "layer"), false), (say("结论", "verdict"), false), (say("确定性", "certainty"), false), (say("性质", "status"), false), (say("面积 m²", "area m²"), true),
            (say("亩", "mu"), true), (say("占比", "share"), true), (say("最近 m", "nearest m"), true));
        foreach (var layer in layers)
        {
            table.AddRow(
                new Cell(site.Names.Starred(layer)) { Number = site.NumberOf(layer.Text("id"))?.ToString(CultureInfo.InvariantCulture), Remark = LayerRemarks.Of(layer, site.Language) },
                StateOf(layer, site),
                new Cell(Certainty(layer, site)) { Remark = Accuracy(layer) },
                site.Word("status", layer.Text("status")),
                new Cell(Grouped(layer, "areaSquareMetres", 2)) { Remark = Band(layer) },
                layer.Figure("areaMu", 4),
                layer.Percent("share"),
                Grouped(layer, "nearestDistanceMetres", 2));
        }

        table.Write(html);
        if (layers.Exists(LayerRemarks.HasBand))
            html.Line("p", "note", say("面积下方：界线退、进 2 倍中误差时的面积。±：中误差。", "Below an area: the area if the line lay back or forward by twice its accuracy. ±: that accuracy, 1σ."));
    }

    private static void WriteClear(MarkupWriter html, List<JsonObject> layers, ReportSite site)
    {
        if (layers.Count == 0)
            return;
        var say = site.Say;
        html.Line("h3", null, say("无冲突", "Clear"));
        var table = new HtmlTable(
            (say("图层", "layer"), false), (say("状态", "state"), false), (say("确定性", "certainty"), false), (say("性质", "status"), false), (say("面积 m²", "area m²"), true), (say("最近 m", "nearest m"), true),
            (say("说明", "remark"), false));
        foreach (var layer in layers)
        {
            table.AddRow(
                site.Names.Starred(layer),
                StateOf(layer, site),
                $"{Certainty(layer, site)} {Accuracy(layer)}".TrimEnd(),
                site.Word("status", layer.Text("status")),
                layer.FindNumber("areaSquareMetres") > 0 ? Grouped(layer, "areaSquareMetres", 2) : RecordReading.None,
                Grouped(layer, "nearestDistanceMetres", 2),
                LayerRemarks.Of(layer, site.Language));
        }

        table.Write(html);
        if (layers.Exists(layer => layer.FindNumber("nearestDistanceMetres") is null))
            html.Line("p", "note", say("最近距离“–”：搜索范围内没有要素。", "nearest –: nothing within the distance sought."));
    }

    private static Cell StateOf(JsonObject layer, ReportSite site)
    {
        var state = layer.Text("state");
        if (state is not "conflict")
            return new Cell(site.Word("state", state)) { Sign = state, Colour = state is "clear" ? "clear" : "undetermined" };
        return site.Findings.WorstOf(layer.Text("id")) is { } verdict
            ? new Cell(site.Word("mark", verdict)) { Sign = verdict, Colour = verdict }
            : new Cell(site.Word("state", state)) { Sign = state, Colour = "undetermined" };
    }

    private static string Certainty(JsonObject layer, ReportSite site) => layer.FindText("certainty") is { } certainty ? site.Word("certainty", certainty) : RecordReading.None;

    private static string? Accuracy(JsonObject layer) => layer.FindNumber("accuracyMetres") is { } accuracy ? $"±{RecordReading.Fixed(accuracy, 2)}\u00A0m" : null;

    private static string? Band(JsonObject layer) => LayerRemarks.HasBand(layer) ? $"{Grouped(layer, "areaInnerSquareMetres", 2)}–{Grouped(layer, "areaOuterSquareMetres", 2)}" : null;

    private static string Grouped(JsonObject layer, string name, int decimals) => layer.FindNumber(name) is { } number ? RecordReading.Grouped(number, decimals) : RecordReading.None;
}
