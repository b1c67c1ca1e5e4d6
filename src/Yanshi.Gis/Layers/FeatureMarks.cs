using NetTopologySuite.Geometries;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Layers;

/// <summary>What import found out about each feature of a layer, by number. Immutable, thread-safe.</summary>
public sealed class FeatureMarks
{
    private const int NumbersPerEdge = 4;

    private readonly ReadOnlyMemory<byte> _overlaps;
    private readonly ReadOnlyMemory<int> _edgeStarts;
    private readonly ReadOnlyMemory<double> _edges;

    /// <summary>Wraps arrays.</summary>
    /// <param name="overlaps">Per feature 1 when its interior overlaps another's of the layer, else 0.</param>
    /// <param name="edgeStarts">Per feature the number of its first long edge, and the count at the end.</param>
    /// <param name="edges">Per long edge x and y of both ends, in the analysis plane.</param>
    internal FeatureMarks(ReadOnlyMemory<byte> overlaps, ReadOnlyMemory<int> edgeStarts, ReadOnlyMemory<double> edges) =>
        (_overlaps, _edgeStarts, _edges) = (overlaps, edgeStarts, edges);

    /// <summary>Finds the marks of features in memory.</summary>
    /// <param name="features">The features' areas.</param>
    /// <param name="longEdges">Per feature its long edges: <see cref="EdgeModel.LongEdgesOf"/>.</param>
    public static FeatureMarks Of(PreparedPolygons features, IReadOnlyList<IReadOnlyList<LineSegment>> longEdges)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(longEdges);
        var starts = new int[features.FeatureCount + 1];
        for (var i = 0; i < longEdges.Count; i++)
            starts[i + 1] = starts[i] + longEdges[i].Count;
        return new FeatureMarks(
            InteriorOverlaps.Of(features), starts, longEdges.SelectMany(edges => edges).SelectMany(edge => new[] { edge.P0.X, edge.P0.Y, edge.P1.X, edge.P1.Y }).ToArray());
    }

    /// <summary>Whether a feature's interior overlaps another's of the layer somewhere. Touching is not overlap.</summary>
    /// <param name="feature">The feature's number.</param>
    public bool OverlapsOthers(int feature) => _overlaps.Span[feature] != 0;

    /// <summary>The edges over 632 m as the data drew them, before any were split, in the analysis plane: see <see cref="EdgeModel"/>.</summary>
    /// <param name="feature">The feature's number.</param>
    public IReadOnlyList<LineSegment> LongEdgesOf(int feature)
    {
        var range = _edgeStarts.Span[feature].._edgeStarts.Span[feature + 1];
        if (range.Start.Value == range.End.Value)
            return [];
        var edges = new List<LineSegment>();
        for (var i = range.Start.Value; i < range.End.Value; i++)
        {
            var numbers = _edges.Span.Slice(i * NumbersPerEdge, NumbersPerEdge);
            edges.Add(new LineSegment(numbers[0], numbers[1], numbers[2], numbers[3]));
        }

        return edges;
    }
}
