using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>An import report as text: the verdict, what was read, what was found. Long lists are cut; the JSON and the page have them whole.</summary>
internal sealed class ImportReportText(Terminal terminal)
{
    private const int ListedFeatures = 10;
    private const int ListedPlaces = 3;

    internal void Print(JsonObject report)
    {
        var verdict = report.Text("verdict");
        terminal.Page.Heading(terminal.Say("图层导入", "Layer import"));
        terminal.Page.Paragraph(
            $"{terminal.Word("import", verdict)}{terminal.Say("。", ". ")}{ImportFacts.Outcome(report, terminal.Language)}",
            verdict switch { "accepted" => PageLayout.Good, "refused" => PageLayout.Alarm, _ => PageLayout.Caution });
        terminal.Page.WriteLine();
        terminal.Page.Fields(ImportFacts.Of(report, terminal.Language).Select(fact => (fact.Label, fact.Value, PageLayout.Plain)));
        PrintFindings(report.Objects("findings"));
        PrintMessages(terminal.Say("读入时的说明", "Notes"), report.Objects("notes"), note => note.FindText("where"));
        PrintMessages(terminal.Say("拒收的要素", "Refused features"), report.Objects("refusals"), refusal => $"{Named(refusal)} {ImportFacts.At(refusal)}".TrimEnd());
        PrintMessages(
            terminal.Say("修复的要素", "Repaired features"),
            report.Objects("repairs"),
            repair => $"{Named(repair)} {repair.Figure("areaBefore", 2)} m² → {repair.Figure("areaAfter", 2)} m²",
            repair => string.Join(' ', repair.Texts("mended")));
        terminal.Page.WriteLine();
    }

    private void PrintFindings(IReadOnlyList<JsonObject> findings)
    {
        if (findings.Count == 0)
            return;
        terminal.Page.Heading(terminal.Say("质检", "Findings"));
        foreach (var finding in findings)
        {
            var severity = finding.Text("severity");
            terminal.Page.Paragraph($"{terminal.Word("finding", severity)} [{finding.Text("code")}]", StyleOf(severity));
            terminal.Page.Paragraph(terminal.Say(finding.Text("message"), finding.Text("messageEnglish")), PageLayout.Plain, indent: 2);
            foreach (var place in finding.Objects("places").Take(ListedPlaces).Select(ImportFacts.Place).Where(place => place.Length > 0))
                terminal.Page.Paragraph(place, PageLayout.Faint, indent: 4);
        }
    }

    private void PrintMessages(string heading, IReadOnlyList<JsonObject> messages, Func<JsonObject, string?> where, Func<JsonObject, string>? code = null)
    {
        if (messages.Count == 0)
            return;
        terminal.Page.Heading(heading);
        foreach (var message in messages.Take(ListedFeatures))
        {
            terminal.Page.Paragraph($"[{code?.Invoke(message) ?? message.Text("code")}] {where(message)}", PageLayout.Caution);
            terminal.Page.Paragraph(terminal.Say(message.Text("message"), message.Text("messageEnglish")), PageLayout.Plain, indent: 2);
        }

        if (messages.Count > ListedFeatures)
            terminal.Page.Paragraph(
                terminal.Say($"还有 {messages.Count - ListedFeatures} 条，见 --report json 或 html。", $"{messages.Count - ListedFeatures} more; see --report json or html."), PageLayout.Faint);
    }

    private static string Named(JsonObject feature) => feature.FindText("id") is { } id && id != feature.Text("number") ? $"{feature.Text("number")} ({id})" : feature.Text("number");

    private static Style StyleOf(string severity) => severity switch { "error" => PageLayout.Alarm, "warning" => PageLayout.Caution, _ => PageLayout.Plain };
}
