using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The list of layers as text: a table of the data there is, with its sources, then by group the layers without data.</summary>
internal sealed class LayerListText(Terminal terminal)
{
    internal void Print(JsonObject list)
    {
        var layers = list.Objects("layers");
        var (held, absent) = (layers.Where(HasData).ToList(), layers.Where(layer => !HasData(layer)).ToList());
        var say = terminal.Say;
        terminal.Page.Heading(say($"图层：共 {layers.Count} 个，有数据 {held.Count} 个，没有数据 {absent.Count} 个", $"Layers: {layers.Count} in all, {held.Count} with data, {absent.Count} without"));
        TableOf(held).PrintOn(terminal.Page);
        PrintSources(held);
        PrintAbsent(absent);
        terminal.Page.WriteLine();
    }

    private PageTable TableOf(List<JsonObject> layers)
    {
        var say = terminal.Say;
        var table = new PageTable(
            (say("图层", "layer"), false), (say("作用", "role"), false), (say("版本", "no."), true), (say("性质", "status"), false), (say("完整", "complete"), false), (say("覆盖", "coverage"), false),
            (say("中误差 m", "1σ m"), true), (say("数据日期", "vintage"), false), (say("现行自", "in force"), false), (say("要素", "features"), true));
        foreach (var layer in layers)
        {
            foreach (var version in layer.Objects("versions"))
            {
                var damage = version["damage"] as JsonObject;
                table.AddRow(
                    Plain(Name(layer)), Plain(terminal.Word("role", layer.Text("role"))), Plain($"v{version["version"]}"), Plain(terminal.Word("status", version.Text("status"))),
                    Plain(terminal.Word("completeness", version.Text("completeness"))), Plain(version.FindText("coverage") is { } coverage ? terminal.Word("coverage", coverage) : RecordReading.None),
                    Plain(version["accuracyMetres"]?.ToString() ?? RecordReading.None), Plain(version.FindText("vintage") ?? RecordReading.None), Plain(version.FindText("inForceFrom") ?? RecordReading.None),
                    damage is null ? Plain(version["features"]!.ToString()) : (terminal.Word("state", "failed"), PageLayout.Alarm));
            }
        }

        return table;
    }

    private void PrintSources(List<JsonObject> layers)
    {
        if (layers.Count == 0)
            return;
        terminal.Page.Heading(terminal.Say("来源", "Sources"));
        terminal.Page.Fields(layers.SelectMany(layer => layer.Objects("versions").Select(version => ($"{Name(layer)} v{version["version"]}", version.Text("source"), PageLayout.Plain))));
    }

    private void PrintAbsent(List<JsonObject> layers)
    {
        if (layers.Count == 0)
            return;
        terminal.Page.Heading(terminal.Say("没有数据（* 为必查图层）", "Without data (* mandatory)"));
        terminal.Page.Fields(
            layers.GroupBy(layer => terminal.Say(layer.Text("group"), string.Empty), StringComparer.Ordinal)
                .Select(group => (group.Key, string.Join(terminal.Say("、", "; "), group.Select(Name)), PageLayout.Plain)));
    }

    private static bool HasData(JsonObject layer) => layer.Objects("versions").Count > 0;

    private string Name(JsonObject layer) => terminal.Say(layer.Text("title"), layer.Text("titleEnglish")) + (layer["mandatory"]!.GetValue<bool>() ? RecordNames.MandatorySign : string.Empty);

    private static (string, Style) Plain(string text) => (text, PageLayout.Plain);
}
