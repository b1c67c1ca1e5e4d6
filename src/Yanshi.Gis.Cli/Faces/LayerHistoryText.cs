using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The versions of a layer as text.</summary>
internal static class LayerHistoryText
{
    internal static void Print(JsonObject history, Terminal terminal)
    {
        var say = terminal.Say;
        var versions = history.Objects("versions");
        var used = history["used"]?.GetValue<int>();
        terminal.Page.Heading(say($"{history.Text("layer")}：{versions.Count} 个版本", $"{history.Text("layer")}: {versions.Count} versions"));
        if (versions.Count == 0)
            return;
        var table = new PageTable(
            (say("版本", "version"), false), (say("性质", "status"), false), (say("效力", "standing"), false), (say("数据日期", "vintage"), false), (say("有效自", "from"), false), (say("至", "until"), false),
            (say("停用自", "withdrawn"), false), (say("要素", "features"), true), (say("导入", "imported"), false), (say("导入人", "by"), false));
        foreach (var version in versions)
        {
            var isUsed = version["version"]!.GetValue<int>() == used;
            table.AddRow(
                ((isUsed ? "→ " : "  ") + $"v{version["version"]}", isUsed ? PageLayout.Good : PageLayout.Plain),
                Plain(terminal.Word("status", version.Text("status"))), Plain(terminal.Word("legal", version.Text("legalStatus"))), Plain(Find(version, "vintage")), Plain(Find(version, "inForceFrom")),
                Plain(Find(version, "inForceUntil")), Plain(Find(version, "withdrawnFrom")), Plain(version["features"]!.ToString()), Plain(version.Text("importedAt")), Plain(Find(version, "importedBy")));
        }

        table.PrintOn(terminal.Page);
        terminal.Page.Heading(say("来源", "Sources"));
        terminal.Page.Fields(versions.Select(version => ($"v{version["version"]}", SourceOf(version), PageLayout.Plain)));
        terminal.Page.Paragraph(
            used is null ? say($"{history.Text("asOf")} 没有现行版本。", $"No version is in force on {history.Text("asOf")}.") : say($"→ {history.Text("asOf")} 的检查使用 v{used}。", $"→ checks for {history.Text("asOf")} use v{used}."),
            used is null ? PageLayout.Caution : PageLayout.Plain);
    }

    internal static void PrintVersion(JsonObject version, Terminal terminal)
    {
        terminal.Page.Heading(version.Text("name"));
        terminal.Page.Fields(version.Where(member => member.Key is not ("schema" or "layer" or "name" or "version" or "report" or "input") && member.Value is not null)
            .Select(member => (member.Key, member.Value!.ToString(), PageLayout.Plain)));
        if (version["input"] is JsonObject input)
            terminal.Page.Fields([("input", $"{input.Text("name")} {input.FindText("sha256")}", PageLayout.Plain)]);
        if (version["report"] is JsonObject report)
        {
            terminal.Page.Heading(terminal.Say("导入报告", "Report of the import"));
            terminal.Page.Paragraph(Planning.Records.IndentedJson.Write(report), PageLayout.Plain);
        }
    }

    private static string SourceOf(JsonObject version) => version["input"] is JsonObject input ? $"{version.Text("source")}（{input.Text("name")}）" : version.Text("source");

    private static string Find(JsonObject version, string name) => version.FindText(name) ?? RecordReading.None;

    private static (string, Style) Plain(string text) => (text, PageLayout.Plain);
}
