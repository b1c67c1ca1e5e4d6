using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Makes polygons of the outline in a window: chains that leave the window are joined along its border, the layer on the left.</summary>
/// <remarks>
/// Polygons are made for an overlay with something well inside the window, which takes each ring by itself: shells and holes are told apart, but a hole may be
/// listed with another shell than its own. No ring visits a vertex twice.
/// </remarks>
internal sealed class WindowPolygons
{
    private readonly Box _window;
    private readonly List<Coordinate[]> _rings = [];
    private readonly List<OutlineEdge> _segments = [];
    private readonly Dictionary<OutlinePoint, int> _startingAt = [];
    private readonly List<int> _nextStartingThere = [];
    private bool _reachesBorder;

    private WindowPolygons(in Box window) => _window = window;

    /// <summary>
    /// The polygons; empty when the outline does not reach the window, null when the edges do not link up: then they are no boundary of
    /// anything.
    /// </summary>
    internal static Geometry? Of(IReadOnlyList<OutlineEdge> edges, in Box window)
    {
        var polygons = new WindowPolygons(window);
        return polygons.Link(edges) ? polygons.Build() : null;
    }

    private bool Link(IReadOnlyList<OutlineEdge> edges)
    {
        foreach (var edge in edges)
        {
            if (edge.ClippedTo(_window) is { } segment)
                _segments.Add(segment);
        }

        var entries = new List<int>();
        for (var i = 0; i < _segments.Count; i++)
        {
            _nextStartingThere.Add(-1);
            if (IsOnBorder(_segments[i].X1, _segments[i].Y1))
            {
                entries.Add(i);
                continue;
            }

            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_startingAt, _segments[i].From, out var known);
            _nextStartingThere[i] = known ? first : -1;
            first = i;
        }

        var chains = new List<List<OutlinePoint>>();
        foreach (var entry in entries)
        {
            if (Walk(entry) is not { } chain || !IsOnBorder(chain[^1].X, chain[^1].Y))
                return false;
            chains.Add(chain);
        }

        foreach (var segment in _segments)
        {
            // Whatever is left is closed.
            while (_startingAt.TryGetValue(segment.From, out var start))
            {
                Take(segment.From, start);
                if (Walk(start) is not { Count: 1 })
                    return false;
            }
        }

