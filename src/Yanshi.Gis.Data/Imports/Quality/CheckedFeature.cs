using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>What was found out about one feature by itself. Its geometry is let go once the feature is packed.</summary>
internal sealed record CheckedFeature
{
    /// <summary>Its place in the delivery, from 1.</summary>
    internal required int Ordinal { get; init; }

    /// <summary>Its number in the file.</summary>
    internal required string Number { get; init; }

    internal FeatureAttributes Attributes { get; init; } = new();

    /// <summary>Why it is not stored; null when it is.</summary>
    internal Problem? Refusal { get; init; }

    /// <summary>Whether something is missing without it.</summary>
    internal bool IsLoss { get; init; } = true;

    /// <summary>The flaws of its geometry as delivered.</summary>
    internal IReadOnlyList<GeometryDefect> Defects { get; init; } = [];

    /// <summary>The repaired geometry in the delivery's system; null when it was not repaired.</summary>
    internal RepairedGeometry? Repaired { get; init; }

    /// <summary>Its area in the analysis plane, until it stands among the others.</summary>
    internal PackedRings? InPlane { get; init; }

    /// <summary>Which of <see cref="DeliveryIntake.Areas"/> it is; null when it is none of them.</summary>
    internal int? Item { get; set; }

    internal bool IsArea { get; init; }

    /// <summary>Where it lies, in the analysis plane; empty when nobody can say.</summary>
    internal Box Box { get; init; } = Box.Empty;

    /// <summary>Where the first error is; null when there is none, or it has no place.</summary>
    internal GroundPosition? FlawPosition { get; init; }

    /// <summary>Its ellipsoidal area, square metres.</summary>
    internal double AreaSquareMetres { get; init; }

    /// <summary>Its plane area, where the stated one is not the ellipsoidal; else not a number.</summary>
    internal double PlaneAreaSquareMetres { get; init; } = double.NaN;

    /// <summary>Equal for equal geometries: <see cref="BoundaryKey"/>.</summary>
    internal ulong Key { get; init; }

    internal VertexFacts Vertices { get; init; }

    /// <summary>Whether lines or points beside areas were left out, at the user's wish.</summary>
    internal bool WasMixed { get; init; }

    /// <summary>The id under which it is stored; its number until ids are settled.</summary>
    internal string Id { get; set; } = string.Empty;

    internal bool IsStored => Refusal is null;
}
