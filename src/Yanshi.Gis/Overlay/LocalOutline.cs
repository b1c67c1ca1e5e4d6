using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The boundary of dissolved features near a window, without an overlay: edges that two features share exactly, in opposite directions,
/// cancel, and what remains bounds the union.
/// </summary>
/// <remarks>
/// That holds where features meet vertex to vertex and do not overlap. Where a vertex lies on another's edge the remaining edges run along each
/// other; <see cref="IsPlain"/> says whether that happens, and then only an overlay tells.
/// </remarks>
internal sealed class LocalOutline
{
    // A vertex so near to another's edge lies on it, as far as coordinates can tell.
    private const double OnEdgeMetres = 1e-6;

    private bool? _isPlain;
    private readonly bool _hasTwins;

    private LocalOutline(List<OutlineEdge> edges, bool hasTwins) => (Edges, _hasTwins) = (edges, hasTwins);

    /// <summary>The edges that remain and whose boxes reach the window, whole, in the order of features and rings.</summary>
    internal List<OutlineEdge> Edges { get; }

    /// <summary>Whether no remaining edge runs through another's vertex, so that the edges are the boundary of the union.</summary>
    internal bool IsPlain => _isPlain ??= !_hasTwins && !AnyVertexOnEdge();

    /// <summary>The outline of some features of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="features">The features; those that overlap others need an overlay instead.</param>
    /// <param name="window">Where it is wanted.</param>
    internal static LocalOutline Of(PreparedPolygons layer, IEnumerable<int> features, in Box window)
    {
        var edges = new List<OutlineEdge>();
        foreach (var feature in features)
            EdgesNear.Collect(layer, feature, window, edges);
        return Cancelled(edges);
    }

    /// <summary>The outline of polygons.</summary>
    internal static LocalOutline Of(Geometry polygons, in Box window)
    {
        var edges = new List<OutlineEdge>();
        var packed = PackedPolygons.Pack([polygons]);
        EdgesNear.Collect(packed, item: 0, feature: 0, window, edges);
        return Cancelled(edges);
    }

    private static LocalOutline Cancelled(List<OutlineEdge> edges)
    {
        var hasTwins = false;
        var open = new Dictionary<(OutlinePoint, OutlinePoint), int>(edges.Count);
        var gone = new bool[edges.Count];
        for (var i = 0; i < edges.Count; i++)
        {
            if (open.Remove((edges[i].To, edges[i].From), out var opposite))
                gone[i] = gone[opposite] = true;
            else if (!open.TryAdd((edges[i].From, edges[i].To), i))
                hasTwins = true;
        }

        var kept = 0;
        for (var i = 0; i < edges.Count; i++)
        {
            if (!gone[i])
                edges[kept++] = edges[i];
        }

        edges.RemoveRange(kept, edges.Count - kept);
        return new LocalOutline(edges, hasTwins);
    }

    private bool AnyVertexOnEdge()
    {
        var sorted = Edges.ToArray();
        Array.Sort(sorted, static (one, other) => Math.Min(one.X1, one.X2).CompareTo(Math.Min(other.X1, other.X2)));
        for (var i = 0; i < sorted.Length; i++)
        {
            var box = sorted[i].Box.Widened(OnEdgeMetres);
            for (var j = i + 1; j < sorted.Length && Math.Min(sorted[j].X1, sorted[j].X2) <= box.MaxX; j++)
            {
                if (sorted[j].Box.Meets(box) && (HasEndOn(sorted[i], sorted[j]) || HasEndOn(sorted[j], sorted[i])))
                    return true;
            }
        }

        return false;
    }

    private static bool HasEndOn(in OutlineEdge ends, in OutlineEdge edge) => IsOn(ends.X1, ends.Y1, edge) || IsOn(ends.X2, ends.Y2, edge);

    private static bool IsOn(double x, double y, in OutlineEdge edge) =>
        !(x == edge.X1 && y == edge.Y1) && !(x == edge.X2 && y == edge.Y2) && edge.SquaredDistanceTo(x, y) <= OnEdgeMetres * OnEdgeMetres;
}
