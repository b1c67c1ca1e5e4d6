using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>What a record rests on: the date, the program, the layer versions, the digest.</summary>
internal sealed class ProvenanceText(Terminal terminal, RecordNames names)
{
    private const int ShownDigits = 16;

    internal void Print(JsonObject record)
    {
        var say = terminal.Say;
        var (page, provenance) = (terminal.Page, record.Object("provenance"));
        page.Heading(say("数据和规则版本", "Provenance"));
        var table = new PageTable((say("图层版本", "layer version"), false), (say("版本", "no."), true), (say("性质", "status"), false), (say("数据日期", "vintage"), false), (say("现行自", "in force"), false), ("sha256", false));
        foreach (var layer in provenance.Objects("layers"))
        {
            table.AddRow(
                (names.Of(layer.Text("id")), PageLayout.Plain), ($"v{layer["version"]}", PageLayout.Plain), (terminal.Word("status", layer.Text("status")), PageLayout.Plain),
                (layer.FindText("vintage") ?? RecordReading.None, PageLayout.Plain), (layer.FindText("inForceFrom") ?? RecordReading.None, PageLayout.Plain),
                (layer.Text("sha256")[..ShownDigits] + "…", PageLayout.Faint));
        }

        table.PrintOn(page);
        page.WriteLine();
        page.Fields(
        [
            (say("检查日期", "as of"), $"{provenance.Text("asOf")} · yanshi-gis {provenance.Text("engine")}", PageLayout.Plain),
            (say("规则库", "rule book"), RuleBook(provenance), PageLayout.Plain),
            (say("记录摘要", "record digest"), record.Text("digest"), PageLayout.Plain),
        ]);
        page.WriteLine();
    }

    private string RuleBook(JsonObject provenance) => provenance["ruleBook"] is JsonObject book
        ? $"{book.Text("id")} {book.Text("version")} · sha256 {book.Text("sha256")[..ShownDigits]}…"
        : terminal.Say("尚无：只报告压占，不作法律判断", "none yet: overlaps are reported, not judged");
}
