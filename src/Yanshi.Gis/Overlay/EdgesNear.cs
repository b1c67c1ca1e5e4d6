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

    /// <summary>Adds the edges of an item whose boxes meet the window (touching counts).</summary>
    internal static void Collect(PackedPolygons polygons, int item, int feature, in Box window, List<OutlineEdge> edges)
    {
        var view = polygons.View();
        if (!view.Boxes[item].Meets(window))
            return;
        float west = Outwards.Below(window.MinX), south = Outwards.Below(window.MinY), east = Outwards.Above(window.MaxX), north = Outwards.Above(window.MaxY);
        var chunks = view.Chunks;
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            for (var chunk = chunks.RingChunks[ring]; chunk < chunks.RingChunks[ring + 1]; chunk++)
            {
                if (chunks.West[chunk] > east || chunks.East[chunk] < west || chunks.South[chunk] > north || chunks.North[chunk] < south)
                    continue;
                var first = view.RingStarts[ring] + (chunk - chunks.RingChunks[ring]) * EdgeChunks.Size;
                var end = Math.Min(first + EdgeChunks.Size, view.EndEdge(ring));
                for (var edge = first; edge < end; edge++)
                {
                    var candidate = new OutlineEdge(view.Xs[edge], view.Ys[edge], view.Xs[edge + 1], view.Ys[edge + 1], feature);
                    if (candidate.Box.Meets(window))
                        edges.Add(candidate);
                }
            }
        }
    }
}
