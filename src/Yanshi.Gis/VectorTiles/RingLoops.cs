using System.Runtime.InteropServices;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// The rings of a feature after rounding, which may run over themselves and each other: made loops that visit no point twice. Edges in opposite directions cancel; what is left is
/// walked with the inside on the left and parted where it comes back to a point. Not thread-safe.
/// </summary>
/// <param name="least">The first unit of what is drawn, in both directions.</param>
/// <param name="most">The last one.</param>
internal sealed class RingLoops(int least, int most)
{
    private readonly PixelBlocks _visited = new(least, most);
    private readonly List<TilePoint[]> _kept = [];
    private readonly List<TilePoint> _touching = [];
    private readonly Dictionary<(TilePoint Low, TilePoint High), int> _edges = [];
    private readonly Dictionary<TilePoint, List<TilePoint>> _leaving = [];
    private readonly List<TilePoint> _path = [];
    private readonly Dictionary<TilePoint, int> _placeOnPath = [];

    /// <summary>The loops, valid until the next call; they wind as the rings did: against the clock round what is inside.</summary>
    /// <param name="points">The points of all rings, none of them closed, no point the same as the next.</param>
    /// <param name="ends">Where each ring ends.</param>
    internal List<TilePoint[]> Of(ReadOnlySpan<TilePoint> points, ReadOnlySpan<int> ends)
    {
        var loops = _kept;
        loops.Clear();
        if (IsSimple(points))
        {
            var start = 0;
            foreach (var end in ends)
            {
                Keep(loops, points[start..end]);
                start = end;
            }

            return loops;
        }

        if (ends.Length == 1 && TryPart(points, loops))
            return loops;
        CancelOpposite(points, ends);
        foreach (var ((low, high), net) in _edges)
        {
            for (var i = 0; i < Math.Abs(net); i++)
                Leave(net > 0 ? low : high, net > 0 ? high : low);
        }

        foreach (var from in _leaving.Keys)
        {
            while (_leaving[from].Count > 0)
                Walk(from, loops);
        }

        _edges.Clear();
        _leaving.Clear();
        return loops;
    }

    /// <summary>Whether no point is there twice.</summary>
    internal bool IsSimple(ReadOnlySpan<TilePoint> points)
    {
        var seen = 0;
        while (seen < points.Length && _visited.Set(points[seen]))
            seen++;
        _visited.Clear(points[..seen]);
        return seen == points.Length;
    }

    // Nearly every ring that comes back to a point is one with a thread or a neck that became a line: parted where it comes back, it is one loop, or several that touch in single points.
    private bool TryPart(ReadOnlySpan<TilePoint> ring, List<TilePoint[]> loops)
    {
        _touching.Clear();
        var isPlain = true;
        foreach (var point in ring)
        {
            if (_visited.Set(point))
            {
                _path.Add(point);
                continue;
            }

            // A thread: there and back.
            if (_path.Count > 1 && _path[^2] == point)
            {
                _visited.Reset(_path[^1]);
                _path.RemoveAt(_path.Count - 1);
                continue;
            }

            var place = _path.LastIndexOf(point);
            var before = loops.Count;
            isPlain &= KeepPlain(place, loops);
            if (loops.Count > before)
                _touching.Add(point);
            for (var i = place + 1; i < _path.Count; i++)
                _visited.Reset(_path[i]);
            _path.RemoveRange(place + 1, _path.Count - place - 1);
        }

        isPlain &= KeepPlain(0, loops);
        _visited.Clear(CollectionsMarshal.AsSpan(_path));
        _path.Clear();
        if (isPlain && (_touching.Count == 0 || !loops.Exists(HasTouchingEdge)))
            return true;
        loops.Clear();
        return false;
    }

    private bool KeepPlain(int place, List<TilePoint[]> loops)
    {
        var loop = CollectionsMarshal.AsSpan(_path)[place..];
        var area = loop.Length < 3 ? 0 : TilePoint.DoubleAreaOf(loop);
        if (area > 0)
            loops.Add(loop.ToArray());
        return area >= 0;
    }

    private bool HasTouchingEdge(TilePoint[] loop)
    {
        var before = _touching.Contains(loop[^1]);
        foreach (var point in loop)
        {
            var isTouching = _touching.Contains(point);
            if (before && isTouching)
                return true;
            before = isTouching;
        }

        return false;
    }

    private void CancelOpposite(ReadOnlySpan<TilePoint> points, ReadOnlySpan<int> ends)
    {
        var start = 0;
        foreach (var end in ends)
        {
            for (var i = start; i < end; i++)
            {
                var (from, to) = (points[i], points[i + 1 == end ? start : i + 1]);
                if (from == to)
                    continue;
                var isUp = (from.X, from.Y).CompareTo((to.X, to.Y)) < 0;
                CollectionsMarshal.GetValueRefOrAddDefault(_edges, isUp ? (from, to) : (to, from), out _) += isUp ? 1 : -1;
            }

            start = end;
        }
    }

    private void Leave(TilePoint from, TilePoint to)
    {
        if (!_leaving.TryGetValue(from, out var targets))
            _leaving.Add(from, targets = []);
        targets.Add(to);
    }

    private void Walk(TilePoint from, List<TilePoint[]> loops)
    {
        _path.Add(from);
        _placeOnPath.Add(from, 0);
        while (_path.Count > 0 && Next() is { } next)
        {
            if (!_placeOnPath.TryGetValue(next, out var place))
            {
                _placeOnPath.Add(next, _path.Count);
                _path.Add(next);
                continue;
            }

            Keep(loops, CollectionsMarshal.AsSpan(_path)[place..]);
            for (var i = place + 1; i < _path.Count; i++)
                _placeOnPath.Remove(_path[i]);
            _path.RemoveRange(place + 1, _path.Count - place - 1);
            if (place == 0 && _leaving[from].Count == 0)
                break;
        }

        _path.Clear();
        _placeOnPath.Clear();
    }

    // The outgoing edge that turns furthest to the left keeps to the part of the inside that the walk goes round.
    private TilePoint? Next()
    {
        var here = _path[^1];
        if (!_leaving.TryGetValue(here, out var targets) || targets.Count == 0)
            return null;
        var chosen = 0;
        if (targets.Count > 1 && _path.Count > 1)
        {
            var before = _path[^2];
            for (var i = 1; i < targets.Count; i++)
            {
                if (TurnOf(before, here, targets[i]) > TurnOf(before, here, targets[chosen]))
                    chosen = i;
            }
        }

        var next = targets[chosen];
        targets.RemoveAt(chosen);
        return next;
    }

    private static double TurnOf(TilePoint before, TilePoint here, TilePoint next)
    {
        double inX = here.X - before.X, inY = here.Y - before.Y, outX = next.X - here.X, outY = next.Y - here.Y;
        return Math.Atan2(inX * outY - inY * outX, inX * outX + inY * outY);
    }

    private static void Keep(List<TilePoint[]> loops, ReadOnlySpan<TilePoint> loop)
    {
        if (loop.Length >= 3 && TilePoint.DoubleAreaOf(loop) != 0)
            loops.Add(loop.ToArray());
    }
}
