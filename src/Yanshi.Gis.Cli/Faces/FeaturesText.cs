using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The features a site meets, layer by layer: with all they say where a regulation's words stand behind them, else as a table of the largest.</summary>
internal sealed class FeaturesText(Terminal terminal, LayerNames names)
{
    private const string NotStatutory = "示意数据，非法定控制线";
    private const int MostRows = 8;

    /// <summary>Prints the features of the restricting layers; what describes the site has sections of its own.</summary>
    internal void Print(IReadOnlyList<JsonObject> layers)
    {
        foreach (var layer in layers.Where(layer => layer.Text("role") is not "context" && layer.Objects("features").Count > 0))
        {
            terminal.Page.Heading(terminal.Say($"涉及要素 · {names.Of(layer)}", $"Features met · {names.Of(layer)}"));
            if (layer.Text("status") is "indicative")
                PrintIndicative(layer);
            else
                PrintTable(layer.Objects("features"));
            PrintSlivers(layer.Objects("slivers"));
        }
    }

    private void PrintIndicative(JsonObject layer)
    {
        foreach (var feature in layer.Objects("features"))
            terminal.Page.Fields(FieldsOf(layer, feature));
        terminal.Page.Line(terminal.Say(NotStatutory, $"{NotStatutory} (indicative data, not statutory control lines)"), PageLayout.Caution);
    }

    private IEnumerable<(string, string, Style)> FieldsOf(JsonObject layer, JsonObject feature)
    {
        yield return (terminal.Say("要素", "feature"), $"{feature.FindText("name") ?? RecordReading.None} [{feature.Text("id")}]", PageLayout.Strong);
        yield return (terminal.Say("压占", "overlap"), $"{feature.Figure("areaSquareMetres", 2)} m² · {feature.Percent("share")}", PageLayout.Plain);
        foreach (var (name, value) in feature.Object("attributes").Where(attribute => attribute.Value is not null))
            yield return (terminal.Word("attribute", name), value!.ToString(), PageLayout.Plain);
        if (layer["accuracyMetres"] is not null)
            yield return (terminal.Say("中误差", "accuracy (1σ)"), $"±{layer.Figure("accuracyMetres", 2)} m", PageLayout.Plain);
    }

    private void PrintTable(IReadOnlyList<JsonObject> features)
    {
        var say = terminal.Say;
        var table = new PageTable((say("要素", "feature"), false), (say("名称", "name"), false), (say("压占 m²", "overlap m²"), true), (say("占比", "share"), true), (say("属性", "attributes"), false));
        var largest = features.OrderByDescending(feature => feature.Number("areaSquareMetres")).Take(MostRows).ToList();
        foreach (var feature in largest)
        {
            table.AddRow(
                (feature.Text("id"), PageLayout.Plain), (feature.FindText("name") ?? RecordReading.None, PageLayout.Plain), (feature.Figure("areaSquareMetres", 2), PageLayout.Plain),
                (feature.Percent("share"), PageLayout.Plain), (Attributes(feature), PageLayout.Faint));
        }

        table.PrintOn(terminal.Page);
        if (features.Count > largest.Count)
            terminal.Page.Paragraph(say($"另有 {features.Count - largest.Count} 个较小的要素，见 --format json", $"{features.Count - largest.Count} smaller features more: --format json"), PageLayout.Faint, indent: 2);
    }

    private string Attributes(JsonObject feature) => string.Join(
        terminal.Say("；", "; "),
        feature.Object("attributes")
            .Where(attribute => attribute.Value is not null && attribute.Value.ToString() is { Length: > 0 } text && text != feature.Text("id") && text != feature.FindText("name"))
            .Select(attribute => $"{terminal.Word("attribute", attribute.Key)}={attribute.Value}"));

    private void PrintSlivers(IReadOnlyList<JsonObject> slivers)
    {
        if (slivers.Count == 0)
            return;
        var listed = slivers.Take(MostRows).Select(sliver => $"{sliver.Figure("areaSquareMetres", 2)} m² × {sliver.Figure("widthMetres", 2)} m {terminal.Word("why", sliver.Text("why"))}");
        var rest = slivers.Count > MostRows ? terminal.Say($"；等 {slivers.Count} 个", $"; {slivers.Count} in all") : string.Empty;
        terminal.Page.Paragraph(terminal.Say("细碎图斑（面积 × 平均宽度）：", "slivers (area × mean width): ") + string.Join(terminal.Say("；", "; "), listed) + rest, PageLayout.Faint, indent: 2);
    }
}
