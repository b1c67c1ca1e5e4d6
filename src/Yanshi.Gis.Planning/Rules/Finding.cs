using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>A rule that applies to a site. Numbers are exact; the record rounds them. Immutable.</summary>
public sealed record Finding
{
    /// <summary>The rule.</summary>
    public required Rule Rule { get; init; }

    /// <summary>What follows: the rule's verdict, or what an exemption leaves of it.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The exemption that applies; null when none does.</summary>
    public RuleExemption? Exemption { get; init; }

    /// <summary>The features it is about, by id.</summary>
    public IReadOnlyList<LayerFeature> Features { get; init; } = [];

    /// <summary>Whether it survives moving the line by twice its accuracy; null when that was not measured or nothing was.</summary>
    public Certainty? Certainty { get; init; }

    /// <summary>What was assumed because it is not known: codes of project attributes, <c>feature.</c> and a field's name, <c>parks</c>; in the order of the rule.</summary>
    public IReadOnlyList<string> Assumed { get; init; } = [];

    /// <summary>What was measured; null for rules that measure nothing.</summary>
    public FindingMeasure? Measure { get; init; }

    /// <summary>The rule's citations that are in force on the as-of date.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}

/// <summary>What a finding rests on.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The value: square metres, a share, metres.</param>
/// <param name="Limit">The limit it is held against.</param>
/// <param name="From">Of a distance, what it is measured from, in Chinese; null else.</param>
public sealed record FindingMeasure(MeasureKind What, double Value, double Limit, string? From);

/// <summary>What a rule measures.</summary>
public enum MeasureKind
{
    /// <summary>An area, square metres.</summary>
    Area,

    /// <summary>A share of the site.</summary>
    Share,

    /// <summary>A distance, metres in the 3° zone.</summary>
    Distance,
}
