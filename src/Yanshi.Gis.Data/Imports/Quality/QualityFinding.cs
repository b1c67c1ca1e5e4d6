namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>How much a finding weighs.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know.</summary>
    Notice,

    /// <summary>The delivery is taken; its reader should know.</summary>
    Warning,

    /// <summary>The delivery is refused.</summary>
    Error,
}

/// <summary>One thing that was found out about a delivery. Immutable.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Problem">The stable code and the words.</param>
public sealed record QualityFinding(FindingSeverity Severity, Problem Problem)
{
    /// <summary>How many features or places it concerns.</summary>
    public long Count { get; init; }

    /// <summary>The ground it concerns, square metres; null when that says nothing.</summary>
    public double? AreaSquareMetres { get; init; }

    /// <summary>That ground, or else that count, as a share of the whole delivery; null when that says nothing.</summary>
    public double? Share { get; init; }

    /// <summary>The worst places, the worst first; at most <see cref="QualityOptions.ListedPlaces"/>.</summary>
    public IReadOnlyList<FindingPlace> Places { get; init; } = [];
}

/// <summary>One place of a finding.</summary>
/// <param name="Features">The ids of the features concerned; may be empty.</param>
/// <param name="Position">Where; null when nobody can say.</param>
/// <param name="Value">The figure that makes it bad; null when there is none.</param>
/// <param name="Unit">Of the figure: <c>m²</c>, <c>m</c>, or null.</param>
/// <param name="Text">The value that was found there; null when there is none to tell.</param>
public sealed record FindingPlace(IReadOnlyList<string> Features, GroundPosition? Position, double? Value = null, string? Unit = null, string? Text = null);

/// <summary>A place on the ground, CGCS2000 degrees.</summary>
/// <param name="LongitudeDegrees">East.</param>
/// <param name="LatitudeDegrees">North.</param>
public readonly record struct GroundPosition(double LongitudeDegrees, double LatitudeDegrees);
