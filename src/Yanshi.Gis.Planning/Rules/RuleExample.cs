using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>One example of a rule: made-up facts and what must follow. Immutable.</summary>
public sealed record RuleExample
{
    /// <summary>What it shows, in Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>The area of one feature that the site meets (of must-contain layers with <see cref="RuleRelation.Outside"/>: the area outside), square metres.</summary>
    public double AreaSquareMetres { get; init; }

    /// <summary>The site's area, square metres.</summary>
    public double SiteSquareMetres { get; init; } = 100_000;

    /// <summary>The distance to one feature, a line, metres; null when there is none near.</summary>
    public double? DistanceMetres { get; init; }

    /// <summary>The feature's canonical fields: name to code or number as text. What is not here is not known.</summary>
    public IReadOnlyDictionary<string, string> Feature { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The project's attributes: code to value as text. What is not here is not known.</summary>
    public IReadOnlyDictionary<string, string> Project { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the site lies in a park.</summary>
    public bool InPark { get; init; }

    /// <summary>Whether that park is for its sector; null when not known.</summary>
    public bool? SectorFits { get; init; }

    /// <summary>The verdict that must follow, <see cref="Verdict.Clear"/> for a rule that is met but lifted; null: the rule must not apply.</summary>
    public Verdict? Expected { get; init; }

    /// <summary>What must be assumed; null when the example does not say.</summary>
    public IReadOnlyList<string>? Assumed { get; init; }
}

/// <summary>A rule as its file has it: with where it stands and its examples.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Examples">Its examples, each with the line it begins on.</param>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line it begins on.</param>
public sealed record RuleSource(Rule Rule, IReadOnlyList<(RuleExample Example, int Line)> Examples, string File, int Line);
