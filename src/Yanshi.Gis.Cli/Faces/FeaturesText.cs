using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The features a site meets, layer by layer: one by one where they say much about themselves (a regulation's words), else as a table of the largest.</summary>
internal sealed class FeaturesText(Terminal terminal, RecordNames names)
{
    private const string NotStatutory = "示意数据，非法定控制线";
    private const int MostRows = 8;
    private const int LongestAttribute = 30;

    /// <summary>Prints the features of the restricting layers; what describes the site has sections of its own.</summary>
    internal void Print(IReadOnlyList<JsonObject> layers)
    {
        foreach (var layer in layers.Where(layer => layer.Text("role") is not "context" && layer.Objects("features").Count > 0))
        {
            terminal.Page.Heading(terminal.Say($"涉及要素 · {names.Of(layer)}", $"Features met · {names.Of(layer)}"));
            if (layer.Objects("features").Any(SaysMuch))
                PrintOneByOne(layer);
            else
                PrintTable(layer.Objects("features"));
            if (layer.Text("status") is "indicative")
                terminal.Page.Line(terminal.Say(NotStatutory, $"{NotStatutory} (indicative data, not statutory control lines)"), PageLayout.Caution);
            PrintSlivers(layer.Objects("slivers"));
        }
    }

    private static bool SaysMuch(JsonObject feature) =>
        feature.Object("attributes").Any(attribute => attribute.Value is not null && Wrapping.ColumnsOf(attribute.Value.ToString()) > LongestAttribute);

    private void PrintOneByOne(JsonObject layer)
    {
        var features = Largest(layer.Objects("features"));
        terminal.Page.Fields(features.SelectMany(feature => FieldsOf(feature)));
        PrintRest(layer.Objects("features").Count - features.Count);
    }

    private IEnumerable<(string, string, Style)> FieldsOf(JsonObject feature)
    {
        yield return (terminal.Say("要素", "feature"), $"{feature.FindText("name") ?? RecordReading.None} [{feature.Text("id")}]", PageLayout.Strong);
        yield return (terminal.Say("压占", "overlap"), $"{feature.Figure("areaSquareMetres", 2)} m² · {feature.Percent("share")}", PageLayout.Plain);
        foreach (var (name, value) in feature.Object("attributes").Where(attribute => attribute.Value is not null))
            yield return (terminal.Word("attribute", name), value!.ToString(), PageLayout.Plain);
    }

    private void PrintTable(IReadOnlyList<JsonObject> features)
    {
        var say = terminal.Say;
        var table = new PageTable((say("要素", "feature"), false), (say("名称", "name"), false), (say("压占 m²", "overlap m²"), true), (say("占比", "share"), true), (say("属性", "attributes"), false));
        var largest = Largest(features);
        foreach (var feature in largest)
        {
            table.AddRow(
                (feature.Text("id"), PageLayout.Plain), (feature.FindText("name") ?? RecordReading.None, PageLayout.Plain), (feature.Figure("areaSquareMetres", 2), PageLayout.Plain),
                (feature.Percent("share"), PageLayout.Plain), (Attributes(feature), PageLayout.Faint));
        }

        table.PrintOn(terminal.Page);
        PrintRest(features.Count - largest.Count);
    }

    private static List<JsonObject> Largest(IReadOnlyList<JsonObject> features) => [.. features.OrderByDescending(feature => feature.Number("areaSquareMetres")).Take(MostRows)];

    private void PrintRest(int count)
    {
        if (count > 0)
            terminal.Page.Paragraph(terminal.Say($"另有 {count} 个较小的要素，见 --format json", $"{count} smaller features more: --format json"), PageLayout.Faint, indent: 2);
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
