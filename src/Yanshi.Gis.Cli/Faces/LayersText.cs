using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The layers of a record: a table of those that were looked at, and by group the names of those that could not be.</summary>
internal sealed class LayersText(Terminal terminal, Catalogue catalogue)
{
    /// <summary>Prints all layers: none is left out.</summary>
    internal void Print(IReadOnlyList<JsonObject> layers)
    {
        var absent = layers.Where(layer => layer.FindText("reason") is ReasonCodes.Absent).ToList();
        var looked = layers.Except(absent).ToList();
        terminal.Page.Heading(terminal.Say(
            $"图层：共 {layers.Count} 个，有数据 {looked.Count} 个，没有数据 {absent.Count} 个",
            $"Layers: {layers.Count} in all, {looked.Count} with data, {absent.Count} without"));
        if (looked.Count > 0)
        {
            TableOf(looked).PrintOn(terminal.Page);
            terminal.Page.WriteLine();
        }

        PrintAbsent(absent);
    }

    private PageTable TableOf(IEnumerable<JsonObject> layers)
    {
        var say = terminal.Say;
        var table = new PageTable(
            (say("状态", "state"), false), (say("图层", "layer"), false), (say("面积 m²", "area m²"), true), (say("占比", "share"), true),
            (say("最近距离 m", "nearest m"), true), (say("说明", "remark"), false));
        foreach (var layer in layers)
        {
            var state = layer.Text("state");
            table.AddRow(
                ($"{Icon(state)} {terminal.Word("state", state)}", StateStyle(state)),
                (Name(layer), PageLayout.Plain),
                (layer.Figure("areaSquareMetres", 2), PageLayout.Plain),
                (layer.Percent("share"), PageLayout.Plain),
                (layer.Figure("nearestDistanceMetres", 2), PageLayout.Plain),
                (Remark(layer), PageLayout.Plain));
        }

        return table;
    }

    private void PrintAbsent(List<JsonObject> absent)
    {
        if (absent.Count == 0)
            return;
        terminal.Page.Paragraph(
            terminal.Say($"{Icon("no-data")} 无数据：以下图层没有检查，不等于无冲突（* 为必查图层）", $"{Icon("no-data")} no data: these layers were not looked at, which does not mean clear (* mandatory)"),
            StateStyle("no-data"));
        if (terminal.Language is Language.Chinese)
        {
            terminal.Page.Fields(
                absent
                    .GroupBy(layer => catalogue.Get(layer.Text("id")).Group, StringComparer.Ordinal)
                    .Select(group => (group.Key, string.Join("、", group.Select(Name)), PageLayout.Plain)),
                indent: 2);
            return;
        }

        terminal.Page.Paragraph(string.Join("; ", absent.Select(Name)), PageLayout.Plain, indent: 2);
    }

    private string Name(JsonObject layer)
    {
        var definition = catalogue.Get(layer.Text("id"));
        return terminal.Say(definition.Title, definition.TitleEnglish) + (definition.Mandatory ? "*" : string.Empty);
    }

    private string Remark(JsonObject layer)
    {
        var parts = new List<string>();
        if (layer.FindText("reason") is { } reason)
            parts.Add(terminal.Word("reason", reason));
        if (layer.Text("status") is not "statutory" and var status && layer.FindText("reason") is not ReasonCodes.Indicative)
            parts.Add(terminal.Word("status", status));
        if (layer.Objects("slivers") is { Count: > 0 } slivers)
            parts.Add(terminal.Say($"细碎图斑 {slivers.Count} 个", $"{slivers.Count} slivers"));
        return string.Join(terminal.Say("；", "; "), parts);
    }

    // Signs that tell the states apart without colour.
    private static string Icon(string state) => state switch
    {
        "conflict" => "✖",
        "clear" => "✔",
        "below-threshold" => "≈",
        "failed" => "!",
        _ => "?",
    };

    private static Style StateStyle(string state) => state switch
    {
        "conflict" or "failed" => PageLayout.Alarm,
        "clear" => PageLayout.Good,
        _ => PageLayout.Caution,
    };
}
