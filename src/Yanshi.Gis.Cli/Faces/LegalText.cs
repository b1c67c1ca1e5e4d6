using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>依据和手续 of a record as text: what is to be done in order, what may not be done first; the articles; and apart from them those not verified.</summary>
internal sealed class LegalText(Terminal terminal, RecordNames names)
{
    private readonly FindingWords _words = new(terminal.Language, names);

    /// <summary>Prints it; nothing without findings.</summary>
    internal void Print(RecordFindings findings)
    {
        if (findings.All.Count == 0)
            return;
        var basis = LegalBasis.Of(findings);
        terminal.Page.Heading(terminal.Say("依据和手续", "Legal basis and procedures"));
        for (var i = 0; i < basis.Steps.Count; i++)
            PrintStep(i + 1, basis.Steps[i]);
        PrintLifted(findings.Lifted);
        PrintArticles(terminal.Say("依据", "articles"), basis.Documents);
        if (basis.Pointers.Count > 0)
            PrintArticles(terminal.Say("依据待核（没有核对过原文，只作线索）", "not verified (依据待核: pointers, not law)"), basis.Pointers);
    }

    private void PrintStep(int number, RequiredStep step)
    {
        var what = step.IsProhibited
            ? string.Join(terminal.Say("；", "; "), step.Findings.Select(finding => finding.Summary.TrimEnd('。')).Distinct(StringComparer.Ordinal)) + terminal.Say("。", ". ") + step.Text
            : step.Text!;
        var head = step.IsProhibited ? terminal.Say("不得", "must not") : terminal.Word("mark", step.Verdict);
        var causes = string.Join(terminal.Say("、", ", "), step.Findings.Select(_words.Cause).Distinct(StringComparer.Ordinal));
        terminal.Page.Fields(
        [
            ($"{number}. {head}", what.TrimEnd(), step.IsProhibited ? PageLayout.Alarm : PageLayout.Plain),
            (string.Empty, terminal.Say($"主管部门：{step.Office}；因 {causes}", $"office: {step.Office}; because of {causes}"), PageLayout.Faint),
        ]);
    }

    private void PrintLifted(IEnumerable<RecordFinding> lifted)
    {
        foreach (var finding in lifted)
            terminal.Page.Paragraph(terminal.Say($"不适用：{_words.Head(finding)}；{finding.Exemption}", $"lifted: {_words.Head(finding)}; {finding.Exemption}"), PageLayout.Plain);
    }

    private void PrintArticles(string heading, IReadOnlyList<CitedDocument> documents)
    {
        if (documents.Count == 0)
            return;
        var say = terminal.Say;
        terminal.Page.WriteLine();
        var table = new PageTable((heading, false), (say("施行", "in force"), false), (say("文本截至", "text as of"), false), (say("核对", "checked"), false));
        foreach (var document in documents)
        {
            var notes = string.Concat(CitationWords.NotesOf(document).Select(note => $"\n  {note}"));
            table.AddRow(
                (CitationWords.Of(document) + notes, PageLayout.Plain), (InForce(document.First), PageLayout.Plain), (document.First.TextAsOf ?? RecordReading.None, PageLayout.Plain),
                (document.First.IsVerified ? document.First.CheckedOn ?? RecordReading.None : RecordReading.None, PageLayout.Plain));
        }

        table.PrintOn(terminal.Page);
    }

    private static string InForce(RecordCitation citation) =>
        citation is { EffectiveFrom: null, EffectiveUntil: null } ? RecordReading.None : $"{citation.EffectiveFrom ?? "…"} – {citation.EffectiveUntil ?? "…"}";
}
