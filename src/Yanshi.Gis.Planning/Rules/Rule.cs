using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>规则: under what facts which verdict follows, by which articles, and what is to be done. Immutable.</summary>
public sealed record Rule
{
    /// <summary>The unique id (<c>permanent-basic-farmland.ordinary</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The row of the decision table that it belongs to.</summary>
    public required int Row { get; init; }

    /// <summary>The Chinese title.</summary>
    public required string Title { get; init; }

    /// <summary>The layer it is about; null when it needs none.</summary>
    public string? Layer { get; init; }

    /// <summary>How the site must lie for the rule to apply.</summary>
    public required RuleRelation Relation { get; init; }

    /// <summary>For <see cref="RuleRelation.Within"/> the distance; for <see cref="RuleRelation.Meets"/> the width of the zone for which lines and points stand; else null.</summary>
    public RuleDistance? Distance { get; init; }

    /// <summary>For <see cref="RuleRelation.AreaOver"/> square metres, for <see cref="RuleRelation.ShareOver"/> a share; 0 else. Exactly at the limit the rule does not apply.</summary>
    public double Limit { get; init; }

    /// <summary>Conditions on the features met, by canonical field; all must hold.</summary>
    public IReadOnlyList<RuleCondition> Where { get; init; } = [];

    /// <summary>Conditions on the project, by attribute; all must hold.</summary>
    public IReadOnlyList<RuleCondition> When { get; init; } = [];

    /// <summary>What lifts the rule; the first that holds for certain counts.</summary>
    public IReadOnlyList<RuleExemption> Exemptions { get; init; } = [];

    /// <summary>The verdict, <see cref="Sites.Verdict.Notice"/> or worse, never undetermined.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What follows and why, in one Chinese sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What has to be done, in Chinese; null when nothing helps.</summary>
    public string? Procedure { get; init; }

    /// <summary>Who decides, in Chinese.</summary>
    public required string Office { get; init; }

    /// <summary>The first day the rule applies; null: always did.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>The last day it applies; null when it has no end.</summary>
    public DateOnly? InForceUntil { get; init; }

    /// <summary>The articles it rests on.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }

    /// <summary>A remark for whoever reads the rule, in Chinese.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the rule applies on a date, both ends included.</summary>
    /// <param name="date">The as-of date.</param>
    public bool IsInForceOn(DateOnly date) => date >= (InForceFrom ?? DateOnly.MinValue) && date <= (InForceUntil ?? DateOnly.MaxValue);
}

/// <summary>How a site must lie to a layer for a rule to apply. Touching is not meeting, and exactly at a limit a rule does not apply.</summary>
public enum RuleRelation
{
    /// <summary>The site shares an area with a feature, or with the zone for which a line or point stands.</summary>
    Meets,

    /// <summary>Some of the site lies outside a layer that must contain it.</summary>
    Outside,

    /// <summary>The site lies nearer to a feature than the distance.</summary>
    Within,

    /// <summary>The area met, of farmland net of field ridges, is more than the limit; it counts the whole project.</summary>
    AreaOver,

    /// <summary>The share of the site that is met is more than the limit.</summary>
    ShareOver,

    /// <summary>Always; the rule has no layer.</summary>
    Always,

    /// <summary>The site lies in no park.</summary>
    OutsideParks,

    /// <summary>The site lies in a park that is not for its sector.</summary>
    SectorUnfit,
}

/// <summary>A legal distance.</summary>
/// <param name="Metres">The distance in the 3° zone, metres.</param>
/// <param name="From">What it is measured from, in Chinese (用地外缘, 边导线, 堤脚).</param>
/// <param name="HalfWidthMetres">
/// What lies between a line as drawn (a centre line) and that base line where the data does not say, metres; a finding that uses it is 近似.
/// </param>
public sealed record RuleDistance(double Metres, string From, double HalfWidthMetres);

/// <summary>What lifts a rule.</summary>
/// <param name="When">Conditions on the project; all must hold for certain.</param>
/// <param name="Reason">Why, in Chinese.</param>
/// <param name="Verdict">What is left of the verdict; <see cref="Sites.Verdict.Clear"/> when nothing.</param>
public sealed record RuleExemption(IReadOnlyList<RuleCondition> When, string Reason, Verdict Verdict);
