namespace Yanshi.Gis.Layers;

/// <summary>Puts items of packed polygons together in a new order. All lengths are known beforehand, so nothing is copied twice, and all cores copy.</summary>
internal static class PackedGathering
{
    /// <summary>The items in the order given.</summary>
    internal static PackedPolygons Gather(IReadOnlyList<PackedItem> items)
    {
        var itemRings = new int[items.Count + 1];
        var firstVertex = new int[items.Count + 1];
        var boxes = new Box[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            var (from, item) = items[i];
            from.Require(item);
            var view = from.View();
            itemRings[i + 1] = itemRings[i] + view.FirstRing(item + 1) - view.FirstRing(item);
            firstVertex[i + 1] = checked(firstVertex[i] + view.VertexCountOf(item));
            boxes[i] = view.Boxes[item];
        }

        var xs = new double[firstVertex[^1] + PackedPolygons.Padding];
        var ys = new double[firstVertex[^1] + PackedPolygons.Padding];
        var ringStarts = new int[itemRings[^1] + 1];
        ringStarts[^1] = firstVertex[^1];
        Parallel.For(0, items.Count, i =>
        {
            var (from, item) = items[i];
            var view = from.View();
            var rings = view.FirstRing(item)..view.FirstRing(item + 1);
            var vertices = view.RingStarts[rings.Start]..view.RingStarts[rings.End];
            view.Xs[vertices].CopyTo(xs.AsSpan(firstVertex[i]));
            view.Ys[vertices].CopyTo(ys.AsSpan(firstVertex[i]));
            for (var ring = rings.Start.Value; ring < rings.End.Value; ring++)
                ringStarts[itemRings[i] + ring - rings.Start.Value] = firstVertex[i] + view.RingStarts[ring] - vertices.Start.Value;
            GC.KeepAlive(from);
        });
        return PackedPolygons.Of(xs, ys, ringStarts, itemRings, boxes);
    }
}
