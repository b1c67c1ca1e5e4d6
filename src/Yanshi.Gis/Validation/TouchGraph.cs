using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>
/// Tells whether the rings of one polygon, touching in points, cut its interior apart: rings and touching points form a graph, and the
/// interior is connected exactly when that graph has no cycle (a closed chain of rings fences something off).
/// </summary>
internal sealed class TouchGraph
{
    private readonly Dictionary<object, object> _parents = [];
    private readonly HashSet<(int, Coordinate)> _incidences = [];
    private readonly Dictionary<Coordinate, object> _points = [];

    /// <summary>Adds a touch; false when it closes a cycle, that is when the interior falls apart at this point.</summary>
    public bool TryAdd(RingTouch touch)
    {
        if (!_points.TryGetValue(touch.At, out var point))
            _points[touch.At] = point = new object();
        var first = TryJoin(touch.A, touch.At, point);
        var second = TryJoin(touch.B, touch.At, point);
        return first && second;
    }

    private bool TryJoin(SweptRing ring, Coordinate at, object point)
    {
        if (!_incidences.Add((ring.Index, at)))
            return true;
        var (ringRoot, pointRoot) = (Root(ring), Root(point));
        if (ReferenceEquals(ringRoot, pointRoot))
            return false;
        _parents[ringRoot] = pointRoot;
        return true;
    }

    private object Root(object node)
    {
        while (_parents.TryGetValue(node, out var parent))
            node = parent;
        return node;
    }
}
