using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>A check record as text: the verdict first with its reasons, what is to be done, then the site, the layers, the features met, the site's parts, and what the answer rests on.</summary>
/// <param name="terminal">Where it is printed.</param>
/// <param name="catalogue">The workspace's catalogue, for names.</param>
/// <param name="ruleBook">The rule book, for names; null when there is none.</param>
internal sealed class CheckText(Terminal terminal, Catalogue catalogue, RuleBook? ruleBook)
{
    // So many findings stand under the verdict, the worst first; all of them follow below it.
    private const int MostReasons = 8;

    /// <summary>Prints a record.</summary>
    /// <param name="record">The record: all figures come from it.</param>
    /// <param name="site">The site, for the messages that the record has in Chinese only.</param>
    internal void Print(JsonObject record, Site site)
    {
        var layers = record.Objects("layers");
        var names = new RecordNames(record, terminal.Language, catalogue, ruleBook);
        var findings = RecordFindings.Of(record);
        PrintVerdict(record, findings, names);
        new LegalText(terminal, names).Print(findings);
        new QuestionsText(terminal, names).Print(record.Objects("questions"));
        new SiteText(terminal).Print(record.Object("site"), site);
        new LayersText(terminal, names, findings).Print(layers);
        new FeaturesText(terminal, names).Print(layers);
        new SurroundingsText(terminal, names).Print(record);
        new ProvenanceText(terminal, names).Print(record);
    }

    private void PrintVerdict(JsonObject record, RecordFindings findings, RecordNames names)
    {
        var verdict = record.Text("verdict");
        var basis = terminal.Word("basis", record.Text("basis"));
        var reasons = new VerdictReasons(terminal.Language, names);
        var page = terminal.Page;
        page.WriteLine();
        page.Write(new Text($" {terminal.Say("结论", "VERDICT")}  ", PageLayout.Strong));
        page.Write(new Text(terminal.Word("verdict", verdict), VerdictStyle(verdict)));
        page.Write(new Text($"  {terminal.Say($"（{basis}）", $"({basis})")}\n"));
        if (reasons.Demonstration(record) is { } demonstration)
            page.Paragraph(demonstration, PageLayout.Caution, indent: 1);

        foreach (var line in Lines(record, findings, names, reasons))
            page.Paragraph(line, PageLayout.Plain, indent: 1);
    }

    private IEnumerable<string> Lines(JsonObject record, RecordFindings findings, RecordNames names, VerdictReasons reasons)
    {
        if (reasons.Undetermined(record) is { } undetermined)
            yield return undetermined;
        var words = new FindingWords(terminal.Language, names);
        var standing = findings.Standing.ToList();
        foreach (var finding in standing.Take(MostReasons))
            yield return $"{terminal.Word("mark", finding.Verdict)}{terminal.Say("：", ": ")}{words.Sentence(finding)}";
        if (standing.Count > MostReasons)
            yield return More([.. standing.Skip(MostReasons)]);
        foreach (var conflict in reasons.Unjudged(record, findings))
            yield return conflict;
        foreach (var remark in reasons.Remarks(record, findings))
            yield return remark;
        if (reasons.Indicative(record) is { } indicative)
            yield return indicative;
    }

    private string More(IReadOnlyList<RecordFinding> rest)
    {
        var counts = string.Join(terminal.Say("、", ", "), rest.GroupBy(finding => finding.Verdict, StringComparer.Ordinal).Select(group => $"{terminal.Word("mark", group.Key)} {group.Count()}"));
        return terminal.Say($"另有 {rest.Count} 项（{counts}），见“依据和手续”。", $"{rest.Count} more ({counts}): see the legal basis and procedures.");
    }

    private static Style VerdictStyle(string verdict) => verdict switch
    {
        "clear" => new Style(Color.Green, decoration: Decoration.Bold),
        "prohibited" or "restricted" => new Style(Color.Red, decoration: Decoration.Bold),
        _ => new Style(Color.Yellow, decoration: Decoration.Bold),
    };
}
