using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>One object of a control layer. Immutable when its geometry is left alone; then thread-safe.</summary>
public sealed record LayerFeature
{
    /// <summary>The id, unique in its layer.</summary>
    public required string Id { get; init; }

    /// <summary>The name; null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The attributes the catalogue names for records, in the catalogue's order; values are JSON strings, numbers, booleans or nulls.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Attributes { get; init; } = [];

    /// <summary>The 中误差 (1σ) of this feature's line in metres; null: the layer's.</summary>
    public double? AccuracyMetres { get; init; }

    /// <summary>The area, a valid polygon or multipolygon in the analysis plane, metres.</summary>
    public required Geometry Area { get; init; }

    /// <summary>The edges over 632 m as the data drew them, before any were split, in the analysis plane: see <see cref="Overlay.EdgeModel"/>.</summary>
    public IReadOnlyList<LineSegment> LongEdges { get; init; } = [];
}