        _reachesBorder = chains.Count > 0;
        return CloseAlongBorder(chains);
    }

    /// <summary>Follows segments to the border or back to the start, cutting off a ring wherever the walk returns to itself; null when it ends in the open.</summary>
    private List<OutlinePoint>? Walk(int segment)
    {
        var path = new List<OutlinePoint> { _segments[segment].From };
        var positions = new Dictionary<OutlinePoint, int> { [path[0]] = 0 };
        while (true)
        {
            var to = _segments[segment].To;
            if (positions.TryGetValue(to, out var position))
            {
                AddRing(CollectionsMarshal.AsSpan(path)[position..]);
                for (var i = position + 1; i < path.Count; i++)
                    positions.Remove(path[i]);
                path.RemoveRange(position + 1, path.Count - position - 1);
                if (position == 0)
                    return path;
            }
            else
            {
                positions.Add(to, path.Count);
                path.Add(to);
                if (IsOnBorder(to.X, to.Y))
                    return path;
            }

            if (!_startingAt.TryGetValue(to, out segment))
                return null;
            Take(to, segment);
        }
    }

    private void Take(OutlinePoint at, int segment)
    {
        if (_nextStartingThere[segment] < 0)
            _startingAt.Remove(at);
        else
            _startingAt[at] = _nextStartingThere[segment];
    }

    // Counter-clockwise along the border with the layer on the left, a chain's exit is followed by the entry of the next one.
    private bool CloseAlongBorder(List<List<OutlinePoint>> chains)
    {
        if (chains.Count == 0)
            return true;
        var stops = new List<(double At, int Chain, bool IsEntry)>();
        for (var i = 0; i < chains.Count; i++)
        {
            stops.Add((PositionOf(chains[i][0]), i, true));
            stops.Add((PositionOf(chains[i][^1]), i, false));
        }

        stops.Sort(static (one, other) => one.At.CompareTo(other.At));
        var followedBy = new int[chains.Count];
        for (var i = 0; i < stops.Count; i++)
        {
            var next = stops[(i + 1) % stops.Count];
            if (next.IsEntry == stops[i].IsEntry || next.At == stops[i].At)
                return false;
            if (!stops[i].IsEntry)
                followedBy[stops[i].Chain] = next.Chain;
        }

        var done = new bool[chains.Count];
        for (var first = 0; first < chains.Count; first++)
        {
            if (done[first])
                continue;
            var ring = new List<OutlinePoint>();
            for (var chain = first; !done[chain]; chain = followedBy[chain])
            {
                done[chain] = true;
                ring.AddRange(chains[chain]);
                AddCorners(PositionOf(chains[chain][^1]), PositionOf(chains[followedBy[chain]][0]), ring);
            }

            AddRing(CollectionsMarshal.AsSpan(ring));
        }

        return true;
    }

    private void AddCorners(double from, double to, List<OutlinePoint> ring)
    {
        if (to < from)
            to += 4;
        for (var corner = Math.Floor(from) + 1; corner < to; corner++)
            ring.Add(Corner((int)corner % 4));
    }

    private OutlinePoint Corner(int corner) => corner switch
    {
        0 => new(_window.MinX, _window.MinY),
        1 => new(_window.MaxX, _window.MinY),
        2 => new(_window.MaxX, _window.MaxY),
        _ => new(_window.MinX, _window.MaxY),
    };

    // A clipped end lies on the border but for a rounding; a vertex inside is much farther from it or counts as on it, which at worst ends a chain too early.
    private bool IsOnBorder(double x, double y)
    {
        var rounding = 1e-7;
        return x - _window.MinX < rounding || _window.MaxX - x < rounding || y - _window.MinY < rounding || _window.MaxY - y < rounding;
    }

    /// <summary>Where on the border a point lies: 0 to 1 along the south, to 2 along the east, to 3 along the north, to 4 along the west.</summary>
    private double PositionOf(OutlinePoint point)
    {
        double south = point.Y - _window.MinY, east = _window.MaxX - point.X, north = _window.MaxY - point.Y, west = point.X - _window.MinX;
        var nearest = Math.Min(Math.Min(south, east), Math.Min(north, west));
        if (nearest == south)
            return west / _window.Width;
        if (nearest == east)
            return 1 + south / _window.Height;
        return nearest == north ? 2 + east / _window.Width : 3 + north / _window.Height;
    }

    private void AddRing(ReadOnlySpan<OutlinePoint> points)
    {
        if (points.Length < 3)
            return;
        var ring = new Coordinate[points.Length + 1];
        for (var i = 0; i < points.Length; i++)
            ring[i] = new Coordinate(points[i].X, points[i].Y);
        ring[^1] = ring[0].Copy();
        _rings.Add(ring);
    }

    private Geometry Build()
    {
        var factory = ProjectGeometry.Factory;
        var shells = _rings.Where(ring => DoubleAreaOf(ring) > 0).Select(factory.CreateLinearRing).ToList();
        var holes = _rings.Where(ring => DoubleAreaOf(ring) < 0).Select(factory.CreateLinearRing).ToArray();

        // Where nothing reaches the border and the outermost ring is a hole, the layer is all around. Rings may touch in their westernmost point.
        if (!_reachesBorder && _rings.Count > 0 && DoubleAreaOf(_rings.MinBy(ring => (ring.Min(point => point.X), -Math.Abs(DoubleAreaOf(ring))))!) < 0)
            shells.Insert(0, (LinearRing)((Polygon)factory.ToGeometry(new Envelope(_window.MinX, _window.MaxX, _window.MinY, _window.MaxY))).ExteriorRing);
        return shells.Count == 0
            ? factory.CreatePolygon()
            : factory.CreateMultiPolygon([factory.CreatePolygon(shells[0], holes), .. shells.Skip(1).Select(shell => factory.CreatePolygon(shell))]);
    }

    private static double DoubleAreaOf(Coordinate[] ring)
    {
        double sum = 0;
        for (var i = 0; i + 1 < ring.Length; i++)
            sum += (ring[i].X - ring[i + 1].X) * (ring[i].Y - ring[0].Y + (ring[i + 1].Y - ring[0].Y));
        return sum;
    }
}
