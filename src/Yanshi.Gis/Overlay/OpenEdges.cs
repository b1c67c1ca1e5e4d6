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

    // What a slot holds besides the number of a waiting edge, counted from 1.
    private const int Nobody = 0;
    private const int Gone = -1;

    /// <summary>The edges that do not cancel, in the order of items and rings. Where more run one way than the other, the later ones stay.</summary>
    /// <param name="features">The features, one per item.</param>
    internal static List<OutlineEdge> Of(PackedPolygons features)
    {
        var keys = KeysOf(features);
        var parts = EdgeParts.Of(keys, BitsFor(keys.Length / EdgesPerPart));
        var open = new List<int>[parts.Count];
        Parallel.For(0, open.Length, part => open[part] = OpenAmong(features, keys, parts.EdgesOf(part)));
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
                    keys[view.EndEdge(ring)] = EdgeParts.NoEdge;
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

    /// <summary>
    /// The open edges among some. Each edge looks for one that waits in the opposite direction; when there is none, it waits itself.
    /// </summary>
    private static List<int> OpenAmong(PackedPolygons features, ulong[] keys, ReadOnlySpan<int> edges)
    {
        var view = features.View();
        var waiting = new int[SlotsFor(edges.Length)];
        foreach (var edge in edges)
        {
            var free = -1;
            var slot = (int)(keys[edge] >> 1) & (waiting.Length - 1);
            for (; waiting[slot] != Nobody; slot = (slot + 1) & (waiting.Length - 1))
            {
                if (waiting[slot] == Gone)
                {
                    free = free < 0 ? slot : free;
                    continue;
                }

                var other = waiting[slot] - 1;
                if (keys[other] != (keys[edge] ^ 1) || view.Xs[other] != view.Xs[edge + 1] || view.Ys[other] != view.Ys[edge + 1] || view.Xs[other + 1] != view.Xs[edge] || view.Ys[other + 1] != view.Ys[edge])
                    continue;
                waiting[slot] = Gone;
                break;
            }

            if (waiting[slot] == Nobody)
                waiting[free < 0 ? slot : free] = edge + 1;
        }

        return [.. waiting.Where(edge => edge > 0).Select(edge => edge - 1)];
    }

    // Twice as many slots as edges at least, so that a search soon ends.
    private static int SlotsFor(int edges) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * edges + 2));

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
