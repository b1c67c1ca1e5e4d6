namespace Yanshi.Gis.Planning.Rules;

/// <summary>A rule as one date sees it. Immutable, thread-safe.</summary>
internal sealed class RuleInForce
{
    private const string HalfWidthField = "halfWidth";

    private readonly FieldReading? _halfWidth;

    /// <summary>A rule on a date.</summary>
    /// <param name="book">Its rule book.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="where">Its conditions on features.</param>
    /// <param name="date">The as-of date.</param>
    internal RuleInForce(RuleBook book, Rule rule, FeatureConditions where, DateOnly date)
    {
        (Rule, Where) = (rule, where);
        Citations = [.. rule.Citations.Where(citation => citation.Document.IsInForceOn(date))];
        _halfWidth = rule is { Layer: { } layer, Distance: not null } ? book.FindReading(layer, HalfWidthField) : null;
    }

    internal Rule Rule { get; }

    /// <summary>Its conditions on features.</summary>
    internal FeatureConditions Where { get; }

    /// <summary>Its citations that are in force.</summary>
    internal Citation[] Citations { get; }

    /// <summary>Whether lines and points stand for zones under it.</summary>
    internal bool IsZone => Rule is { Relation: RuleRelation.Meets, Distance: not null };

    /// <summary>What a finding assumes when it takes the half-width for granted.</summary>
    internal static string HalfWidthAssumed => RuleEvaluation.FeaturePrefix + HalfWidthField;

    /// <summary>Whether a feature is one that it is about.</summary>
    internal ConditionAnswer Fits(FeatureFact fact) => Where.IsEmpty ? ConditionAnswer.Yes : fact.Fits(Where);

    /// <summary>How far from a feature it reaches, metres; only for rules with a distance.</summary>
    internal double ReachOf(FeatureFact fact) => Rule.Distance!.Metres + (fact.IsLine ? HalfWidth(fact).Metres : 0);

    /// <summary>What lies between a line as drawn and its base line, and whether the data says so; only for rules with a distance.</summary>
    internal (double Metres, bool IsKnown) HalfWidth(FeatureFact fact) => _halfWidth is not null && fact.HalfWidth(_halfWidth) is { } metres
        ? (metres, true)
        : (Rule.Distance!.HalfWidthMetres, false);
}
