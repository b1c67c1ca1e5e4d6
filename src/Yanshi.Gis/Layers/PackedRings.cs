using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>The rings of one polygon or multipolygon as flat arrays, as <see cref="PackedPolygons"/> holds them: closed, shells counter-clockwise, holes clockwise. Immutable.</summary>
internal sealed class PackedRings
{
    private readonly double[] _xs;
    private readonly double[] _ys;
    private readonly int[] _ringStarts;

    private PackedRings(double[] xs, double[] ys, int[] ringStarts, Box box) => (_xs, _ys, _ringStarts, Box) = (xs, ys, ringStarts, box);

    /// <summary>No ring.</summary>
    internal static PackedRings Empty { get; } = new([], [], [0], Box.Empty);

    internal int RingCount => _ringStarts.Length - 1;

    internal Box Box { get; }

    /// <summary>Packs a polygon or multipolygon. Repeated vertices are left out, and rings that enclose nothing because they have under three edges.</summary>
    /// <exception cref="ArgumentException">It is neither, or has a coordinate that is not finite.</exception>
    internal static PackedRings Of(Geometry geometry)
    {
        if (geometry is not (Polygon or MultiPolygon))
            throw new ArgumentException($"Only polygons and multipolygons can be packed, not {geometry?.GeometryType ?? "null"}.", nameof(geometry));
        var packing = new Packing(geometry.NumPoints);
        for (var part = 0; part < geometry.NumGeometries; part++)
        {
            var polygon = (Polygon)geometry.GetGeometryN(part);
            if (polygon.IsEmpty) continue;
            packing.Add(polygon.Shell.CoordinateSequence, counterClockwise: true);
            foreach (var hole in polygon.Holes) packing.Add(hole.CoordinateSequence, counterClockwise: false);
        }
        return packing.Build();
    }

    /// <summary>The rings of an area that stands among packed ones.</summary>
    internal static PackedRings Of(PackedItem item)
    {
        item.Polygons.Require(item.Item);
        var view = item.Polygons.View();
        int[] starts = [.. view.RingStarts[view.FirstRing(item.Item)..(view.FirstRing(item.Item + 1) + 1)]];
        var vertices = starts[0]..starts[^1];
        var rings = new PackedRings([.. view.Xs[vertices]], [.. view.Ys[vertices]], Array.ConvertAll(starts, start => start - starts[0]), view.Boxes[item.Item]);
        GC.KeepAlive(item.Polygons);
        return rings;
    }

    internal ReadOnlySpan<double> XsOf(int ring) => _xs.AsSpan(_ringStarts[ring].._ringStarts[ring + 1]);

    internal ReadOnlySpan<double> YsOf(int ring) => _ys.AsSpan(_ringStarts[ring].._ringStarts[ring + 1]);

    private sealed class Packing(int vertices)
    {
        private readonly double[] _xs = new double[vertices];
        private readonly double[] _ys = new double[vertices];
        private readonly List<int> _ringStarts = [0];
        private Box _box = Box.Empty;

        internal PackedRings Build() => new(_xs, _ys, [.. _ringStarts], _box);

        internal void Add(CoordinateSequence ring, bool counterClockwise)
        {
            var forward = NetTopologySuite.Algorithm.Orientation.IsCCW(ring) == counterClockwise;
            var (first, end) = (_ringStarts[^1], _ringStarts[^1]);
            var box = _box;
            var (lastX, lastY) = (double.NaN, double.NaN);

            // The sequence's own array: asking it for every ordinate costs more than packing does.
            var points = ring.ToCoordinateArray();
            for (var i = 0; i < points.Length; i++)
            {
                var point = points[forward ? i : points.Length - 1 - i];
                var (x, y) = (point.X, point.Y);
                if (!double.IsFinite(x) || !double.IsFinite(y))
                    throw new ArgumentException($"A coordinate is not finite: {x}, {y}.", nameof(ring));
                if (x == lastX && y == lastY) continue;
                (_xs[end], _ys[end]) = (x, y);
                end++;
                (lastX, lastY) = (x, y);
                box = box.Union(new Box(x, y, x, y));
            }
            if (end - first < 4) return;
            _box = box;
            _ringStarts.Add(end);
        }
    }
}
