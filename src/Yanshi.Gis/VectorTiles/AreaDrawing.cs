using System.Runtime.InteropServices;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// The areas of one tile. All rings are cut and their vertices entered first; then every ring is rounded and bent to the vertices of all. Rounding a vertex does not depend on the
/// feature, nor does the bending of an edge, so no gap opens between neighbours. Not thread-safe; used for one tile after the other.
/// </summary>
/// <param name="least">The first unit of what is drawn, in both directions.</param>
/// <param name="most">The last one.</param>
internal sealed class AreaDrawing(int least, int most)
{
    private const int Padding = 8;

    private readonly TileClipping _clipping = new(least, most);
    private readonly HotPixels _pixels = new(least, most);
    private readonly RingLoops _loops = new(least, most);
    private readonly GeometryCommands _commands = new();
    private readonly List<int> _items = [];
    private readonly List<int> _cut = [];
    private readonly List<(int Start, int End, int TurnsEnd)> _rings = [];
    private readonly List<(int Feature, int RingsEnd)> _features = [];
    private readonly List<(TileShapeKind Kind, int End)> _drawn = [];
    private readonly List<TilePoint> _rounded = [];
    private readonly List<int> _roundedEnds = [];
    private TilePlace[] _whole = new TilePlace[256];

    // All vertices, where they are and the units they are in.
    private double[] _xs = new double[4096];
    private double[] _ys = new double[4096];
    private TilePoint[] _units = new TilePoint[4096];
    private int _count;

    // Ring by ring the vertices that lie in another unit than those before them; the first of a ring last.
    private int[] _turns = new int[4096];
    private int _turnCount;

    /// <summary>Draws what is near.</summary>
    /// <returns>Each feature of which something is within what is drawn, with its geometry, in the features' order.</returns>
    internal List<TileShape> Draw(PreparedPolygons layer, in TileFrame frame)
    {
        Take(layer, frame);
        var shapes = new List<TileShape>(_features.Count);
        var ring = 0;
        for (var i = 0; i < _features.Count; i++)
        {
            _rounded.Clear();
            _roundedEnds.Clear();
            for (; ring < _features[i].RingsEnd; ring++)
                Round(_rings[ring].Start, _rings[ring].End, _turns.AsSpan((ring == 0 ? 0 : _rings[ring - 1].TurnsEnd).._rings[ring].TurnsEnd));
            _commands.Begin(frame.Extent);
            _drawn.Add((Shape() ?? default, _commands.Length));
        }

        AddInOrder(shapes);
        _pixels.Clear(_units.AsSpan(0, _count));
        (_count, _turnCount) = (0, 0);
        _rings.Clear();
        _features.Clear();
        _drawn.Clear();
        return shapes;
    }

    // Items lie side by side in memory as they do on the ground; features do not.
    private void Take(PreparedPolygons layer, in TileFrame frame)
    {
        _items.Clear();
        _cut.Clear();
        layer.QueryItems(frame.PlaneBox, _items);
        var view = layer.Items.View();
        foreach (var item in _items)
        {
            var feature = layer.FeatureOf[item];
            if (layer.IsCut(feature))
            {
                _cut.Add(feature);
                continue;
            }

            layer.Items.Require(item);
            Take(view, item, feature, frame);
        }

        if (_cut.Count > 0)
        {
            _cut.Sort();
            var whole = layer.CutFeatures.View();
            for (var i = 0; i < _cut.Count; i++)
            {
                if (i > 0 && _cut[i] == _cut[i - 1])
                    continue;
                var item = layer.CutOf[_cut[i]];
                layer.CutFeatures.Require(item);
                Take(whole, item, _cut[i], frame);
            }
        }

        GC.KeepAlive(layer);
    }

    private void Take(in PackedView view, int item, int feature, in TileFrame frame)
    {
        var box = view.Boxes[item];
        var (window, before) = (frame.PlaneBox, _rings.Count);
        var isWithin = box.MinX > window.MinX && box.MaxX < window.MaxX && box.MinY > window.MinY && box.MaxY < window.MaxY;
        var (start, count) = (view.RingStarts[view.FirstRing(item)], view.VertexCountOf(item));
        Reserve(count);
        frame.Place(view.Xs[start..], view.Ys[start..], count, _xs.AsSpan(_count), _ys.AsSpan(_count));
        if (isWithin)
        {
            TileFrame.Round(_xs.AsSpan(_count), _ys.AsSpan(_count), count, _units.AsSpan(_count));
            for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
                Enter(_count + view.RingStarts[ring] - start, view.EndEdge(ring) - view.RingStarts[ring]);
            _count += count;
        }
        else
        {
            TakeCut(view, item, start, count);
        }

        if (_rings.Count > before)
            _features.Add((feature, _rings.Count));
    }

