using System.Text.Json.Nodes;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>
/// An import report as a document: one HTML page that needs nothing else, printable on A4. It lists every refused and repaired feature. The same report gives
/// the same bytes. Thread-safe.
/// </summary>
public static class ImportPage
{
    private const string Schema = "yanshi-gis/import-report/1";

    /// <summary>Writes the page.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language.</param>
    /// <exception cref="ArgumentException">The document is no import report.</exception>
    public static string Of(JsonObject report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.FindText("schema") is not Schema)
            throw new ArgumentException($"A page is made from {Schema}.", nameof(report));
        var title = language.Say("图层导入报告", "Layer import report");
        var html = new MarkupWriter();
        html.Verbatim("<!DOCTYPE html>\n");
        using (html.Element("html", ("lang", language.Say("zh-CN", "en"))))
        {
            using (html.Element("head"))
            {
                html.Leaf("meta", ("charset", "utf-8"));
                html.Leaf("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Leaf("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'"));
                html.Line("title", null, $"{title} · {report.Object("input").Text("file")}");
                using (html.Element("style"))
                    html.Verbatim(Stylesheet.Text);
            }

            using (html.Element("body"))
            {
                Signs.Define(html);
                using (html.Element("main", ("class", "import")))
                    Write(html, report, language, title);
            }
        }

        return html.ToString();
    }

    private static void Write(MarkupWriter html, JsonObject report, Language language, string title)
    {
        html.Line("p", "running", title);
        html.Line("h1", null, $"{language.Say(report.Object("layer").Text("title"), report.Object("layer").Text("titleEnglish"))} · {report.Object("input").Text("file")}");
        WriteVerdict(html, report, language);
        using (html.Element("section"))
        {
            html.Line("h2", null, language.Say("读入", "What was read"));
            Fields.Write(html, "fields", ImportFacts.Of(report, language).Select(fact => (fact.Label, (string?)fact.Value)));
        }

        WriteFindings(html, report, language);
        WriteMessages(html, language.Say("读入时的说明", "Notes"), report.Objects("notes"), language);
        WriteRefusals(html, report, language);
        WriteRepairs(html, report, language);
        html.Line("p", "note", $"yanshi-gis {report.Text("engine")}");
    }

    private static void WriteVerdict(MarkupWriter html, JsonObject report, Language language)
    {
        var verdict = report.Text("verdict");
        var (sign, colour) = verdict switch { "accepted" => ("clear", "clear"), "refused" => ("failed", "prohibited"), _ => ("notice", "procedure") };
        using (html.Element("section", ("class", "verdict " + colour)))
        {
            using (html.Element("p", ("class", "outcome")))
            using (html.Element("span", ("class", "mark " + colour)))
            {
                Signs.Draw(html, sign);
                html.Text(Words.Of(language, "import", verdict));
            }

            html.Line("p", null, ImportFacts.Outcome(report, language));
        }
    }

    private static void WriteFindings(MarkupWriter html, JsonObject report, Language language)
    {
        var findings = report.Objects("findings");
        if (findings.Count == 0)
            return;
        using (html.Element("section"))
        {
            html.Line("h2", null, language.Say("质检", "Findings"));
            foreach (var finding in findings)
            {
                html.Line("h4", null, $"{Words.Of(language, "finding", finding.Text("severity"))} [{finding.Text("code")}]");
                html.Line("p", null, language.Say(finding.Text("message"), finding.Text("messageEnglish")));
                if (finding.Objects("places").Select(ImportFacts.Place).Where(place => place.Length > 0).ToList() is { Count: > 0 } places)
                    html.Line("p", "remark", string.Join(language.Say("；", "; "), places));
            }
        }
    }

    private static void WriteMessages(MarkupWriter html, string heading, IReadOnlyList<JsonObject> messages, Language language)
    {
        if (messages.Count == 0)
            return;
        using (html.Element("section"))
        {
            html.Line("h2", null, heading);
            foreach (var message in messages)
            {
                html.Line("h4", null, $"[{message.Text("code")}] {message.FindText("where")}");
                html.Line("p", null, language.Say(message.Text("message"), message.Text("messageEnglish")));
            }
        }
    }

    private static void WriteRefusals(MarkupWriter html, JsonObject report, Language language)
    {
        var table = new HtmlTable((language.Say("序号", "number"), false), (language.Say("编号", "id"), false), (language.Say("代码", "code"), false), (language.Say("位置", "at"), false), (language.Say("原因", "reason"), false));
        foreach (var refusal in report.Objects("refusals"))
        {
            table.AddRow(
                refusal.Text("number"), refusal.FindText("id") ?? RecordReading.None, string.Join(' ', refusal.Texts("codes")), ImportFacts.At(refusal) ?? RecordReading.None,
                language.Say(refusal.Text("message"), refusal.Text("messageEnglish")));
        }

        WriteTable(html, language.Say("拒收的要素", "Refused features"), table);
    }

    private static void WriteRepairs(MarkupWriter html, JsonObject report, Language language)
    {
        var table = new HtmlTable(
            (language.Say("序号", "number"), false), (language.Say("编号", "id"), false), (language.Say("修复", "mended"), false), (language.Say("位置", "at"), false),
            (language.Say("修复前 m²", "before m²"), true), (language.Say("修复后 m²", "after m²"), true));
        foreach (var repair in report.Objects("repairs"))
        {
            table.AddRow(
                repair.Text("number"), repair.Text("id"), string.Join(' ', repair.Texts("mended")), ImportFacts.At(repair) ?? RecordReading.None, repair.Figure("areaBefore", 2), repair.Figure("areaAfter", 2));
        }

        WriteTable(html, language.Say("修复的要素", "Repaired features"), table);
    }

    private static void WriteTable(MarkupWriter html, string heading, HtmlTable table)
    {
        if (table.IsEmpty)
            return;
        using (html.Element("section"))
        {
            html.Line("h2", null, heading);
            table.Write(html);
        }
    }
}
