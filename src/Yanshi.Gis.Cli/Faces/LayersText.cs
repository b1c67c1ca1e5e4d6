using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>
/// The layers of a record, none left out: what the site meets, what it does not, which layers have no answer although there is data, what
/// describes the site, and by group the names of the layers that have no data.
/// </summary>
internal sealed class LayersText(Terminal terminal, RecordNames names, RecordFindings findings)
{
    internal void Print(IReadOnlyList<JsonObject> layers)
    {
        terminal.Page.Heading(terminal.Say($"图层：共 {layers.Count} 个（{Counts(layers)}）", $"Layers: {layers.Count} ({Counts(layers)})"));
        var restricting = layers.Where(layer => layer.Text("role") is not "context").ToList();
        PrintMet([.. restricting.Where(layer => StateOf(layer) is "conflict").OrderBy(RankOf), .. restricting.Where(layer => StateOf(layer) is "below-threshold")]);
        PrintUnanswered([.. layers.Where(layer => StateOf(layer) is "failed" or "no-data" && !IsAbsent(layer))]);
        PrintClear([.. restricting.Where(layer => StateOf(layer) is "clear")]);
        PrintContext([.. layers.Where(layer => layer.Text("role") is "context" && StateOf(layer) is "clear")]);
        PrintAbsent([.. layers.Where(IsAbsent)]);
    }

    private string Counts(IReadOnlyList<JsonObject> layers)
    {
        string[] states = ["conflict", "below-threshold", "failed", "no-data", "clear"];
        return string.Join(
            terminal.Say("，", ", "),
            states.Select(state => (state, count: layers.Count(layer => StateOf(layer) == state))).Where(pair => pair.count > 0)
                .Select(pair => $"{Icon(pair.state)} {terminal.Word("state", pair.state)} {pair.count}"));
    }

    private void PrintMet(List<JsonObject> layers)
    {
        if (layers.Count == 0)
            return;
        var say = terminal.Say;
        var table = new PageTable(
            (say("压占", "met"), false), (say("结论", "verdict"), false), (say("确定性", "certainty"), false), (say("性质", "status"), false), (say("面积 m²", "area m²"), true), (say("亩", "mu"), true),
            (say("占比", "share"), true));
        foreach (var layer in layers)
        {
            var state = StateOf(layer);
            var remark = Remark(layer);
            table.AddRow(
                ($"{Icon(state)} {names.Starred(layer)}{(remark.Length > 0 ? $"\n  {remark}" : string.Empty)}", StateStyle(state)), Plain(VerdictOf(layer)), Plain(Certainty(layer)), Plain(Status(layer)),
                Plain(Area(layer)), Plain(layer.Figure("areaMu", 4)), Plain(layer.Percent("share")));
        }

        Print(table, layers.Exists(LayerRemarks.HasBand) ? say("面积下方：界线退、进 2 倍中误差时的面积", "below an area: the area if the line lay back or forward by twice its accuracy") : null);
    }

    private void PrintClear(List<JsonObject> layers)
    {
        var say = terminal.Say;
        var table = new PageTable(
            (layers.Exists(IsMet) ? say("无冲突", "clear") : say("未压占", "not met"), false), (say("确定性", "certainty"), false), (say("性质", "status"), false), (say("面积 m²", "area m²"), true), (say("最近距离 m", "nearest m"), true), (say("说明", "remark"), false));
        foreach (var layer in layers)
        {
            table.AddRow(
                ($"{Icon("clear")} {names.Starred(layer)}", StateStyle("clear")), Plain(Certainty(layer)), Plain(Status(layer)), Plain(IsMet(layer) ? layer.Figure("areaSquareMetres", 2) : RecordReading.None),
                Plain(layer.Figure("nearestDistanceMetres", 2)), Plain(Remark(layer)));
        }

        if (layers.Count > 0)
            Print(table, layers.Exists(layer => layer.FindNumber("nearestDistanceMetres") is null) ? say("最近距离“–”：搜索范围内没有要素", "nearest –: nothing within the distance sought") : null);
    }

