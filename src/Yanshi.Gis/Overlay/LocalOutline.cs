using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The boundary of dissolved features near a window, without an overlay: edges that two features share exactly, in opposite directions,
/// cancel, and what remains bounds the union.
/// </summary>
/// <remarks>
/// A vertex that only one of two neighbours has on their common edge is given to the other first. What then still touches otherwise than vertex to
/// vertex, or overlaps, only an overlay can tell: <see cref="IsPlain"/>.
/// </remarks>
internal sealed class LocalOutline
{
    // A vertex so near to another's edge lies on it, as far as coordinates can tell.
    private const double OnEdgeMetres = 1e-6;

    // Of the edges near a site most are shared by two features and go at once.
    [ThreadStatic]
    private static List<OutlineEdge>? CollectedOfThread;

    private LocalOutline(List<OutlineEdge> edges, bool isPlain) => (Edges, IsPlain) = (edges, isPlain);

    /// <summary>The edges that remain and whose boxes reach the window, whole, in the order of features and rings.</summary>
    internal List<OutlineEdge> Edges { get; }

    /// <summary>Whether no remaining edge runs through another's vertex or along another, so that the edges are the boundary of the union.</summary>
    internal bool IsPlain { get; }

    /// <summary>The outline of some features of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="features">The features; those that overlap others need an overlay instead.</param>
    /// <param name="window">Where it is wanted.</param>
    internal static LocalOutline Of(PreparedPolygons layer, IEnumerable<int> features, in Box window)
    {
        var collected = Collected();
        foreach (var feature in features)
            EdgesNear.Collect(layer, feature, window, collected);
        return Of(collected);
    }

    /// <summary>The outline of a polygon or multipolygon.</summary>
    /// <param name="polygons">It, as item 0.</param>
    /// <param name="window">Where it is wanted.</param>
    internal static LocalOutline Of(PackedPolygons polygons, in Box window)
    {
        var collected = Collected();
        EdgesNear.Collect(polygons, item: 0, feature: 0, window, collected);
        return Of(collected);
    }

    private static List<OutlineEdge> Collected()
    {
        var collected = CollectedOfThread ??= [];
        collected.Clear();
        return collected;
    }

    private static LocalOutline Of(List<OutlineEdge> collected)
    {
        var areDistinct = EdgeOpposites.TakeOut(collected);
        List<OutlineEdge> edges = [.. collected];
        if (VerticesOnEdges(edges) is not { Count: > 0 } loose)
            return new LocalOutline(edges, areDistinct);

        var split = new List<OutlineEdge>(edges.Count + loose.Count);
        for (var i = 0; i < edges.Count; i++)
        {
            if (loose.TryGetValue(i, out var points))
                split.AddRange(Split(edges[i], points));
            else
                split.Add(edges[i]);
        }

        areDistinct = EdgeOpposites.TakeOut(split);
        return new LocalOutline(split, areDistinct && VerticesOnEdges(split).Count == 0);
    }

    private static IEnumerable<OutlineEdge> Split(OutlineEdge edge, HashSet<OutlinePoint> points)
    {
        var from = edge.From;
        foreach (var to in points.OrderBy(point => (point.X - edge.X1) * (edge.X2 - edge.X1) + (point.Y - edge.Y1) * (edge.Y2 - edge.Y1)).Append(edge.To))
        {
            yield return edge with { X1 = from.X, Y1 = from.Y, X2 = to.X, Y2 = to.Y };
            from = to;
        }
    }

    private static Dictionary<int, HashSet<OutlinePoint>> VerticesOnEdges(List<OutlineEdge> edges)
    {
        var found = new Dictionary<int, HashSet<OutlinePoint>>();
        foreach (var (one, another) in NearPairs.Among(CollectionsMarshal.AsSpan(edges), OnEdgeMetres))
        {
            OutlineEdge edge = edges[one], other = edges[another];
            AddIfOn(other.From, edge, one);
            AddIfOn(other.To, edge, one);
            AddIfOn(edge.From, other, another);
            AddIfOn(edge.To, other, another);
        }

        return found;

        void AddIfOn(OutlinePoint point, in OutlineEdge edge, int index)
        {
            if (!edge.Box.Widened(OnEdgeMetres).Meets(new Box(point.X, point.Y, point.X, point.Y)) || point == edge.From || point == edge.To || edge.SquaredDistanceTo(point.X, point.Y) > OnEdgeMetres * OnEdgeMetres)
                return;
            if (!found.TryGetValue(index, out var points))
                found.Add(index, points = []);
            points.Add(point);
        }
    }
}
