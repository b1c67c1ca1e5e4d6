using NetTopologySuite.Geometries;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Layers;

/// <summary>What import found out about each feature of a layer, by number. Immutable, thread-safe.</summary>
public sealed class FeatureMarks
{
    private const int NumbersPerEdge = 4;

    /// <summary>Wraps arrays.</summary>
    /// <param name="overlaps">Per feature 1 when its interior overlaps another's of the layer, else 0.</param>
    /// <param name="edgeStarts">Per feature the number of its first long edge, and the count at the end.</param>
    /// <param name="edges">Per long edge x and y of both ends, in the analysis plane.</param>
    internal FeatureMarks(CheckedArray<byte> overlaps, CheckedArray<int> edgeStarts, CheckedArray<double> edges) =>
        (Overlaps, EdgeStarts, Edges) = (overlaps, edgeStarts, edges);

    internal CheckedArray<byte> Overlaps { get; }

    internal CheckedArray<int> EdgeStarts { get; }

    internal CheckedArray<double> Edges { get; }

    /// <summary>Finds the marks of features in memory.</summary>
    /// <param name="packed">The features' areas, one per item.</param>
    /// <param name="features">The same, made ready.</param>
    /// <param name="longEdges">Per feature its long edges: <see cref="EdgeModel"/>.</param>
    public static FeatureMarks Of(PackedPolygons packed, PreparedPolygons features, IReadOnlyList<IReadOnlyList<LineSegment>> longEdges)
    {
        ArgumentNullException.ThrowIfNull(packed);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(longEdges);
        var starts = new int[features.FeatureCount + 1];
        for (var i = 0; i < longEdges.Count; i++)
            starts[i + 1] = starts[i] + longEdges[i].Count;
        var edges = new double[starts[^1] * NumbersPerEdge];
        for (var i = 0; i < longEdges.Count; i++)
        {
            var at = starts[i] * NumbersPerEdge;
            foreach (var edge in longEdges[i])
            {
                (edges[at], edges[at + 1], edges[at + 2], edges[at + 3]) = (edge.P0.X, edge.P0.Y, edge.P1.X, edge.P1.Y);
                at += NumbersPerEdge;
            }
        }

        return new FeatureMarks(CheckedArray<byte>.Trusted(InteriorOverlaps.Of(packed, features)), CheckedArray<int>.Trusted(starts), CheckedArray<double>.Trusted(edges));
    }

    /// <summary>Whether a feature's interior overlaps another's of the layer somewhere. Touching is not overlap.</summary>
    /// <param name="feature">The feature's number.</param>
    /// <exception cref="DamagedBlockException">The mapped file is damaged where it is read.</exception>
    public bool OverlapsOthers(int feature) => Overlaps[feature] != 0;

    /// <summary>The edges over 632 m as the data drew them, before any were split, in the analysis plane: see <see cref="EdgeModel"/>.</summary>
    /// <param name="feature">The feature's number.</param>
    /// <exception cref="DamagedBlockException">The mapped file is damaged where it is read.</exception>
    public IReadOnlyList<LineSegment> LongEdgesOf(int feature)
    {
        var (first, end) = (EdgeStarts[feature], EdgeStarts[feature + 1]);
        if (first == end)
            return [];
        var edges = new List<LineSegment>(end - first);
        for (var at = first * NumbersPerEdge; at < end * NumbersPerEdge; at += NumbersPerEdge)
            edges.Add(new LineSegment(Edges[at], Edges[at + 1], Edges[at + 2], Edges[at + 3]));
        return edges;
    }
}
