using Yanshi.Gis.Layers;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The edges at which the number of features that cover the ground changes. Of a layer that tiles it, that is its outer boundary: everywhere else an
/// edge is there twice, once in each direction, and cancels.
/// </summary>
internal static class OpenEdges
{
    private const int EdgesPerPart = 1 << 19;
    private const int ItemsPerTurn = 4096;

    // The last vertex of a ring begins no edge.
    private const ulong NoEdge = ulong.MaxValue;

    /// <summary>The edges that do not cancel, in the order of items and rings. Where more run one way than the other, the surplus stays.</summary>
    /// <param name="features">The features, one per item.</param>
    internal static List<OutlineEdge> Of(PackedPolygons features)
    {
        var keys = KeysOf(features);
        var bits = BitsFor(keys.Length / EdgesPerPart);
        var open = new List<int>[1 << bits];
        Parallel.For(0, open.Length, part => open[part] = OpenIn(features, keys, part, bits));
        return EdgesOf(features, [.. open.SelectMany(edges => edges).Order()]);
    }

    // Each edge's key, its last bit telling the direction.
    private static ulong[] KeysOf(PackedPolygons features)
    {
        var keys = new ulong[features.VertexCount];
        Parallel.For(0, (features.Count + ItemsPerTurn - 1) / ItemsPerTurn, turn =>
        {
            var view = features.View();
            for (var item = turn * ItemsPerTurn; item < Math.Min((turn + 1) * ItemsPerTurn, features.Count); item++)
            {
                for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
                {
                    for (var edge = view.RingStarts[ring]; edge < view.EndEdge(ring); edge++)
                        keys[edge] = (EdgeKey.Of(view.Xs[edge], view.Ys[edge], view.Xs[edge + 1], view.Ys[edge + 1], out var isForward) & ~1ul) | (isForward ? 0ul : 1ul);
                    keys[view.EndEdge(ring)] = NoEdge;
                }
            }
        });
        return keys;
    }

    private static int BitsFor(int parts)
    {
        var bits = 0;
        while (1 << bits < parts)
            bits++;
        return bits;
    }

    private static List<int> OpenIn(PackedPolygons features, ulong[] keys, int part, int bits)
    {
        var (found, edges) = (new List<ulong>(EdgesPerPart), new List<int>(EdgesPerPart));
        for (var edge = 0; edge < keys.Length; edge++)
        {
            if (keys[edge] == NoEdge || (bits > 0 && (int)(keys[edge] >> (64 - bits)) != part))
                continue;
            found.Add(keys[edge]);
            edges.Add(edge);
        }

        // Equal keys keep no order in the sort, so that the surplus is chosen by number.
        ulong[] sorted = [.. found];
        int[] edgeOf = [.. edges];
        Array.Sort(sorted, edgeOf);
        var open = new List<int>();
        var view = features.View();
        for (var first = 0; first < sorted.Length;)
        {
            var end = first + 1;
            while (end < sorted.Length && sorted[end] >> 1 == sorted[first] >> 1)
                end++;
            AddOpen(view, sorted.AsSpan(first, end - first), edgeOf.AsSpan(first, end - first), open);
            first = end;
        }

        return open;
    }

    private static void AddOpen(in PackedView view, Span<ulong> keys, Span<int> edges, List<int> open)
    {
        var forward = keys.IndexOf(keys[0] | 1);
        if (forward < 0)
            forward = keys.Length;
        if (!AreOneLine(view, edges))
        {
            // Different edges with one key: nothing is known of them, so all stay.
            open.AddRange(edges);
            return;
        }

        var back = edges.Length - forward;
        var surplus = forward >= back ? edges[..forward] : edges[forward..];
        surplus.Sort();
        open.AddRange(surplus[..Math.Abs(forward - back)]);
    }

    private static bool AreOneLine(in PackedView view, ReadOnlySpan<int> edges)
    {
        var first = EndsOf(view, edges[0]);
        foreach (var edge in edges[1..])
        {
            var (from, to) = EndsOf(view, edge);
            if (!((from == first.From && to == first.To) || (from == first.To && to == first.From)))
                return false;
        }

        return true;
    }

    private static (OutlinePoint From, OutlinePoint To) EndsOf(in PackedView view, int edge) =>
        (new OutlinePoint(view.Xs[edge], view.Ys[edge]), new OutlinePoint(view.Xs[edge + 1], view.Ys[edge + 1]));

    private static List<OutlineEdge> EdgesOf(PackedPolygons features, List<int> edges)
    {
        var view = features.View();
        var found = new List<OutlineEdge>(edges.Count);
        var item = 0;
        foreach (var edge in edges)
        {
            while (view.RingStarts[view.FirstRing(item + 1)] <= edge)
                item++;
            found.Add(new OutlineEdge(view.Xs[edge], view.Ys[edge], view.Xs[edge + 1], view.Ys[edge + 1], item));
        }

        return found;
    }
}