    private void PrintUnanswered(List<JsonObject> layers)
    {
        var say = terminal.Say;
        var table = new PageTable(
            (say("没有答案", "no answer"), false), (say("性质", "status"), false), (say("覆盖", "coverage"), true), (say("最近距离 m", "nearest m"), true), (say("原因", "reason"), false));
        foreach (var layer in layers)
        {
            var state = StateOf(layer);
            table.AddRow(
                ($"{Icon(state)} {names.Starred(layer)}", StateStyle(state)), Plain(Status(layer)), Plain(layer.Percent("coverageShare")),
                Plain(layer.Figure("nearestDistanceMetres", 2)), Plain(Remark(layer)));
        }

        if (layers.Count > 0)
            Print(table);
    }

    private void PrintContext(List<JsonObject> layers)
    {
        if (layers.Count == 0)
            return;
        terminal.Page.Paragraph(
            terminal.Say($"{Icon("clear")} 描述用地、不作限制：", $"{Icon("clear")} describing the site, restricting nothing: ") + names.Joined(layers.Select(layer => layer.Text("id"))), PageLayout.Plain);
        terminal.Page.WriteLine();
    }

    private void PrintAbsent(List<JsonObject> absent)
    {
        if (absent.Count == 0)
            return;
        terminal.Page.Paragraph(
            terminal.Say($"{Icon("no-data")} 无数据：以下 {absent.Count} 个图层没有检查，不等于无冲突（* 为必查图层）", $"{Icon("no-data")} no data: these {absent.Count} layers were not looked at, which does not mean clear (* mandatory)"),
            StateStyle("no-data"));
        if (terminal.Language is Language.Chinese)
        {
            terminal.Page.Fields(
                absent
                    .GroupBy(names.GroupOf, StringComparer.Ordinal)
                    .Select(group => (group.Key, string.Join("、", group.Select(names.Starred)), PageLayout.Plain)),
                indent: 2);
            return;
        }

        terminal.Page.Paragraph(string.Join("; ", absent.Select(names.Starred)), PageLayout.Plain, indent: 2);
    }

    private void Print(PageTable table, string? note = null)
    {
        table.PrintOn(terminal.Page);
        if (note is not null)
            terminal.Page.Paragraph(note, PageLayout.Faint, indent: 2);
        terminal.Page.WriteLine();
    }

    private string Certainty(JsonObject layer) => layer.FindText("certainty") is { } certainty ? terminal.Word("certainty", certainty) : RecordReading.None;

    private string Status(JsonObject layer) => terminal.Word("status", layer.Text("status"));

    private static string Area(JsonObject layer) =>
        layer.Figure("areaSquareMetres", 2) + (LayerRemarks.HasBand(layer) ? $"\n{layer.Figure("areaInnerSquareMetres", 2)}–{layer.Figure("areaOuterSquareMetres", 2)}" : string.Empty);

    private string Remark(JsonObject layer) => LayerRemarks.Of(layer, terminal.Language);

    // What a conflict amounts to; without rules nobody can say.
    private string VerdictOf(JsonObject layer) => StateOf(layer) is "conflict" && findings.WorstOf(layer.Text("id")) is { } verdict ? terminal.Word("mark", verdict) : RecordReading.None;

    private int RankOf(JsonObject layer) => findings.WorstOf(layer.Text("id")) is { } verdict ? Severity.RankOf(verdict) : Severity.RankOf("undetermined");

    // A clear layer can be met: its rules ask nothing of this project.
    private static bool IsMet(JsonObject layer) => layer.FindNumber("areaSquareMetres") is > 0;

    private static string StateOf(JsonObject layer) => layer.Text("state");

    private static bool IsAbsent(JsonObject layer) => layer.FindText("reason") is ReasonCodes.Absent;

    private static (string, Style) Plain(string text) => (text, PageLayout.Plain);

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
