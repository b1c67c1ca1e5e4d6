using System.Runtime.CompilerServices;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Records;

/// <summary>The findings and questions of the record.</summary>
internal static class FindingJson
{
    private static readonly RecordShape FindingShape = new(capacity: 12);
    private static readonly RecordShape MeasureShape = new(capacity: 5);

    // The same articles stand in nearly every record.
    private static readonly ConditionalWeakTable<Citation, RecordBlock> Citations = [];

    internal static RecordValue[] Of(IReadOnlyList<Finding> findings) => RecordValue.Blocks(findings, Of);

    /// <summary>A citation as records and rule lists carry it.</summary>
    internal static RecordBlock Of(Citation citation) => Citations.GetValue(citation, static cited => BlockOf(cited).Kept());

    private static RecordBlock BlockOf(Citation citation) => new()
    {
        ["title"] = citation.Document.Number is { } number ? $"{citation.Document.Title}（{number}）" : citation.Document.Title,
        ["article"] = citation.Article,
        ["effectiveFrom"] = RecordDate.Of(citation.Document.EffectiveFrom),
        ["effectiveUntil"] = RecordDate.Of(citation.Document.EffectiveUntil),
        ["textAsOf"] = RecordDate.Of(citation.Document.TextAsOf),
        ["checkedOn"] = RecordDate.Of(citation.CheckedOn),
        ["sourceStatus"] = citation.IsVerified ? "verified" : "unverified",
        ["note"] = citation.Note ?? citation.Document.Note,
    };

    private static RecordBlock Of(Finding finding) => new(FindingShape)
    {
        ["rule"] = finding.Rule.Id,
        ["row"] = finding.Rule.Row,
        ["verdict"] = EnumCode.Of(finding.Verdict),
        ["exemption"] = finding.Exemption?.Reason,
        ["summary"] = finding.Rule.Summary,
        ["procedure"] = finding.Rule.Procedure,
        ["office"] = finding.Rule.Office,
        ["features"] = RecordValue.Texts(finding.Features.Select(feature => feature.Id)),
        ["certainty"] = finding.Certainty is { } certainty ? EnumCode.Of(certainty) : null,
        ["assumed"] = RecordValue.Texts(finding.Assumed),
        ["measure"] = finding.Measure is { } measure ? Of(measure) : null,
        ["citations"] = RecordValue.Blocks(finding.Citations, Of),
    };

    private static RecordBlock Of(FindingMeasure measure)
    {
        var isShare = measure.What is MeasureKind.Share;
        return new RecordBlock(MeasureShape)
        {
            ["what"] = EnumCode.Of(measure.What),
            ["value"] = isShare ? Rounding.ToMillionth(measure.Value) : Rounding.ToCentimetre(measure.Value),
            ["unit"] = measure.What switch { MeasureKind.Area => "m²", MeasureKind.Distance => "m", _ => null },
            ["limit"] = isShare ? Rounding.ToMillionth(measure.Limit) : Rounding.ToCentimetre(measure.Limit),
            ["from"] = measure.From,
        };
    }
}
