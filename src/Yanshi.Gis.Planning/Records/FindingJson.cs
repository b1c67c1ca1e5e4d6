using System.Runtime.CompilerServices;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Records;

/// <summary>The findings and questions of the record.</summary>
internal static class FindingJson
{
    private static readonly RecordShape FindingShape = new(capacity: 12);
    private static readonly RecordShape MeasureShape = new(capacity: 5);

    // The same rules and articles stand in nearly every record.
    private static readonly ConditionalWeakTable<Rule, KeptRule> Rules = [];
    private static readonly ConditionalWeakTable<IReadOnlyList<Citation>, KeptValue> Citations = [];

    internal static RecordValue[] Of(IReadOnlyList<Finding> findings) => RecordValue.Blocks(findings, Of);

    /// <summary>A citation as records and rule lists carry it.</summary>
    internal static RecordBlock Of(Citation citation) => new()
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

    private static RecordBlock Of(Finding finding)
    {
        var rule = Rules.GetValue(finding.Rule, static rule => new KeptRule(rule));
        return new RecordBlock(FindingShape)
        {
            ["rule"] = rule.Id,
            ["row"] = finding.Rule.Row,
            ["verdict"] = EnumCode.Of(finding.Verdict),
            ["exemption"] = finding.Exemption?.Reason,
            ["summary"] = rule.Summary,
            ["procedure"] = rule.Procedure,
            ["office"] = rule.Office,
            ["features"] = IdsOf(finding.Features),
            ["certainty"] = EnumCode.Of(finding.Certainty),
            ["assumed"] = RecordValue.Texts(finding.Assumed),
            ["measure"] = finding.Measure is { } measure ? Of(measure) : null,
            ["citations"] = Citations.GetValue(finding.Citations, static citations => new KeptValue(RecordValue.Blocks(citations, Of))),
        };
    }

    private static RecordValue[] IdsOf(IReadOnlyList<LayerFeature> features)
    {
        if (features.Count == 0)
            return [];
        var ids = new RecordValue[features.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = features[i].Id;
        return ids;
    }

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

    /// <summary>What records say of a rule whatever it found.</summary>
    private sealed class KeptRule(Rule rule)
    {
        internal KeptValue Id { get; } = new(rule.Id);

        internal KeptValue Summary { get; } = new(rule.Summary);

        internal KeptValue Procedure { get; } = new(rule.Procedure);

        internal KeptValue Office { get; } = new(rule.Office);
    }
}
