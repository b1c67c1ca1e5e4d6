using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Records;

/// <summary>The findings and questions of the record.</summary>
internal static class FindingJson
{
    internal static JsonArray Of(IEnumerable<Finding> findings) => new([.. findings.Select(Of)]);

    /// <summary>A citation as records and rule lists carry it.</summary>
    internal static JsonObject Of(Citation citation) => new()
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

    private static JsonObject Of(Finding finding) => new()
    {
        ["rule"] = finding.Rule.Id,
        ["row"] = finding.Rule.Row,
        ["verdict"] = EnumCode.Of(finding.Verdict),
        ["exemption"] = finding.Exemption?.Reason,
        ["summary"] = finding.Rule.Summary,
        ["procedure"] = finding.Rule.Procedure,
        ["office"] = finding.Rule.Office,
        ["features"] = new JsonArray([.. finding.Features.Select(feature => (JsonNode)feature.Id)]),
        ["certainty"] = finding.Certainty is { } certainty ? EnumCode.Of(certainty) : null,
        ["assumed"] = new JsonArray([.. finding.Assumed.Select(name => (JsonNode)name)]),
        ["measure"] = finding.Measure is { } measure ? Of(measure) : null,
        ["citations"] = new JsonArray([.. finding.Citations.Select(Of)]),
    };

    private static JsonObject Of(FindingMeasure measure)
    {
        var isShare = measure.What is MeasureKind.Share;
        return new JsonObject
        {
            ["what"] = EnumCode.Of(measure.What),
            ["value"] = isShare ? Rounding.ToMillionth(measure.Value) : Rounding.ToCentimetre(measure.Value),
            ["unit"] = measure.What switch { MeasureKind.Area => "m²", MeasureKind.Distance => "m", _ => null },
            ["limit"] = isShare ? Rounding.ToMillionth(measure.Limit) : Rounding.ToCentimetre(measure.Limit),
            ["from"] = measure.From,
        };
    }
}
