using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The difference of two versions as text.</summary>
internal static class LayerDifferenceText
{
    private const int Decimals = 2;

    internal static void Print(JsonObject difference, Terminal terminal)
    {
        var say = terminal.Say;
        var features = difference.Object("features");
        terminal.Page.Heading(say(
            $"{difference.Text("title")} v{difference.Object("from")["version"]} → v{difference.Object("to")["version"]}", $"{difference.Text("layer")} v{difference.Object("from")["version"]} → v{difference.Object("to")["version"]}"));
        terminal.Page.Fields(
        [
            (say("要素", "features"), say(
                $"新增 {features["added"]}，减少 {features["removed"]}，变更 {features["changed"]}，不变 {features["unchanged"]}",
                $"{features["added"]} added, {features["removed"]} removed, {features["changed"]} changed, {features["unchanged"]} unchanged"), PageLayout.Plain),
            (say("增加", "gained"), $"{difference.Figure("gainedSquareMetres", Decimals)} m²", PageLayout.Plain),
            (say("减少", "lost"), $"{difference.Figure("lostSquareMetres", Decimals)} m²", PageLayout.Plain),
        ]);
        var rows = difference.Objects("rows");
        if (rows.Count == 0)
            return;
        var table = new PageTable((say("乡镇", "town"), false), (difference.FindText("classField") ?? string.Empty, false), (say("增加 m²", "gained m²"), true), (say("减少 m²", "lost m²"), true));
        foreach (var row in rows)
            table.AddRow(
                Plain((row["town"] as JsonObject)?.Text("name") ?? say("（不在乡镇界内）", "(in no town)")), Plain(row.FindText("class") ?? RecordReading.None),
                Plain(row.Figure("gainedSquareMetres", Decimals)), Plain(row.Figure("lostSquareMetres", Decimals)));
        table.PrintOn(terminal.Page);
    }

    private static (string, Style) Plain(string text) => (text, PageLayout.Plain);
}
