namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>How well the features of a layer tile the ground. Immutable.</summary>
public sealed record Tiling
{
    /// <summary>Whether gaps and overlaps could be located. When not, features do not share their boundaries, and gaps are not known.</summary>
    public required bool IsLocated { get; init; }

    /// <summary>Edges that no neighbour has in the opposite direction, the outer boundary's among them.</summary>
    public required long OpenEdges { get; init; }

    /// <summary>Places where features overlap, hairs left out; when they could not be located, pairs of features.</summary>
    public required long Overlaps { get; init; }

    /// <summary>The ground counted too often, square metres.</summary>
    public required double OverlapSquareMetres { get; init; }

    /// <summary>Gaps between features, hairs left out; null when they could not be located.</summary>
    public long? Gaps { get; init; }

    /// <summary>The ground in them, square metres; null when they could not be located.</summary>
    public double? GapSquareMetres { get; init; }

    /// <summary>Gaps and overlaps narrower than a centimetre or under 0.005 m², which no survey coordinate means.</summary>
    public long Hairs { get; init; }
}
