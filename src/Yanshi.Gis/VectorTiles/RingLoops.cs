using System.Runtime.InteropServices;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// The rings of a feature after rounding, which may run over themselves and each other: made loops that visit no point twice. Edges in opposite directions cancel; what is left is
/// walked with the inside on the left and parted where it comes back to a point. Not thread-safe.
/// </summary>
internal sealed class RingLoops
{
    private readonly BoxBits _visited = new();
    private readonly List<TilePoint[]> _kept = [];
    private readonly List<TilePoint> _touching = [];
    private readonly Dictionary<(TilePoint Low, TilePoint High), int> _edges = [];
    private readonly Dictionary<TilePoint, List<TilePoint>> _leaving = [];

    // All targets are walked to, so that their lists are empty afterwards.
    private readonly Stack<List<TilePoint>> _unused = [];
    private readonly List<TilePoint> _path = [];
    private readonly Dictionary<TilePoint, int> _placeOnPath = [];

    // Of one ring the points from the last parting on, and the loops that were parted from it.
    private TilePoint[] _walked = new TilePoint[64];
    private TilePoint[] _parted = new TilePoint[64];
    private readonly List<int> _partEnds = [];

    /// <summary>How many loops the ring that was parted last is.</summary>
    internal int PartCount => _partEnds.Count;

    /// <summary>One of them.</summary>
    internal ReadOnlySpan<TilePoint> Part(int index) => _parted.AsSpan((index == 0 ? 0 : _partEnds[index - 1]).._partEnds[index]);

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
        foreach (var targets in _leaving.Values)
            _unused.Push(targets);
        _leaving.Clear();
        return loops;
    }

    /// <summary>
    /// Parts a ring into loops that wind against the clock, without looking at its edges. Nearly every ring that comes back to a point is one with a thread or a neck that became a line: parted where it comes back, it
    /// is no loop, one, or several that touch in single points.
    /// </summary>
    /// <param name="ring">Its points, not closed, no point the same as the next.</param>
    /// <returns>Whether that is all there is to do: then the loops are its parts until the next call.</returns>
    internal bool TryPart(ReadOnlySpan<TilePoint> ring)
    {
        _partEnds.Clear();
        _touching.Clear();
        if (_walked.Length < ring.Length)
            (_walked, _parted) = (new TilePoint[2 * ring.Length], new TilePoint[2 * ring.Length]);
        var path = _walked;
        _visited.Begin(ring);
        var next = _visited.SetWhileNew(ring);
        ring[..next].CopyTo(path);
        var (count, isPlain) = (next, true);
        for (; next < ring.Length; next++)
        {
            var point = ring[next];
            if (_visited.Set(point))
            {
                path[count++] = point;
                continue;
            }

            // A thread: there and back.
            var place = count > 1 && path[count - 2] == point ? count - 2 : PlaceOf(point, path.AsSpan(0, count));
            if (place < count - 2)
            {
                var before = _partEnds.Count;
                isPlain &= KeepPlain(path.AsSpan(place, count - place));
                if (_partEnds.Count > before)
                    _touching.Add(point);
            }

            _visited.Reset(path.AsSpan(place + 1, count - place - 1));
            count = place + 1;
        }

        var walked = path.AsSpan(0, count);
        isPlain &= KeepPlain(walked);
        _visited.End(walked);
        return isPlain && (_touching.Count == 0 || !HaveTouchingEdge());
    }

    private static int PlaceOf(TilePoint point, ReadOnlySpan<TilePoint> path) =>
        MemoryMarshal.Cast<TilePoint, long>(path).LastIndexOf(MemoryMarshal.Cast<TilePoint, long>(new ReadOnlySpan<TilePoint>(in point))[0]);

    private bool KeepPlain(ReadOnlySpan<TilePoint> loop)
    {
        var area = loop.Length < 3 ? 0 : TilePoint.DoubleAreaOf(loop);
        if (area > 0)
        {
            var start = _partEnds.Count == 0 ? 0 : _partEnds[^1];
            loop.CopyTo(_parted.AsSpan(start));
            _partEnds.Add(start + loop.Length);
        }

        return area >= 0;
    }

    private bool HaveTouchingEdge()
    {
        for (var i = 0; i < PartCount; i++)
        {
            var part = Part(i);
            var before = _touching.Contains(part[^1]);
            foreach (var point in part)
            {
                var isTouching = _touching.Contains(point);
                if (before && isTouching)
                    return true;
                before = isTouching;
            }
        }

        return false;
    }

    private bool IsSimple(ReadOnlySpan<TilePoint> points)
    {
        if (points.IsEmpty)
            return true;
        _visited.Begin(points);
        var seen = _visited.SetWhileNew(points);
        _visited.End(points[..seen]);
        return seen == points.Length;
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
            _leaving.Add(from, targets = _unused.TryPop(out var unused) ? unused : []);
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
