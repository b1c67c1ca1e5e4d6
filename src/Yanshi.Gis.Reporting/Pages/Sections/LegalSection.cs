using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>依据 and 办理手续: what is to be done in order, what may not be done first; the articles that were read; and apart from them the pointers that were not.</summary>
internal static class LegalSection
{
    internal static void Write(MarkupWriter html, ReportSite site)
    {
        if (site.Findings.All.Count == 0)
            return;
        var basis = LegalBasis.Of(site.Findings);
        WriteSteps(html, basis.Steps, site);
        using (html.Element("section", ("class", "articles")))
        {
            html.Line("h2", null, site.Say("依据", "Legal basis"));
            if (basis.Documents.Count == 0)
                html.Line("p", null, site.Say("没有已核对原文的条款。", "No article whose text was checked."));
            WriteArticles(html, basis.Documents, site);
            if (basis.Pointers.Count == 0)
                return;
            html.Line("h3", null, site.Say("依据待核", "Not verified (依据待核)"));
            html.Line("p", "note", site.Say(
                "以下条款没有为本规则核对过原文，只说明到哪里去查，不能作为依据引用。", "The text of these was not checked for the rule: they say where to look and are not to be cited as law."));
            WriteArticles(html, basis.Pointers, site);
        }
    }

    private static void WriteSteps(MarkupWriter html, IReadOnlyList<RequiredStep> steps, ReportSite site)
    {
        using (html.Element("section"))
        {
            html.Line("h2", null, site.Say("办理手续", "Procedures"));
            if (steps.Count == 0)
            {
                html.Line("p", null, site.Say("没有要办的手续。", "Nothing to be done."));
                return;
            }

            using (html.Element("ol", ("class", "steps")))
            {
                foreach (var step in steps)
                    WriteStep(html, step, site);
            }
        }
    }

    private static void WriteStep(MarkupWriter html, RequiredStep step, ReportSite site)
    {
        using (html.Element("li"))
        {
            using (html.Element("span", ("class", "mark " + step.Verdict)))
            {
                Signs.Draw(html, step.Verdict);
                html.Text(step.IsProhibited ? site.Say("不得", "must not") : site.Word("mark", step.Verdict));
            }

            html.Text(" ");
            if (step.IsProhibited)
                html.Text(string.Join(site.Say("；", "; "), step.Findings.Select(finding => finding.Summary.TrimEnd('。')).Distinct(StringComparer.Ordinal)) + site.Say("。", ". "));
            if (step.Text is { } text)
                html.Text(text);
            html.Line("div", "remark", site.Say($"主管部门：{step.Office}；因 {Causes(step, site)}", $"office: {step.Office}; because of {Causes(step, site)}"));
        }
    }

    private static string Causes(RequiredStep step, ReportSite site) => string.Join(site.Say("、", ", "), step.Findings.Select(site.FindingWords.Cause).Distinct(StringComparer.Ordinal));

    private static void WriteArticles(MarkupWriter html, IReadOnlyList<CitedDocument> documents, ReportSite site)
    {
        var table = new HtmlTable((site.Say("文件和条款", "document and articles"), false), (site.Say("施行", "in force"), false));
        foreach (var document in documents)
        {
            table.AddRow(
                new Cell(CitationWords.Of(document)) { Remark = string.Join('\n', CitationWords.NotesOf(document)) },
                new Cell(InForce(document.First, site)) { Remark = Reading(document.First, site) });
        }

        table.Write(html);
    }

    private static string InForce(RecordCitation citation, ReportSite site) => (citation.EffectiveFrom, citation.EffectiveUntil) switch
    {
        (null, null) => site.Say("施行日期不详", "not known"),
        ({ } from, null) => site.Say($"{site.Date(from)}起", $"from {from}"),
        (null, { } until) => site.Say($"至{site.Date(until)}", $"until {until}"),
        var (from, until) => site.Say($"{site.Date(from)}至{site.Date(until)}", $"{from} to {until}"),
    };

    private static string Reading(RecordCitation citation, ReportSite site)
    {
        string?[] lines =
        [
            citation.TextAsOf is { } asOf ? site.Say($"文本截至 {site.Date(asOf)}", $"text as of {asOf}") : null,
            citation.CheckedOn is { } on ? site.Say($"核对于 {site.Date(on)}", $"checked on {on}") : null,
        ];
        return string.Join('\n', lines.OfType<string>());
    }
}
