namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>The unit of stated areas.</summary>
public enum AreaUnit
{
    /// <summary>平方米.</summary>
    SquareMetres,

    /// <summary>公顷.</summary>
    Hectares,

    /// <summary>亩.</summary>
    Mu,
}

/// <summary>What the areas that a delivery states for its features agree with. Immutable.</summary>
/// <param name="Field">The attribute.</param>
/// <param name="Unit">Its unit: the one in which most of them agree with anything.</param>
public sealed record StatedAreas(string Field, AreaUnit Unit)
{
    /// <summary>Features whose stated area is the ellipsoidal one.</summary>
    public int Ellipsoidal { get; init; }

    /// <summary>Features whose stated area is the plane one and not the ellipsoidal.</summary>
    public int Plane { get; init; }

    /// <summary>Features whose stated area is neither.</summary>
    public int Neither { get; init; }

    /// <summary>Areas that state nothing: no value, no number, zero.</summary>
    public int Unstated { get; init; }

    /// <summary>The sum of the stated areas, square metres.</summary>
    public double StatedSquareMetres { get; init; }

    /// <summary>The sum of the computed ellipsoidal areas of the same features, square metres.</summary>
    public double ComputedSquareMetres { get; init; }
}

/// <summary>Compares stated with computed areas.</summary>
internal static class StatedAreaTable
{
    private static readonly AreaUnit[] Units = [AreaUnit.SquareMetres, AreaUnit.Hectares, AreaUnit.Mu];

    /// <summary>Square metres of a unit.</summary>
    internal static double SquareMetresOf(AreaUnit unit) => unit switch { AreaUnit.Hectares => 10_000, AreaUnit.Mu => 2_000.0 / 3, _ => 1 };

    /// <summary>Whether an area stated in square metres is a computed one.</summary>
    internal static bool Agrees(double statedSquareMetres, double computed, QualityOptions options) => Agrees(statedSquareMetres, AreaUnit.SquareMetres, computed, options);

    /// <summary>What stored areas state; null when the delivery has no such attribute or states nothing.</summary>
    internal static StatedAreas? Find(string? field, IReadOnlyList<CheckedFeature> areas, QualityOptions options)
    {
        if (field is null || !areas.Any(feature => feature.Attributes.StatedArea is not null))
            return null;
        var unit = Units.MaxBy(unit => areas.Count(feature => Match(feature, unit, options) is not AreaMatch.Neither and not AreaMatch.Unstated));
        var matches = areas.Select(feature => Match(feature, unit, options)).ToLookup(match => match);
        return new StatedAreas(field, unit)
        {
            Ellipsoidal = matches[AreaMatch.Ellipsoidal].Count(),
            Plane = matches[AreaMatch.Plane].Count(),
            Neither = matches[AreaMatch.Neither].Count(),
            Unstated = matches[AreaMatch.Unstated].Count(),
            StatedSquareMetres = areas.Sum(feature => feature.Attributes.StatedArea * SquareMetresOf(unit) ?? 0),
            ComputedSquareMetres = areas.Where(feature => feature.Attributes.StatedArea is not null).Sum(feature => feature.AreaSquareMetres),
        };
    }

    /// <summary>What one feature's stated area is.</summary>
    internal static AreaMatch Match(CheckedFeature feature, AreaUnit unit, QualityOptions options)
    {
        if (feature.Attributes.StatedArea is not { } stated)
            return AreaMatch.Unstated;
        if (Agrees(stated, unit, feature.AreaSquareMetres, options))
            return AreaMatch.Ellipsoidal;
        return Agrees(stated, unit, feature.PlaneAreaSquareMetres, options) ? AreaMatch.Plane : AreaMatch.Neither;
    }

    // Hectares are written to four places and mu to two: half of the last is as near as they can come.
    private static bool Agrees(double stated, AreaUnit unit, double computed, QualityOptions options)
    {
        var step = unit switch { AreaUnit.Hectares => 0.5, AreaUnit.Mu => 10.0 / 3, _ => 0.0 };
        return Math.Abs(stated * SquareMetresOf(unit) - computed) <= Math.Max(step, Math.Max(options.StatedAreaToleranceSquareMetres, options.StatedAreaToleranceShare * computed));
    }
}

/// <summary>What a stated area agrees with.</summary>
internal enum AreaMatch
{
    Unstated,
    Ellipsoidal,
    Plane,
    Neither,
}
