using System.Globalization;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>Asks rules of facts. What is not known counts against the site: a rule that possibly applies does, an exemption that possibly applies does not. One instance serves one thread.</summary>
/// <param name="book">The rule book.</param>
/// <param name="project">What is known of the project.</param>
/// <param name="asOf">The date the answer is for.</param>
internal sealed class RuleEvaluation(RuleBook book, ProjectAttributes project, DateOnly asOf)
{
    /// <summary>In a finding's assumptions: that the site lies in no park, because the parks' areas are not known.</summary>
    internal const string ParksAssumed = "parks";

    /// <summary>In a finding's assumptions: what a feature's field is.</summary>
    internal const string FeaturePrefix = "feature.";

    private const string HalfWidthField = "halfWidth";

    // Coordinates say nothing below a micrometre: what is so near to a limit lies on it.
    private const double TouchMetres = 1e-6;
    private const double TouchSquareMetres = 1e-6;

    private readonly RulesInForce _inForce = book.InForceOn(asOf);
    private readonly Dictionary<Rule, ConditionAnswer> _concerns = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Layer, int Feature, string Name), string?> _values = [];

    /// <summary>What the rules of a layer say of what was measured; of alternatives that exclude each other only the strictest.</summary>
    internal IReadOnlyList<Finding> Of(RuleFacts facts) => Alternatives.Strictest([.. InForce(facts.LayerId).Select(rule => Find(rule, facts)).OfType<Finding>()]);

    /// <summary>What the rules without a layer say.</summary>
    internal IReadOnlyList<Finding> Of(ParkFacts parks) => Alternatives.Strictest([.. InForce(layerId: null).Select(rule => Find(rule, parks)).OfType<Finding>()]);

    /// <summary>Whether a feature is one that some rule of its layer is about, whatever the project is.</summary>
    internal bool IsForeseen(string layerId, FeatureFact fact) => InForce(layerId).Any(rule => Fits(rule, fact).Truth is not Truth.No);

    /// <summary>Whether a layer has a rule with such a relation.</summary>
    internal bool HasRule(string layerId, RuleRelation relation) => InForce(layerId).Any(rule => rule.Relation == relation);

    /// <summary>The farthest distance at which a rule that may concern the project asks for the features of a layer, half-widths included, metres; null when none does.</summary>
    /// <param name="layerId">The layer.</param>
    /// <param name="hasLines">Whether it has lines or points; areas are zones themselves, and nothing is asked of them from afar unless a rule says within.</param>
    internal double? FarthestMetres(string layerId, bool hasLines) => MayConcern(layerId).Max(rule =>
        rule.Distance is { } distance && (hasLines || rule.Relation is RuleRelation.Within) ? distance.Metres + (hasLines ? distance.HalfWidthMetres : 0) : (double?)null);

    /// <summary>Whether lines and points of a layer stand for zones under some rule.</summary>
    internal bool MakesZones(string layerId) => InForce(layerId).Any(IsZone);

    /// <summary>Whether some rule, be it about this project or not, says what zone a line or point stands for.</summary>
    internal bool IsZoneStated(string layerId, FeatureFact fact) => InForce(layerId).Any(rule => IsZone(rule) && Fits(rule, fact).Truth is not Truth.No);

    /// <summary>The rules of a layer that are in force and may concern the project.</summary>
    internal IEnumerable<Rule> MayConcern(string layerId) => InForce(layerId).Where(rule => Concerns(rule).Truth is not Truth.No);

    /// <summary>The width of the zone a line or point stands for under a rule, metres; null when the rule is not about it.</summary>
    internal double? ZoneMetres(Rule rule, FeatureFact fact) => IsZone(rule) && Fits(rule, fact).Truth is not Truth.No ? rule.Distance!.Metres + HalfWidth(rule, fact).Metres : null;

    /// <summary>What one rule says of what was measured of its layer; null when it does not apply.</summary>
    internal Finding? Find(Rule rule, RuleFacts facts)
    {
        var concern = Concerns(rule);
        if (concern.Truth is Truth.No)
            return null;
        if (rule.Relation is RuleRelation.Outside)
        {
            return facts.IsBelowThreshold || facts.AreaSquareMetres <= 0
                ? null
                : Made(rule, concern.Unknown, [], new FindingMeasure(MeasureKind.Area, facts.AreaSquareMetres, 0, From: null), When(facts.InnerSquareMetres, inner => inner > TouchSquareMetres));
        }

        // Most rules of most layers find nothing to look at.
        if (facts.Features.Count == 0)
            return null;
        var met = new List<FeatureFact>();
        var unknown = new List<string>(concern.Unknown);
        var isApproximate = false;
        foreach (var fact in facts.Features)
        {
            var fit = Fits(rule, fact);
            if (fit.Truth is Truth.No || !IsMet(rule, fact, facts))
                continue;
            met.Add(fact);
            unknown.AddRange(fit.Unknown.Select(name => FeaturePrefix + name));
            if (fact.IsLine && rule.Distance is not null && HalfWidth(rule, fact) is { IsKnown: false, Metres: > 0 })
                isApproximate = true;
        }

        if (met.Count == 0 || (rule.Relation is not RuleRelation.Within && met.TrueForAll(fact => !fact.IsLine) && facts.IsAllSlivers(met)) || Measured(rule, met, facts, isApproximate) is not { } measure)
            return null;
        if (isApproximate)
            unknown.Add(FeaturePrefix + HalfWidthField);
        return Made(rule, unknown, met, measure, CertaintyOf(rule, met, measure, facts));
    }

    /// <summary>What a rule without a layer says; null when it does not apply.</summary>
    internal Finding? Find(Rule rule, ParkFacts parks)
    {
        var concern = Concerns(rule);
        if (concern.Truth is Truth.No)
            return null;
        return rule.Relation switch
        {
            RuleRelation.Always => Made(rule, concern.Unknown, [], measure: null, certainty: null),
            RuleRelation.OutsideParks when parks.InPark is null => Made(rule, [.. concern.Unknown, ParksAssumed], [], measure: null, certainty: null),
            RuleRelation.OutsideParks when parks.InPark is false => Made(rule, concern.Unknown, [], measure: null, certainty: null),
            RuleRelation.SectorUnfit when parks.SectorFits is false => Made(rule, concern.Unknown, [], measure: null, certainty: null),
            _ => null,
        };
    }

    private Rule[] InForce(string? layerId) => _inForce.Of(layerId);

    // The same for all layers and features of a check, and asked for each of them.
    private ConditionAnswer Concerns(Rule rule)
    {
        if (!_concerns.TryGetValue(rule, out var answer))
            _concerns.Add(rule, answer = ConditionAnswer.Of(rule.When, project, static (project, name) => project.Find(name)));
        return answer;
    }

    private ConditionAnswer Fits(Rule rule, FeatureFact fact) =>
        ConditionAnswer.Of(rule.Where, (Evaluation: this, rule.Layer, Fact: fact), static (asked, name) => asked.Evaluation.ValueOf(asked.Layer!, asked.Fact, name));

    // The value of a feature's canonical field, null when it is not known.
    private string? ValueOf(string layerId, FeatureFact fact, string name)
    {
        if (_values.TryGetValue((layerId, fact.Number, name), out var known))
            return known;
        var field = book.FindField(layerId, name);
        var text = field?.Properties.Select(fact.Feature.FindText).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        var value = text is null ? null : ValueReading.Find(field!, text);
        _values.Add((layerId, fact.Number, name), value);
        return value;
    }

    private static bool IsZone(Rule rule) => rule is { Relation: RuleRelation.Meets, Distance: not null };

    private bool IsMet(Rule rule, FeatureFact fact, RuleFacts facts) => rule.Relation switch
    {
        RuleRelation.Within => fact.DistanceMetres is { } metres && metres < ReachOf(rule, fact) - TouchMetres,
        RuleRelation.Meets when fact.IsLine => rule.Distance is not null && fact.DistanceMetres is { } metres && metres < ReachOf(rule, fact) - TouchMetres,
        _ => fact.AreaSquareMetres > 0 && !(facts.IsBelowThreshold && facts.Role is LayerRole.Restricts),
    };

    private FindingMeasure? Measured(Rule rule, List<FeatureFact> met, RuleFacts facts, bool isApproximate)
    {
        switch (rule.Relation)
        {
            case RuleRelation.AreaOver:
                var area = facts.AreaOf(met, true);
                return area - rule.Limit > TouchSquareMetres ? new FindingMeasure(MeasureKind.Area, area, rule.Limit, From: null) : null;
            case RuleRelation.ShareOver:
                var share = facts.AreaOf(met, true) / facts.SiteSquareMetres;
                return (share - rule.Limit) * facts.SiteSquareMetres > TouchSquareMetres ? new FindingMeasure(MeasureKind.Share, share, rule.Limit, From: null) : null;
            case RuleRelation.Meets when met.Exists(fact => !fact.IsLine):
                return new FindingMeasure(MeasureKind.Area, facts.AreaOf(met, false), 0, From: null);
            default:
                var distance = rule.Distance!;
                var nearest = met.Min(fact => Math.Max(0, fact.DistanceMetres!.Value - ReachOf(rule, fact) + distance.Metres));
                return new FindingMeasure(MeasureKind.Distance, nearest, distance.Metres, isApproximate ? $"{distance.From}（近似）" : distance.From);
        }
    }

    private Certainty? CertaintyOf(Rule rule, List<FeatureFact> met, FindingMeasure measure, RuleFacts facts)
    {
        if (measure.What is MeasureKind.Distance)
            return met.Exists(fact => fact.ReachMetres is null) ? null : When(met.Min(fact => fact.DistanceMetres!.Value + fact.ReachMetres!.Value - ReachOf(rule, fact)), least => least < 0);

        // Of the features met at most as much is lost as all of the layer loses.
        var value = measure.What is MeasureKind.Share ? measure.Value * facts.SiteSquareMetres : measure.Value;
        var limit = measure.What is MeasureKind.Share ? measure.Limit * facts.SiteSquareMetres : measure.Limit;
        var whole = facts.Role is LayerRole.MustContain ? null : facts.InnerSquareMetres;
        return When(whole, inner => value - (facts.AreaSquareMetres - inner) - limit > TouchSquareMetres);
    }

    // How far from a feature a rule reaches.
    private double ReachOf(Rule rule, FeatureFact fact) => rule.Distance!.Metres + (fact.IsLine ? HalfWidth(rule, fact).Metres : 0);

    private (double Metres, bool IsKnown) HalfWidth(Rule rule, FeatureFact fact) => ValueOf(rule.Layer!, fact, HalfWidthField) is { } text
        ? (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), true)
        : (rule.Distance!.HalfWidthMetres, false);

    private Finding Made(Rule rule, IReadOnlyList<string> unknown, IReadOnlyList<FeatureFact> met, FindingMeasure? measure, Certainty? certainty)
    {
        var assumed = new List<string>(unknown);
        RuleExemption? lifted = null;
        foreach (var exemption in rule.Exemptions)
        {
            var answer = ConditionAnswer.Of(exemption.When, project, static (project, name) => project.Find(name));
            if (answer.Truth is Truth.Yes)
            {
                lifted = exemption;
                break;
            }

            assumed.AddRange(answer.Unknown);
        }

        return new Finding
        {
            Rule = rule,
            Verdict = lifted?.Verdict ?? rule.Verdict,
            Exemption = lifted,
            Features = [.. met.OrderBy(fact => fact.Number).Select(fact => fact.Feature)],
            Certainty = certainty,
            Assumed = [.. (lifted is null ? assumed : unknown).Distinct(StringComparer.Ordinal)],
            Measure = measure,
            Citations = [.. rule.Citations.Where(citation => citation.Document.IsInForceOn(asOf))],
        };
    }

    private static Certainty? When(double? known, Func<double, bool> isCertain) => known is { } value ? isCertain(value) ? Certainty.Certain : Certainty.WithinAccuracy : null;
}
