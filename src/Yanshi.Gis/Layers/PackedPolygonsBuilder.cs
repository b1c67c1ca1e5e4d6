using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>Collects rings item by item into the flat arrays of <see cref="PackedPolygons"/>. Not thread-safe.</summary>
internal sealed class PackedPolygonsBuilder
{
    private readonly List<double> _xs = [];
    private readonly List<double> _ys = [];
    private readonly List<int> _ringStarts = [0];
    private readonly List<int> _itemRings = [0];
    private readonly List<Box> _boxes = [];
    private Box _box = Box.Empty;

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
        _ringStarts.Add(_xs.Count);
    }

    /// <summary>Closes the item: the next ring belongs to the next one.</summary>
    public void EndItem()
    {
        _itemRings.Add(_ringStarts.Count - 1);
        _boxes.Add(_box);
        _box = Box.Empty;
    }

    public PackedPolygons Build() => new(Padded(_xs), Padded(_ys), _ringStarts.ToArray(), _itemRings.ToArray(), _boxes.ToArray());

    private void AddRing(CoordinateSequence ring, bool counterClockwise)
    {
        var forward = NetTopologySuite.Algorithm.Orientation.IsCCW(ring) == counterClockwise;
        var first = _xs.Count;
        for (var i = 0; i < ring.Count; i++)
        {
            var index = forward ? i : ring.Count - 1 - i;
            double x = ring.GetX(index), y = ring.GetY(index);
            if (!double.IsFinite(x) || !double.IsFinite(y))
                throw new ArgumentException($"Item {_boxes.Count} has a coordinate that is not finite: {x}, {y}.", nameof(ring));
            if (_xs.Count == first || x != _xs[^1] || y != _ys[^1]) AddVertex(x, y);
        }
        if (_xs.Count - first >= 4)
        {
            _ringStarts.Add(_xs.Count);
            return;
        }
        _xs.RemoveRange(first, _xs.Count - first);
        _ys.RemoveRange(first, _ys.Count - first);
    }

    private void AddVertex(double x, double y)
    {
        _xs.Add(x);
        _ys.Add(y);
        _box = _box.Union(new Box(x, y, x, y));
    }

    private static double[] Padded(List<double> values)
    {
        var padded = new double[values.Count + PackedPolygons.Padding];
        values.CopyTo(padded);
        return padded;
    }
}
