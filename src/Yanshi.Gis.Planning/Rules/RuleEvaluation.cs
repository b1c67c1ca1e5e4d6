namespace Yanshi.Gis.Planning.Rules;

/// <summary>Asks rules of facts. What is not known counts against the site: a rule that possibly applies does, an exemption that possibly applies does not. Thread-safe.</summary>
/// <param name="book">The rule book.</param>
/// <param name="project">What is known of the project.</param>
/// <param name="asOf">The date the answer is for.</param>
internal sealed class RuleEvaluation(RuleBook book, ProjectAttributes project, DateOnly asOf)
{
    /// <summary>In a finding's assumptions: that the site lies in no park, because the parks' areas are not known.</summary>
    internal const string ParksAssumed = "parks";

    /// <summary>In a finding's assumptions: what a feature's field is.</summary>
    internal const string FeaturePrefix = "feature.";

    private readonly ProjectRules _rules = book.InForceOn(asOf).For(project);

    /// <summary>What the rules of a layer say of what was measured; of alternatives that exclude each other only the strictest.</summary>
    internal IReadOnlyList<Finding> Of(RuleFacts facts)
    {
        if (_rules.Find(facts.LayerId) is not { } layer || (facts.Features.Count == 0 && !layer.AnyOutside))
            return [];
        var findings = new List<Finding>();
        foreach (var asked in layer.Rules)
        {
            if (RuleFinding.Find(asked, facts) is { } finding)
                findings.Add(finding);
        }

        return Alternatives.Strictest(findings);
    }

    /// <summary>What the rules without a layer say.</summary>
    internal IReadOnlyList<Finding> Of(ParkFacts parks) => Alternatives.Strictest([.. _rules.WithoutLayer.Rules.Select(asked => RuleFinding.Find(asked, parks)).OfType<Finding>()]);

    /// <summary>Whether a feature is one that some rule of its layer is about, whatever the project is.</summary>
    internal bool IsForeseen(string layerId, FeatureFact fact)
    {
        foreach (var rule in InForce(layerId))
        {
            if (rule.Fits(fact).Truth is not Truth.No)
                return true;
        }

        return false;
    }

    /// <summary>Whether a layer has a rule with such a relation.</summary>
    internal bool HasRule(string layerId, RuleRelation relation) => Array.Exists(InForce(layerId), rule => rule.Rule.Relation == relation);

    /// <summary>The farthest distance at which a rule that may concern the project asks for the features of a layer, half-widths included, metres; null when none does.</summary>
    /// <param name="layerId">The layer.</param>
    /// <param name="hasLines">Whether it has lines or points; areas are zones themselves, and nothing is asked of them from afar unless a rule says within.</param>
    internal double? FarthestMetres(string layerId, bool hasLines) => _rules.Find(layerId) is { } layer ? hasLines ? layer.FarthestFromLines : layer.FarthestFromAreas : null;

    /// <summary>Whether lines and points of a layer stand for zones under some rule.</summary>
    internal bool MakesZones(string layerId) => _rules.InForce.Find(layerId) is { MakesZones: true };

    /// <summary>Whether some rule, be it about this project or not, says what zone a line or point stands for.</summary>
    internal bool IsZoneStated(string layerId, FeatureFact fact) => Array.Exists(InForce(layerId), rule => rule.IsZone && rule.Fits(fact).Truth is not Truth.No);

    /// <summary>The rules of a layer that are in force and may concern the project.</summary>
    internal IEnumerable<Rule> MayConcern(string layerId) => (_rules.Find(layerId)?.Rules ?? []).Select(asked => asked.Rule);

    /// <summary>The width of the zone a line or point stands for under a rule in force, metres; null when the rule is not about it.</summary>
    internal double? ZoneMetres(Rule rule, FeatureFact fact) =>
        Array.Find(InForce(rule.Layer!), inForce => ReferenceEquals(inForce.Rule, rule)) is { IsZone: true } zone && zone.Fits(fact).Truth is not Truth.No
            ? rule.Distance!.Metres + zone.HalfWidth(fact).Metres
            : null;

    private RuleInForce[] InForce(string layerId) => _rules.InForce.Find(layerId)?.Rules ?? [];
}
