using System.Globalization;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Wording;

/// <summary>Findings in words. Immutable, thread-safe.</summary>
/// <param name="language">The language.</param>
/// <param name="names">What the record's layers and attributes are called.</param>
public sealed class FindingWords(Language language, RecordNames names)
{
    private const int AreaDecimals = 2;
    private const int MostCited = 2;

    /// <summary>What the finding measured, with its limit; null when it measured nothing.</summary>
    /// <param name="finding">The finding.</param>
    public string? Measured(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Measure is not { } measure ? null : measure.What switch
        {
            "area" => WithLimit(language.Say($"面积 {Area(measure.Value)}", $"area {Area(measure.Value)}"), measure.Limit, Area),
            "share" => WithLimit(language.Say($"占用地 {RecordReading.Percent(measure.Value)}", $"{RecordReading.Percent(measure.Value)} of the site"), measure.Limit, RecordReading.Percent),
            "distance" => WithLimit(language.Say($"距离 {Metres(measure.Value)}", $"distance {Metres(measure.Value)}"), measure.Limit, Metres) + From(measure.From),
            _ => WithLimit($"{measure.What} {Plain(measure.Value)}", measure.Limit, Plain),
        };
    }

    /// <summary>The articles a finding rests on: those that were read for it, or 依据待核 and where to look.</summary>
    /// <param name="finding">The finding.</param>
    public string Basis(RecordFinding finding) => Basis(finding, int.MaxValue);

    /// <summary>The names of what was assumed; null when nothing was.</summary>
    /// <param name="finding">The finding.</param>
    public string? Assumed(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Assumed.Count == 0 ? null : string.Join(language.Say("、", ", "), finding.Assumed.Select(code => names.Attribute(code, finding.LayerId)));
    }

    /// <summary>One sentence: the rule, what was measured, what was assumed, and the basis.</summary>
    /// <param name="finding">The finding.</param>
    public string Sentence(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var parts = new List<string> { Head(finding) };
        if (finding.Exemption is { } exemption)
            parts.Add(exemption.TrimEnd('。'));
        if (Measured(finding) is { } measured)
            parts.Add(measured);
        if (Assumed(finding) is { } assumed)
            parts.Add(language.Say($"{assumed}未知，按最严", $"{assumed} unknown: the strictest is assumed"));
        parts.Add(Basis(finding, MostCited));
        return string.Join(language.Say("；", "; "), parts.Where(part => part.Length > 0));
    }

    /// <summary>What gives rise to a finding: its layer, else its rule.</summary>
    /// <param name="finding">The finding.</param>
    public string Cause(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.LayerId is { } layer ? names.Of(layer) : names.RuleTitle(finding.Rule) ?? finding.Rule;
    }

    /// <summary>What a finding is called: by the rule's title, or where that is not at hand by its layer and what follows.</summary>
    /// <param name="finding">The finding.</param>
    public string Head(RecordFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (names.RuleTitle(finding.Rule) is { } title)
            return title;
        var summary = finding.Summary.TrimEnd('。');
        return finding.LayerId is { } layer ? language.Say($"{names.Of(layer)}：{summary}", $"{names.Of(layer)}: {summary}") : summary;
    }

    private string Basis(RecordFinding finding, int most)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var citations = finding.Citations.Where(citation => citation.IsVerified == finding.IsVerified).ToList();
        var cited = string.Join(language.Say("；", "; "), CitedDocument.Of(citations.Take(most)).Select(CitationWords.Of));
        if (citations.Count > most)
            cited = language.Say($"{cited}等 {citations.Count} 条", $"{cited} … {citations.Count} in all");
        if (finding.IsVerified)
            return cited;
        var mark = language.Say("依据待核", "依据待核 (not verified)");
        return cited.Length == 0 ? mark : language.Say($"{mark}：{cited}", $"{mark}: {cited}");
    }

    // A limit of nothing is no limit worth a word: everything above it counts.
    private string WithLimit(string measured, double? limit, Func<double, string> inWords) =>
        limit is { } number and > 0 ? measured + language.Say($"（限值 {inWords(number)}）", $" (limit {inWords(number)})") : measured;

    private string From(string? from) => from is null ? string.Empty : language.Say($"，自{from}起", $", from {from}");

    private static string Area(double squareMetres) => $"{RecordReading.Fixed(squareMetres, AreaDecimals)} m²";

    private static string Metres(double metres) => $"{RecordReading.Fixed(metres, AreaDecimals)} m";

    private static string Plain(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
