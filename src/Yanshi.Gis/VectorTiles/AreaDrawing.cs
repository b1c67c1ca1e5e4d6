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

    // Vertices are asked of memory so many items before they are drawn.
    private const int Ahead = 4;

    private readonly TileClipping _clipping = new(least, most);
    private readonly HotPixels _pixels = new(least, most);
    private readonly RingLoops _loops = new();
    private readonly GeometryCommands _commands = new();
    private readonly List<int> _items = [];
    private readonly List<(int Item, int Feature)> _near = [];
    private readonly List<int> _cut = [];
    private readonly List<int> _ringEnds = [];
    private readonly List<(int Feature, int RingsEnd)> _features = [];
    private readonly List<(TileShapeKind Kind, int End)> _drawn = [];
    private readonly List<TilePoint> _rounded = [];
    private readonly List<int> _roundedEnds = [];
    private readonly HashSet<(TilePoint From, TilePoint To)> _traced = [];
    private TilePlace[] _whole = new TilePlace[256];
    private long[] _order = new long[256];

    // Of one feature where its vertices are, the units they are in, and those that are in another unit than the one before.
    private double[] _xs = new double[256];
    private double[] _ys = new double[256];
    private TilePoint[] _unitOf = new TilePoint[256];
    private int[] _turns = new int[256];
    private int[] _apart = new int[256];

    // Of all rings the units they pass from vertex to vertex, not closed, and the edges between units that are apart. A tile may have a million vertices: nothing else of them is kept.
    private TilePoint[] _units = new TilePoint[4096];
    private (TilePlace From, TilePlace To, int Unit)[] _edges = new (TilePlace, TilePlace, int)[1024];
    private int _unitCount;
    private int _edgeCount;

    /// <summary>Draws what is near.</summary>
    /// <returns>Each feature of which something is within what is drawn, with its geometry, in the features' order.</returns>
    internal List<TileShape> Draw(PreparedPolygons layer, in TileFrame frame)
    {
        Take(layer, frame);
        _pixels.Add(_units.AsSpan(0, _unitCount));
        var shapes = new List<TileShape>(_features.Count);
        var (ring, edge) = (0, 0);
        for (var i = 0; i < _features.Count; i++)
        {
            _rounded.Clear();
            _roundedEnds.Clear();
            for (; ring < _features[i].RingsEnd; ring++)
                Round(ring == 0 ? 0 : _ringEnds[ring - 1], _ringEnds[ring], ref edge);
            _commands.Begin(frame.Extent);
            _drawn.Add((Shape() ?? default, _commands.Length));
        }

        AddInOrder(shapes);
        _pixels.Clear(_units.AsSpan(0, _unitCount));
        (_unitCount, _edgeCount) = (0, 0);
        _ringEnds.Clear();
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

        // Which items are features lies in the features' order, far from each other: many are waited for at once.
        _near.Clear();
        var (features, cuts) = (layer.FeatureOf, layer.CutOf);
        ReadOnlySpan<int> featureOf = features.Span, cutOf = cuts.Span;
        foreach (var item in _items)
        {
            features.Require(item, 1);
            var feature = featureOf[item];
            cuts.Require(feature, 1);
            if (cutOf[feature] >= 0)
                _cut.Add(feature);
            else
                _near.Add((item, feature));
        }

        for (var i = 0; i < _near.Count; i++)
        {
            var (item, feature) = _near[i];
            if (i + Ahead < _near.Count)
                view.PrefetchVertices(_near[i + Ahead].Item);
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
        var (window, before) = (frame.PlaneBox, _ringEnds.Count);
        var isWithin = box.MinX > window.MinX && box.MaxX < window.MaxX && box.MinY > window.MinY && box.MaxY < window.MaxY;
        var (start, count) = (view.RingStarts[view.FirstRing(item)], view.VertexCountOf(item));
        Reserve(count);
        frame.Place(view.Xs[start..], view.Ys[start..], count, _xs, _ys);
        if (isWithin)
        {
            TileFrame.Round(_xs, _ys, count, _unitOf);
            for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
                Enter(view.RingStarts[ring] - start, view.EndEdge(ring) - start);
        }
        else
        {
            TakeCut(view, item, start, count);
        }

        if (_ringEnds.Count > before)
            _features.Add((feature, _ringEnds.Count));
    }

    private void TakeCut(in PackedView view, int item, int start, int count)
    {
        if (_whole.Length < count)
            _whole = new TilePlace[2 * count];
        for (var i = 0; i < count; i++)
            _whole[i] = new TilePlace(_xs[i], _ys[i]);
        for (var ring = view.FirstRing(item); ring < view.FirstRing(item + 1); ring++)
        {
            var left = _clipping.Clip(_whole.AsSpan(view.RingStarts[ring] - start, view.EndEdge(ring) - view.RingStarts[ring]));
            if (left.Length < 3)
                continue;
            Reserve(left.Length + 1);
            for (var i = 0; i < left.Length; i++)
                (_xs[i], _ys[i]) = (left[i].X, left[i].Y);
            (_xs[left.Length], _ys[left.Length]) = (left[0].X, left[0].Y);
            TileFrame.Round(_xs, _ys, left.Length + 1, _unitOf);
            Enter(0, left.Length);
        }
    }

    private void Reserve(int vertices)
    {
        if (_xs.Length >= vertices + Padding)
            return;
        var length = 2 * (vertices + Padding);
        (_xs, _ys, _unitOf, _turns, _apart) = (new double[length], new double[length], new TilePoint[length], new int[length], new int[length]);
    }

    // On a coarse grid about half of all vertices lie in the unit of the one before, and half of the others beside it, in no order: no branch may hang on that.
    private void Enter(int start, int end)
    {
        if (end - start < 3)
            return;
        var turns = FindTurns(start, end);
        if (_units.Length < _unitCount + turns)
            Array.Resize(ref _units, 2 * (_unitCount + turns));
        if (_edges.Length < _edgeCount + turns)
            Array.Resize(ref _edges, 2 * (_edgeCount + turns));
        var found = _turns.AsSpan(0, turns);
        var passed = _units.AsSpan(_unitCount, turns);
        var (unitOf, apart) = (_unitOf, 0);
        for (var i = 0; i < found.Length; i++)
        {
            var turn = found[i];
            var (first, last) = (unitOf[turn - 1], unitOf[turn]);
            passed[i] = first;
            found[apart] = turn;
            _apart[apart] = i;
            apart += HotPixels.AreApart(first, last) ? 1 : 0;
        }

        var edges = _edges.AsSpan(_edgeCount, apart);
        for (var i = 0; i < edges.Length; i++)
        {
            var turn = _turns[i];
            edges[i] = (new TilePlace(_xs[turn - 1], _ys[turn - 1]), new TilePlace(_xs[turn], _ys[turn]), _unitCount + _apart[i]);
        }

        _unitCount += turns;
        _edgeCount += apart;
        _ringEnds.Add(_unitCount);
    }

    // The vertices of a ring that are in another unit than the one before. The closing one stands behind the last.
    private int FindTurns(int start, int end)
    {
        var turns = 0;
        var units = MemoryMarshal.Cast<TilePoint, long>(_unitOf.AsSpan(start, end - start + 1));
        var found = _turns;
        for (var i = 1; i < units.Length; i++)
        {
            found[turns] = start + i;
            turns += units[i] != units[i - 1] ? 1 : 0;
        }

        // A ring in one unit is one point.
        if (turns == 0)
            found[turns++] = end;
        return turns;
    }

    // An edge leads from a unit to the next. Most have no bends, and of these only the units are copied.
    private void Round(int start, int end, ref int edge)
    {
        var copied = start;
        for (; edge < _edgeCount && _edges[edge].Unit < end; edge++)
        {
            ref var apart = ref _edges[edge];
            var at = apart.Unit;
            var (first, last) = (_units[at], _units[at + 1 == end ? start : at + 1]);
            if (!_pixels.MayBend(first, last) || !_pixels.FindBends(apart.From, apart.To, first, last))
                continue;
            _rounded.AddRange(_units.AsSpan(copied..(at + 1)));
            _pixels.AddBends(_rounded);
            copied = at + 1;
        }

        _rounded.AddRange(_units.AsSpan(copied..end));
        _roundedEnds.Add(_rounded.Count);
    }

    // Writes a feature; nothing of one that only touches what is drawn.
    private TileShapeKind? Shape()
    {
        var points = CollectionsMarshal.AsSpan(_rounded);
        if (_roundedEnds.Count == 1 && _loops.TryPart(points))
        {
            for (var i = 0; i < _loops.PartCount; i++)
                _commands.AddRing(_loops.Part(i));
            return _loops.PartCount > 0 ? TileShapeKind.Polygons : Trace();
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

    // A feature too small for the grid does not vanish: a speck is a square of one unit, a strip narrower than a unit is a line. What only touches what is drawn is not in it.
    private TileShapeKind? Trace()
    {
        var points = CollectionsMarshal.AsSpan(_rounded)[.._roundedEnds[0]];
        if (IsOnSide(points))
            return null;
        var (west, south, east, north) = TilePoint.BoxOf(points);
        if (east - west <= 1 && north - south <= 1)
        {
            _commands.AddRing([new(west, south), new(west + 1, south), new(west + 1, south + 1), new(west, south + 1)]);
            return TileShapeKind.Polygons;
        }

        _traced.Clear();
        for (var i = 0; i < points.Length; i++)
        {
            var (from, to) = (points[i], points[i + 1 == points.Length ? 0 : i + 1]);
            if (!_traced.Contains((to, from)) && _traced.Add((from, to)))
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
        if (_order.Length < _features.Count)
            _order = new long[2 * _features.Count];
        var order = _order.AsSpan(0, _features.Count);
        for (var i = 0; i < order.Length; i++)
            order[i] = (long)_features[i].Feature << 32 | (uint)i;
        order.Sort();
        foreach (var entry in order)
        {
            var i = (int)entry;
            var start = i == 0 ? 0 : _drawn[i - 1].End;
            if (_drawn[i].End > start)
                shapes.Add(new TileShape(_features[i].Feature, Class: null, _drawn[i].Kind, bytes[start.._drawn[i].End]));
        }
    }
}
