using System.Runtime.InteropServices;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// The areas of one tile. All rings are cut and their vertices entered first; then every ring is rounded and bent to the vertices of all. Rounding a vertex does not depend on the
/// feature, nor does the bending of an edge, so no gap opens between neighbours. Not thread-safe; used for one tile after the other.
/// </summary>
internal sealed class AreaDrawing
{
    private readonly TileClipping _clipping = new();
    private readonly HotPixels _pixels = new();
    private readonly RingLoops _loops = new();
    private readonly GeometryCommands _commands = new();
    private readonly List<(double X, double Y)> _points = [];
    private readonly List<int> _ringEnds = [];
    private readonly List<(int Feature, int RingsEnd)> _features = [];
    private readonly List<TilePoint> _rounded = [];
    private readonly List<int> _roundedEnds = [];
    private (double X, double Y)[] _ring = [];

    /// <summary>Draws features.</summary>
    /// <returns>Each feature of which something is within what is drawn, with its geometry.</returns>
    internal List<(int Feature, TileShapeKind Kind, ReadOnlyMemory<uint> Commands)> Draw(PreparedPolygons layer, List<int> features, in TileFrame frame)
    {
        foreach (var feature in features)
            Take(layer, feature, frame);
        foreach (var (x, y) in CollectionsMarshal.AsSpan(_points))
            _pixels.Add(new TilePoint(TileFrame.Unit(x), TileFrame.Unit(y)));

        var drawn = new List<(int, TileShapeKind, ReadOnlyMemory<uint>)>(_features.Count);
        var ring = 0;
        foreach (var (feature, ringsEnd) in _features)
        {
            _rounded.Clear();
            _roundedEnds.Clear();
            for (; ring < ringsEnd; ring++)
                Round(ring == 0 ? 0 : _ringEnds[ring - 1], _ringEnds[ring]);
            if (_rounded.Count > 0 && Shape() is var (kind, commands))
                drawn.Add((feature, kind, commands));
        }

        _pixels.Clear();
        _points.Clear();
        _ringEnds.Clear();
        _features.Clear();
        return drawn;
    }

    private void Take(PreparedPolygons layer, int feature, in TileFrame frame)
    {
        var polygons = layer.WholeOf(feature, out var item);
        var view = polygons.View();
        var box = view.Boxes[item];
        var (window, before) = (frame.PlaneBox, _ringEnds.Count);
        var isWithin = box.MinX > window.MinX && box.MaxX < window.MaxX && box.MinY > window.MinY && box.MaxY < window.MaxY;
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            var (start, count) = (view.RingStarts[ring], view.EndEdge(ring) - view.RingStarts[ring]);
            if (count < 3)
                continue;
            if (_ring.Length < count)
                _ring = new (double, double)[count * 2];
            for (var i = 0; i < count; i++)
                _ring[i] = (frame.X(view.Xs[start + i]), frame.Y(view.Ys[start + i]));
            var points = isWithin ? _ring.AsSpan(0, count) : CollectionsMarshal.AsSpan(_clipping.Clip(_ring.AsSpan(0, count)));
            if (points.Length < 3)
                continue;
            _points.AddRange(points);
            _ringEnds.Add(_points.Count);
        }

        GC.KeepAlive(layer);
        if (_ringEnds.Count > before)
            _features.Add((feature, _ringEnds.Count));
    }

    private void Round(int start, int end)
    {
        var points = CollectionsMarshal.AsSpan(_points)[start..end];
        var first = _rounded.Count;
        var from = UnitOf(points[0]);
        for (var i = 0; i < points.Length; i++)
        {
            var next = points[i + 1 == points.Length ? 0 : i + 1];
            var to = UnitOf(next);
            if (to == from)
                continue;
            _rounded.Add(from);
            _pixels.AddBends(points[i], next, from, to, _rounded);
            from = to;
        }

        if (_rounded.Count == first)
            _rounded.Add(from);
        _roundedEnds.Add(_rounded.Count);
    }

    private (TileShapeKind Kind, ReadOnlyMemory<uint> Commands)? Shape()
    {
        // Nearly all are one ring that needs no more.
        var points = CollectionsMarshal.AsSpan(_rounded);
        if (_roundedEnds.Count == 1 && points.Length >= 3 && TilePoint.DoubleAreaOf(points) > 0 && _loops.IsSimple(points))
        {
            _commands.AddRing(points);
            return (TileShapeKind.Polygons, _commands.Take());
        }

        var loops = LoopNesting.Ordered(_loops.Of(points, CollectionsMarshal.AsSpan(_roundedEnds)));
        if (loops.Count > 0)
        {
            foreach (var loop in loops)
                _commands.AddRing(loop);
            return (TileShapeKind.Polygons, _commands.Take());
        }

        return Trace() is { } kind ? (kind, _commands.Take()) : null;
    }

    // A feature too small for the grid does not vanish: a speck is a square of one unit, a strip narrower than a unit is a line. What only touches what is drawn is not in it.
    private TileShapeKind? Trace()
    {
        var points = CollectionsMarshal.AsSpan(_rounded)[.._roundedEnds[0]];
        if (IsOnSide(points))
            return null;
        var (west, south, east, north) = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        foreach (var (x, y) in points)
            (west, south, east, north) = (Math.Min(west, x), Math.Min(south, y), Math.Max(east, x), Math.Max(north, y));
        if (east - west <= 1 && north - south <= 1)
        {
            _commands.AddRing([new(west, south), new(west + 1, south), new(west + 1, south + 1), new(west, south + 1)]);
            return TileShapeKind.Polygons;
        }

        var edges = new HashSet<(TilePoint, TilePoint)>();
        for (var i = 0; i < points.Length; i++)
        {
            var (from, to) = (points[i], points[i + 1 == points.Length ? 0 : i + 1]);
            if (!edges.Contains((to, from)) && edges.Add((from, to)))
                _commands.AddLine([from, to]);
        }

        return TileShapeKind.Lines;
    }

    private static bool IsOnSide(ReadOnlySpan<TilePoint> points)
    {
        var (west, east, south, north) = (true, true, true, true);
        foreach (var (x, y) in points)
        {
            west &= x == TileFrame.Least;
            east &= x == TileFrame.Most;
            south &= y == TileFrame.Least;
            north &= y == TileFrame.Most;
        }

        return west || east || south || north;
    }

    private static TilePoint UnitOf((double X, double Y) point) => new(TileFrame.Unit(point.X), TileFrame.Unit(point.Y));
}