    // What is left of the rings takes the place of what was there.
    private void TakeCut(in PackedView view, int item, int start, int count)
    {
        if (_whole.Length < count)
            _whole = new TilePlace[2 * count];
        for (var i = 0; i < count; i++)
            _whole[i] = new TilePlace(_xs[_count + i], _ys[_count + i]);
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            var left = _clipping.Clip(_whole.AsSpan(view.RingStarts[ring] - start, view.EndEdge(ring) - view.RingStarts[ring]));
            if (left.Length < 3)
                continue;
            Reserve(left.Length);
            for (var i = 0; i < left.Length; i++)
                (_xs[_count + i], _ys[_count + i]) = (left[i].X, left[i].Y);
            TileFrame.Round(_xs.AsSpan(_count), _ys.AsSpan(_count), left.Length, _units.AsSpan(_count));
            Enter(_count, left.Length);
            _count += left.Length;
        }
    }

    private void Reserve(int more)
    {
        if (_xs.Length >= _count + more + Padding)
            return;
        var length = 2 * (_count + more + Padding);
        Array.Resize(ref _xs, length);
        Array.Resize(ref _ys, length);
        Array.Resize(ref _units, length);
        Array.Resize(ref _turns, length);
    }

    // On a coarse grid about half of all vertices lie in the unit of the one before, in no order: no branch may hang on that.
    private void Enter(int start, int count)
    {
        if (count < 3)
            return;
        var (end, turns) = (start + count, _turnCount);
        var units = MemoryMarshal.Cast<TilePoint, long>(_units);
        for (var i = start + 1; i < end; i++)
        {
            _turns[turns] = i;
            turns += units[i] != units[i - 1] ? 1 : 0;
        }

        if (units[start] != units[end - 1])
            _turns[turns++] = start;
        _pixels.Add(_units[start]);
        foreach (var turn in _turns.AsSpan(_turnCount..turns))
            _pixels.Add(_units[turn]);
        _turnCount = turns;
        _rings.Add((start, end, turns));
    }

    private void Round(int start, int end, ReadOnlySpan<int> turns)
    {
        if (turns.IsEmpty)
            _rounded.Add(_units[start]);
        foreach (var turn in turns)
        {
            var before = turn == start ? end - 1 : turn - 1;
            _rounded.Add(_units[before]);
            _pixels.AddBends(new TilePlace(_xs[before], _ys[before]), new TilePlace(_xs[turn], _ys[turn]), _units[before], _units[turn], _rounded);
        }

        _roundedEnds.Add(_rounded.Count);
    }

    // Writes a feature; nothing of one that only touches what is drawn.
    private TileShapeKind? Shape()
    {
        // Nearly all are one ring that needs no more.
        var points = CollectionsMarshal.AsSpan(_rounded);
        if (_roundedEnds.Count == 1 && IsPlain(points))
        {
            _commands.AddRing(points);
            return TileShapeKind.Polygons;
        }

        var loops = LoopNesting.Ordered(_loops.Of(points, CollectionsMarshal.AsSpan(_roundedEnds)));
        if (loops.Count > 0)
        {
            foreach (var loop in loops)
                _commands.AddRing(loop);
            return TileShapeKind.Polygons;
        }

        return Trace();
    }

    private bool IsPlain(ReadOnlySpan<TilePoint> ring) => ring.Length >= 3 && TilePoint.DoubleAreaOf(ring) > 0 && _loops.IsSimple(ring);

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

    private bool IsOnSide(ReadOnlySpan<TilePoint> points)
    {
        var (west, east, south, north) = (true, true, true, true);
        foreach (var (x, y) in points)
        {
            west &= x == least;
            east &= x == most;
            south &= y == least;
            north &= y == most;
        }

        return west || east || south || north;
    }

    private void AddInOrder(List<TileShape> shapes)
    {
        var bytes = _commands.Take().AsMemory();
        var order = new long[_features.Count];
        for (var i = 0; i < order.Length; i++)
            order[i] = (long)_features[i].Feature << 32 | (uint)i;
        Array.Sort(order);
        foreach (var entry in order)
        {
            var i = (int)entry;
            var start = i == 0 ? 0 : _drawn[i - 1].End;
            if (_drawn[i].End > start)
                shapes.Add(new TileShape(_features[i].Feature, Class: null, _drawn[i].Kind, bytes[start.._drawn[i].End]));
        }
    }
}
