using System.Numerics;
using System.Runtime.InteropServices;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>The edges of features near a window, found by their chunks' boxes.</summary>
internal static class EdgesNear
{
    /// <summary>Adds the edges of a feature, uncut, whose boxes meet the window (touching counts).</summary>
    internal static void Collect(PreparedPolygons layer, int feature, in Box window, List<OutlineEdge> edges)
    {
        var whole = layer.WholeOf(feature, out var item);
        Collect(whole, item, feature, window, edges);
    }

    /// <summary>Whether some edge of a feature, uncut, has a box that meets the window (touching counts).</summary>
    internal static bool IsAny(PreparedPolygons layer, int feature, in Box window)
    {
        var whole = layer.WholeOf(feature, out var item);
        return Visit(whole, item, feature, window, edges: null);
    }

    /// <summary>Adds the edges of an item whose boxes meet the window (touching counts).</summary>
    internal static void Collect(PackedPolygons polygons, int item, int feature, in Box window, List<OutlineEdge> edges) => Visit(polygons, item, feature, window, edges);

    // Adds the edges, or stops at the first one when nobody takes them.
    private static bool Visit(PackedPolygons polygons, int item, int feature, in Box window, List<OutlineEdge>? edges)
    {
        var isAny = false;
        var view = polygons.View();
        if (!view.Boxes[item].Meets(window))
            return false;
        var chunkWindow = new ChunkWindow(window);
        ref readonly var chunks = ref view.Chunks;
        ref var wests = ref MemoryMarshal.GetReference(chunks.West);
        ref var souths = ref MemoryMarshal.GetReference(chunks.South);
        ref var easts = ref MemoryMarshal.GetReference(chunks.East);
        ref var norths = ref MemoryMarshal.GetReference(chunks.North);
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            var (start, end) = (chunks.RingChunks[ring], chunks.RingChunks[ring + 1]);
            for (var chunk = start; chunk < end; chunk += WindowEdges.BoxLanes)
            {
                var hits = chunkWindow.Meets(ref wests, ref souths, ref easts, ref norths, chunk) & WindowEdges.LaneMask(WindowEdges.BoxLanes, end - chunk);
                for (; hits != 0; hits &= hits - 1)
                {
                    isAny |= VisitChunk(view, ring, chunk - start + BitOperations.TrailingZeroCount(hits), feature, window, edges);
                    if (isAny && edges is null)
                        return true;
                }
            }
        }

        return isAny;
    }

    private static bool VisitChunk(in PackedView view, int ring, int chunkOfRing, int feature, in Box window, List<OutlineEdge>? edges)
    {
        var isAny = false;
        var first = view.RingStarts[ring] + chunkOfRing * EdgeChunks.Size;
        var end = Math.Min(first + EdgeChunks.Size, view.EndEdge(ring));
        for (var edge = first; edge < end; edge++)
        {
            var candidate = new OutlineEdge(view.Xs[edge], view.Ys[edge], view.Xs[edge + 1], view.Ys[edge + 1], feature);
            if (!candidate.Box.Meets(window))
                continue;
            isAny = true;
            edges?.Add(candidate);
        }

        return isAny;
    }
}
