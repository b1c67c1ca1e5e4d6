using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>Collects rings item by item into the flat arrays of <see cref="PackedPolygons"/>. Not thread-safe.</summary>
internal sealed class PackedPolygonsBuilder
{
    private readonly List<int> _ringStarts;
    private readonly List<int> _itemRings;
    private readonly List<Box> _boxes;
    private double[] _xs;
    private double[] _ys;
    private int _vertices;
    private Box _box = Box.Empty;

    /// <summary>Makes an empty builder; with the numbers to come known, nothing is copied at the end.</summary>
    public PackedPolygonsBuilder(int items = 0, int rings = 0, int vertices = 0)
    {
        _itemRings = new List<int>(items + 1) { 0 };
        _boxes = new List<Box>(items);
        _ringStarts = new List<int>(rings + 1) { 0 };
        _xs = new double[vertices + PackedPolygons.Padding];
        _ys = new double[vertices + PackedPolygons.Padding];
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
        Reserve(ringXs.Length);
        ringXs.CopyTo(_xs.AsSpan(_vertices));
        ringYs.CopyTo(_ys.AsSpan(_vertices));
        for (var i = 0; i < ringXs.Length; i++) _box = _box.Union(new Box(ringXs[i], ringYs[i], ringXs[i], ringYs[i]));
        _vertices += ringXs.Length;
        _ringStarts.Add(_vertices);
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
        var length = _vertices + PackedPolygons.Padding;
        Array.Resize(ref _xs, length);
        Array.Resize(ref _ys, length);

        // What a removed ring left behind is never part of an item, but equal input shall give equal bytes.
        Array.Clear(_xs, _vertices, PackedPolygons.Padding);
        Array.Clear(_ys, _vertices, PackedPolygons.Padding);
        int[] ringStarts = [.. _ringStarts];
        return new PackedPolygons(
            CheckedArray<double>.Trusted(_xs),
            CheckedArray<double>.Trusted(_ys),
            CheckedArray<int>.Trusted(ringStarts),
            CheckedArray<int>.Trusted(_itemRings.ToArray()),
            CheckedArray<Box>.Trusted(_boxes.ToArray()),
            EdgeChunks.Of(_xs, _ys, ringStarts));
    }

    private void AddRing(CoordinateSequence ring, bool counterClockwise)
    {
        var forward = NetTopologySuite.Algorithm.Orientation.IsCCW(ring) == counterClockwise;
        var first = _vertices;
        var box = _box;
        Reserve(ring.Count);

        // The sequence's own array: asking it for every ordinate costs more than packing does.
        var points = ring.ToCoordinateArray();
        for (var i = 0; i < points.Length; i++)
        {
            var point = points[forward ? i : points.Length - 1 - i];
            var (x, y) = (point.X, point.Y);
            if (!double.IsFinite(x) || !double.IsFinite(y))
                throw new ArgumentException($"Item {_boxes.Count} has a coordinate that is not finite: {x}, {y}.", nameof(ring));
            if (_vertices > first && x == _xs[_vertices - 1] && y == _ys[_vertices - 1]) continue;
            (_xs[_vertices], _ys[_vertices]) = (x, y);
            _vertices++;
            box = box.Union(new Box(x, y, x, y));
        }
        if (_vertices - first >= 4)
        {
            _box = box;
            _ringStarts.Add(_vertices);
            return;
        }
        _vertices = first;
    }

    private void Reserve(int more)
    {
        var needed = _vertices + more + PackedPolygons.Padding;
        if (needed <= _xs.Length) return;
        var capacity = (int)Math.Min(Array.MaxLength, Math.Max(needed, _xs.Length * 3L / 2));
        Array.Resize(ref _xs, capacity);
        Array.Resize(ref _ys, capacity);
    }
}
