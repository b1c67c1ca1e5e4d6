namespace Yanshi.Gis.Reporting.Reading;

/// <summary>依据 and 办理手续 of a record: what its findings rest on and ask for, each once. Immutable.</summary>
public sealed class LegalBasis
{
    private LegalBasis(IReadOnlyList<CitedDocument> documents, IReadOnlyList<CitedDocument> pointers, IReadOnlyList<RequiredStep> steps) =>
        (Documents, Pointers, Steps) = (documents, pointers, steps);

    /// <summary>The documents with the articles that were read for the rules that cite them, those of the worst findings first.</summary>
    public IReadOnlyList<CitedDocument> Documents { get; }

    /// <summary>依据待核: documents and articles that nobody has read for the rule. They say where to look, not what the law is.</summary>
    public IReadOnlyList<CitedDocument> Pointers { get; }

    /// <summary>What is to be done, in the order of severity: what is prohibited first.</summary>
    public IReadOnlyList<RequiredStep> Steps { get; }

    /// <summary>Puts together what findings rest on. Findings that an exemption has lifted ask for nothing, but what they cite says why.</summary>
    /// <param name="findings">The findings.</param>
    public static LegalBasis Of(RecordFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var citations = findings.All.SelectMany(finding => finding.Citations).Distinct().ToList();
        var steps = findings.Standing
            .GroupBy(finding => (finding.Verdict is "prohibited", finding.Procedure, finding.Procedure is null ? finding.Summary : null, finding.Office))
            .Select(same => new RequiredStep(same.First().Verdict, [.. same]))
            .Where(step => step.IsProhibited || step.Text is not null);
        return new LegalBasis(
            CitedDocument.Of(citations.Where(citation => citation.IsVerified)), CitedDocument.Of(citations.Where(citation => !citation.IsVerified)), [.. steps]);
    }
}

/// <summary>One thing to do, or not to do, and the findings that ask for it.</summary>
/// <param name="Verdict">The worst verdict among the findings.</param>
/// <param name="Findings">The findings, the worst first.</param>
public sealed record RequiredStep(string Verdict, IReadOnlyList<RecordFinding> Findings)
{
    /// <summary>Whether the step is not to build here: 不得.</summary>
    public bool IsProhibited => Verdict is "prohibited";

    /// <summary>What has to be done, in Chinese; null when nothing helps or nothing is needed.</summary>
    public string? Text => Findings[0].Procedure;

    /// <summary>Who decides, in Chinese.</summary>
    public string Office => Findings[0].Office;
}
