using System.Runtime.InteropServices;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// Tells the boundary of a layer from the hairs between features that were meant to touch: a vertex rounded to where the neighbour's edge is straight
/// leaves a gap that no coordinate of a survey means.
/// </summary>
internal static class InnerCuts
{
    /// <summary>The edges, or the parts of them, beyond which the layer does not go on.</summary>
    /// <param name="edges">The outline.</param>
    /// <param name="isLayer">Whether a point lies in the layer.</param>
    internal static List<OutlineEdge> Without(List<OutlineEdge> edges, Func<double, double, bool> isLayer)
    {
        var neighbours = NeighboursOf(edges);
        if (neighbours.Count == 0)
            return edges;
        var kept = new List<OutlineEdge>(edges.Count);
        for (var i = 0; i < edges.Count; i++)
        {
            if (!neighbours.TryGetValue(i, out var others))
                kept.Add(edges[i]);
            else
                kept.AddRange(Parts(edges[i], others).Where(part => !IsInner(part, others, isLayer)));
        }

        return kept;
    }

    /// <summary>Per edge the ones that run along it: an end of one lies on the other, and is not its end.</summary>
    private static Dictionary<int, List<OutlineEdge>> NeighboursOf(List<OutlineEdge> edges)
    {
        var neighbours = new Dictionary<int, List<OutlineEdge>>();
        foreach (var (one, another) in NearPairs.Among(CollectionsMarshal.AsSpan(edges), EdgeModel.LeastGapMetres))
        {
            OutlineEdge edge = edges[one], other = edges[another];
            if (!(HasEndOn(edge, other) || HasEndOn(other, edge)))
                continue;
            Add(one, other);
            Add(another, edge);
        }

        return neighbours;

        void Add(int edge, OutlineEdge other)
        {
            if (!neighbours.TryGetValue(edge, out var others))
                neighbours.Add(edge, others = []);
            others.Add(other);
        }
    }

    private static IEnumerable<OutlineEdge> Parts(OutlineEdge edge, List<OutlineEdge> others)
    {
        double dx = edge.X2 - edge.X1, dy = edge.Y2 - edge.Y1, square = dx * dx + dy * dy;
        var cuts = others.SelectMany(other => new[] { other.From, other.To })
            .Where(point => IsOn(point, edge))
            .Select(point => ((point.X - edge.X1) * dx + (point.Y - edge.Y1) * dy) / square)
            .Where(share => share is > 0 and < 1)
            .Append(1)
            .Order()
            .ToList();
        var from = edge.From;
        foreach (var cut in cuts)
        {
            var to = cut < 1 ? new OutlinePoint(edge.X1 + cut * dx, edge.Y1 + cut * dy) : edge.To;
            if (to != from)
                yield return edge with { X1 = from.X, Y1 = from.Y, X2 = to.X, Y2 = to.Y };
            from = to;
        }
    }

    // All along: gaps that open into a wedge are gaps.
    private static bool IsInner(in OutlineEdge part, List<OutlineEdge> others, Func<double, double, bool> isLayer) =>
        IsAlong(part.X1, part.Y1, others) && IsAlong((part.X1 + part.X2) / 2, (part.Y1 + part.Y2) / 2, others) && IsAlong(part.X2, part.Y2, others)
        && part.Beyond(EdgeModel.LeastGapMetres) is var beyond
        && isLayer(beyond.X, beyond.Y);

    private static bool IsAlong(double x, double y, List<OutlineEdge> others) =>
        others.Exists(other => other.SquaredDistanceTo(x, y) <= Square(EdgeModel.LeastGapMetres));

    private static bool HasEndOn(in OutlineEdge ends, in OutlineEdge edge) => IsOn(ends.From, edge) || IsOn(ends.To, edge);

    private static bool IsOn(OutlinePoint point, in OutlineEdge edge) =>
        point != edge.From && point != edge.To && edge.SquaredDistanceTo(point.X, point.Y) <= Square(EdgeModel.LeastGapMetres);

    private static double Square(double value) => value * value;
}
