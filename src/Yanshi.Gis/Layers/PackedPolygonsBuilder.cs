using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>Collects rings item by item into the flat arrays of <see cref="PackedPolygons"/>. Not thread-safe.</summary>
internal sealed class PackedPolygonsBuilder
{
    private readonly List<int> _ringStarts;
    private readonly List<int> _itemRings;
    private readonly List<Box> _boxes;
    private readonly GrowingColumn _xs = new();
    private readonly GrowingColumn _ys = new();
    private Box _box = Box.Empty;

    /// <summary>Makes an empty builder.</summary>
    /// <param name="items">How many items will come, when that is known.</param>
    /// <param name="rings">How many rings will come, when that is known.</param>
    public PackedPolygonsBuilder(int items = 0, int rings = 0)
    {
        _itemRings = new List<int>(items + 1) { 0 };
        _boxes = new List<Box>(items);
        _ringStarts = new List<int>(rings + 1) { 0 };
    }

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
        from.Require(item);
        var view = from.View();
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            var vertices = view.RingStarts[ring]..view.RingStarts[ring + 1];
            AddRing(view.Xs[vertices], view.Ys[vertices]);
        }
        GC.KeepAlive(from);
        EndItem();
    }

    /// <summary>Adds a ring as it is: closed, oriented. Rings that enclose nothing because they have under three edges are left out.</summary>
    public void AddRing(ReadOnlySpan<double> ringXs, ReadOnlySpan<double> ringYs)
    {
        if (ringXs.Length < 4) return;
        _xs.Add(ringXs);
        _ys.Add(ringYs);
        for (var i = 0; i < ringXs.Length; i++) _box = _box.Union(new Box(ringXs[i], ringYs[i], ringXs[i], ringYs[i]));
        _ringStarts.Add(_xs.Count);
    }

    /// <summary>Closes the item: the next ring belongs to the next one.</summary>
    public void EndItem()
    {
        _itemRings.Add(_ringStarts.Count - 1);
        _boxes.Add(_box);
        _box = Box.Empty;
    }

    public PackedPolygons Build()
    {
        var (xs, ys) = (_xs.ToArray(PackedPolygons.Padding), _ys.ToArray(PackedPolygons.Padding));
        int[] ringStarts = [.. _ringStarts];
        return new PackedPolygons(
            CheckedArray<double>.Trusted(xs),
            CheckedArray<double>.Trusted(ys),
            CheckedArray<int>.Trusted(ringStarts),
            CheckedArray<int>.Trusted(_itemRings.ToArray()),
            CheckedArray<Box>.Trusted(_boxes.ToArray()),
            EdgeChunks.Of(xs, ys, ringStarts));
    }

    private void AddRing(CoordinateSequence ring, bool counterClockwise)
    {
        var forward = NetTopologySuite.Algorithm.Orientation.IsCCW(ring) == counterClockwise;
        var first = _xs.Count;
        var box = _box;
        var (lastX, lastY) = (double.NaN, double.NaN);

        // The sequence's own array: asking it for every ordinate costs more than packing does.
        var points = ring.ToCoordinateArray();
        for (var i = 0; i < points.Length; i++)
        {
            var point = points[forward ? i : points.Length - 1 - i];
            var (x, y) = (point.X, point.Y);
            if (!double.IsFinite(x) || !double.IsFinite(y))
                throw new ArgumentException($"Item {_boxes.Count} has a coordinate that is not finite: {x}, {y}.", nameof(ring));
            if (x == lastX && y == lastY) continue;
            _xs.Add(x);
            _ys.Add(y);
            (lastX, lastY) = (x, y);
            box = box.Union(new Box(x, y, x, y));
        }
        if (_xs.Count - first >= 4)
        {
            _box = box;
            _ringStarts.Add(_xs.Count);
            return;
        }

        _xs.CutTo(first);
        _ys.CutTo(first);
    }
}
