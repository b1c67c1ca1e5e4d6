using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>What one rule says of facts. Thread-safe.</summary>
internal static class RuleFinding
{
    // Coordinates say nothing below a micrometre: what is so near to a limit lies on it.
    private const double TouchMetres = 1e-6;
    private const double TouchSquareMetres = 1e-6;

    private static readonly List<string> ParksAssumed = [RuleEvaluation.ParksAssumed];

    /// <summary>What a rule says of what was measured of its layer; null when it does not apply.</summary>
    internal static Finding? Find(AskedRule asked, RuleFacts facts)
    {
        var rule = asked.Rule;
        if (rule.Relation is RuleRelation.Outside)
        {
            return facts.IsBelowThreshold || facts.AreaSquareMetres <= 0
                ? null
                : Made(asked, more: null, [], new FindingMeasure(MeasureKind.Area, facts.AreaSquareMetres, 0, From: null), When(facts.InnerSquareMetres - TouchSquareMetres));
        }

        // Most rules of most layers find nothing to look at.
        List<FeatureFact>? met = null;
        List<string>? unknown = null;
        var (isApproximate, anyArea) = (false, false);
        foreach (var fact in facts.Features)
        {
            var fit = asked.InForce.Fits(fact);
            if (fit.Truth is Truth.No || !IsMet(asked.InForce, fact, facts))
                continue;
            (met ??= new(facts.Features.Count)).Add(fact);
            if (fit.Unknown.Count > 0)
                (unknown ??= []).AddRange(fit.Unknown);
            anyArea |= !fact.IsLine;
            isApproximate |= fact.IsLine && rule.Distance is not null && asked.InForce.HalfWidth(fact) is { IsKnown: false, Metres: > 0 };
        }

        if (met is null || (rule.Relation is not RuleRelation.Within && met.TrueForAll(static fact => !fact.IsLine) && facts.IsAllSlivers(met)) || Measured(asked.InForce, met, anyArea, facts, isApproximate) is not { } measure)
            return null;
        if (isApproximate)
            (unknown ??= []).Add(RuleInForce.HalfWidthAssumed);
        return Made(asked, unknown, met, measure, CertaintyOf(asked.InForce, met, measure, facts));
    }

    /// <summary>What a rule without a layer says; null when it does not apply.</summary>
    internal static Finding? Find(AskedRule asked, ParkFacts parks) => asked.Rule.Relation switch
    {
        RuleRelation.Always => Made(asked, more: null, [], measure: null, certainty: null),
        RuleRelation.OutsideParks when parks.InPark is null => Made(asked, ParksAssumed, [], measure: null, certainty: null),
        RuleRelation.OutsideParks when parks.InPark is false => Made(asked, more: null, [], measure: null, certainty: null),
        RuleRelation.SectorUnfit when parks.SectorFits is false => Made(asked, more: null, [], measure: null, certainty: null),
        _ => null,
    };

    private static bool IsMet(RuleInForce rule, FeatureFact fact, RuleFacts facts) => rule.Rule.Relation switch
    {
        RuleRelation.Within => fact.DistanceMetres is { } metres && metres < rule.ReachOf(fact) - TouchMetres,
        RuleRelation.Meets when fact.IsLine => rule.Rule.Distance is not null && fact.DistanceMetres is { } metres && metres < rule.ReachOf(fact) - TouchMetres,
        _ => fact.AreaSquareMetres > 0 && !(facts.IsBelowThreshold && facts.Role is LayerRole.Restricts),
    };

    private static FindingMeasure? Measured(RuleInForce inForce, List<FeatureFact> met, bool anyArea, RuleFacts facts, bool isApproximate)
    {
        var rule = inForce.Rule;
        switch (rule.Relation)
        {
            case RuleRelation.AreaOver:
                var area = facts.AreaOf(met, true);
                return area - rule.Limit > TouchSquareMetres ? new FindingMeasure(MeasureKind.Area, area, rule.Limit, From: null) : null;
            case RuleRelation.ShareOver:
                var share = facts.AreaOf(met, true) / facts.SiteSquareMetres;
                return (share - rule.Limit) * facts.SiteSquareMetres > TouchSquareMetres ? new FindingMeasure(MeasureKind.Share, share, rule.Limit, From: null) : null;
            case RuleRelation.Meets when anyArea:
                return new FindingMeasure(MeasureKind.Area, facts.AreaOf(met, false), 0, From: null);
            default:
                var distance = rule.Distance!;
                var nearest = met.Min(fact => Math.Max(0, fact.DistanceMetres!.Value - inForce.ReachOf(fact) + distance.Metres));
                return new FindingMeasure(MeasureKind.Distance, nearest, distance.Metres, isApproximate ? $"{distance.From}（近似）" : distance.From);
        }
    }

    private static Certainty? CertaintyOf(RuleInForce rule, List<FeatureFact> met, FindingMeasure measure, RuleFacts facts)
    {
        if (measure.What is MeasureKind.Distance)
            return met.Exists(fact => fact.ReachMetres is null) ? null : When(-met.Min(fact => fact.DistanceMetres!.Value + fact.ReachMetres!.Value - rule.ReachOf(fact)));

        // Of the features met at most as much is lost as all of the layer loses.
        var value = measure.What is MeasureKind.Share ? measure.Value * facts.SiteSquareMetres : measure.Value;
        var limit = measure.What is MeasureKind.Share ? measure.Limit * facts.SiteSquareMetres : measure.Limit;
        var whole = facts.Role is LayerRole.MustContain ? null : facts.InnerSquareMetres;
        return When(value - (facts.AreaSquareMetres - whole) - limit - TouchSquareMetres);
    }

    private static Finding Made(AskedRule asked, List<string>? more, List<FeatureFact> met, FindingMeasure? measure, Certainty? certainty) => new()
    {
        Rule = asked.Rule,
        Verdict = asked.Lifted?.Verdict ?? asked.Rule.Verdict,
        Exemption = asked.Lifted,
        Features = FeaturesOf(met),
        Certainty = certainty,
        Assumed = asked.AssumedWith(more),
        Measure = measure,
        Citations = asked.InForce.Citations,
    };

    // In the order of their numbers; those met come sorted, and so do those near, behind them.
    private static LayerFeature[] FeaturesOf(List<FeatureFact> met)
    {
        if (met.Count == 0)
            return [];
        var features = new LayerFeature[met.Count];
        for (var i = 0; i < features.Length; i++)
        {
            if (i > 0 && met[i].Number < met[i - 1].Number)
                return [.. met.OrderBy(fact => fact.Number).Select(fact => fact.Feature)];
            features[i] = met[i].Feature;
        }

        return features;
    }

    // Certain when something is left.
    private static Certainty? When(double? left) => left is { } value ? value > 0 ? Certainty.Certain : Certainty.WithinAccuracy : null;
}
