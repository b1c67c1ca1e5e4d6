using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>Collects rings item by item into the flat arrays of <see cref="PackedPolygons"/>. Not thread-safe.</summary>
internal sealed class PackedPolygonsBuilder
{
    private readonly List<double> xs = [];
    private readonly List<double> ys = [];
    private readonly List<int> ringStarts = [0];
    private readonly List<int> itemRings = [0];
    private readonly List<Box> boxes = [];
    private Box box = Box.Empty;

    /// <summary>Adds a polygon or multipolygon as the next item.</summary>
    public void Add(Geometry geometry)
    {
        if (geometry is not (Polygon or MultiPolygon))
            throw new ArgumentException($"Only polygons and multipolygons can be packed, not {geometry?.GeometryType ?? "null"}.", nameof(geometry));
        for (var part = 0; part < geometry.NumGeometries; part++)
        {
            var polygon = (Polygon)geometry.GetGeometryN(part);
            if (polygon.IsEmpty) continue;
            AddRing(polygon.Shell.CoordinateSequence, counterClockwise: true);
            foreach (var hole in polygon.Holes) AddRing(hole.CoordinateSequence, counterClockwise: false);
        }
        EndItem();
    }

    /// <summary>Adds an item of another container as the next item.</summary>
    public void AddItem(PackedPolygons from, int item)
    {
        var view = from.View();
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            var vertices = view.RingStarts[ring]..view.RingStarts[ring + 1];
            AddRing(view.Xs[vertices], view.Ys[vertices]);
        }
        EndItem();
    }

    /// <summary>Adds a ring as it is: closed, oriented. Rings that enclose nothing because they have under three edges are left out.</summary>
    public void AddRing(ReadOnlySpan<double> ringXs, ReadOnlySpan<double> ringYs)
    {
        if (ringXs.Length < 4) return;
        for (var i = 0; i < ringXs.Length; i++) AddVertex(ringXs[i], ringYs[i]);
        ringStarts.Add(xs.Count);
    }

    /// <summary>Closes the item: the next ring belongs to the next one.</summary>
    public void EndItem()
    {
        itemRings.Add(ringStarts.Count - 1);
        boxes.Add(box);
        box = Box.Empty;
    }

    public PackedPolygons Build() => new(Padded(xs), Padded(ys), ringStarts.ToArray(), itemRings.ToArray(), boxes.ToArray());

    private void AddRing(CoordinateSequence ring, bool counterClockwise)
    {
        var forward = NetTopologySuite.Algorithm.Orientation.IsCCW(ring) == counterClockwise;
        var first = xs.Count;
        for (var i = 0; i < ring.Count; i++)
        {
            var index = forward ? i : ring.Count - 1 - i;
            double x = ring.GetX(index), y = ring.GetY(index);
            if (!double.IsFinite(x) || !double.IsFinite(y))
                throw new ArgumentException($"Item {boxes.Count} has a coordinate that is not finite: {x}, {y}.", nameof(ring));
            if (xs.Count == first || x != xs[^1] || y != ys[^1]) AddVertex(x, y);
        }
        if (xs.Count - first >= 4)
        {
            ringStarts.Add(xs.Count);
            return;
        }
        xs.RemoveRange(first, xs.Count - first);
        ys.RemoveRange(first, ys.Count - first);
    }

    private void AddVertex(double x, double y)
    {
        xs.Add(x);
        ys.Add(y);
        box = box.Union(new Box(x, y, x, y));
    }

    private static double[] Padded(List<double> values)
    {
        var padded = new double[values.Count + PackedPolygons.Padding];
        values.CopyTo(padded);
        return padded;
    }
}
