using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Overlay;

/// <summary>Which edge of an outline follows which, also where several rings meet in one vertex.</summary>
/// <remarks>
/// Where rings meet, edges are paired so that each wedge of what is wanted stands by itself: loops then never cross, but one may come to the same vertex twice
/// (a ring pinched around what is not wanted). <see cref="Split"/> makes of it a ring for each time, which is how a valid polygon has it.
/// </remarks>
internal static class OutlineLinks
{
    private const int None = -1;

    /// <summary>The edge that follows each, −1 where the outline ends; null where edges do not alternate around a vertex, so that nothing is known.</summary>
    /// <param name="edges">The edges, what they bound on their left.</param>
    /// <param name="isOutside">Whether what lies on their right is wanted.</param>
    /// <param name="anyMeet">Whether rings meet in some vertex.</param>
    internal static int[]? Of(List<OutlineEdge> edges, bool isOutside, out bool anyMeet)
    {
        var starting = new Dictionary<OutlinePoint, int>(edges.Count);
        List<OutlinePoint>? meeting = null;
        for (var i = 0; i < edges.Count; i++)
        {
            if (!starting.TryAdd(edges[i].From, i))
                (meeting ??= []).Add(edges[i].From);
        }

        var next = new int[edges.Count];
        for (var i = 0; i < next.Length; i++)
            next[i] = starting.GetValueOrDefault(edges[i].To, None);
        anyMeet = meeting is not null;
        if (meeting is null)
            return next;
        foreach (var vertex in meeting.Distinct())
        {
            if (!Pair(vertex, edges, isOutside, next))
                return null;
        }

        return next;
    }

    /// <summary>Makes of a closed loop one for each time that it comes back to a vertex.</summary>
    internal static IEnumerable<List<Coordinate>> Split(List<Coordinate> loop)
    {
        var open = new List<Coordinate>(loop.Count);
        var places = new Dictionary<OutlinePoint, int>(loop.Count);
        foreach (var vertex in loop)
        {
            var point = new OutlinePoint(vertex.X, vertex.Y);
            if (places.TryGetValue(point, out var first))
            {
                var closed = open.GetRange(first, open.Count - first);
                open.RemoveRange(first, open.Count - first);
                foreach (var passed in closed)
                    places.Remove(new OutlinePoint(passed.X, passed.Y));
                yield return closed;
            }

            places.Add(point, open.Count);
            open.Add(vertex);
        }

        yield return open;
    }

    private static bool Pair(OutlinePoint vertex, List<OutlineEdge> edges, bool isOutside, int[] next)
    {
        List<Ray> rays = [];
        for (var i = 0; i < edges.Count; i++)
        {
            if (edges[i].From == vertex)
                rays.Add(new Ray(i, edges[i].To, IsOut: true));
            if (edges[i].To == vertex)
                rays.Add(new Ray(i, edges[i].From, IsOut: false));
        }

        // Where edges are missing, the outline is not wanted.
        var isWhole = rays.Count(ray => ray.IsOut) * 2 == rays.Count;
        foreach (var arriving in rays.Where(ray => !ray.IsOut))
        {
            if (!isWhole)
                next[arriving.Edge] = None;
            else if (NextOf(arriving, rays, vertex, isOutside) is { IsOut: true } leaving)
                next[arriving.Edge] = leaving.Edge;
            else
                return false;
        }

        return true;
    }

    /// <summary>The first ray that follows, clockwise over what lies on the arriving edge's left, else counter-clockwise over what lies on its right; null when two run in one direction.</summary>
    private static Ray? NextOf(Ray from, List<Ray> rays, OutlinePoint vertex, bool isOutside)
    {
        Ray? nearest = null;
        foreach (var ray in rays)
        {
            if (ray == from)
                continue;
            if (nearest is not { } best)
                nearest = ray;
            else if (Compare(from.End, ray.End, best.End, vertex) is var order && order == 0)
                return null;
            else if (order < 0 == isOutside)
                nearest = ray;
        }

        return nearest is { } found && Half(from.End, found.End, vertex) != 0 ? found : null;
    }

    // Which of two directions comes first, counter-clockwise from a third; 0 when they are one.
    private static int Compare(OutlinePoint from, OutlinePoint one, OutlinePoint other, OutlinePoint vertex)
    {
        int half = Half(from, one, vertex), otherHalf = Half(from, other, vertex);
        return half != otherHalf ? half.CompareTo(otherHalf) : half == 2 ? 0 : -Orientation.Of(vertex.X, vertex.Y, one.X, one.Y, other.X, other.Y);
    }

    // 0: the same direction; 1: on the left; 2: opposite; 3: on the right.
    private static int Half(OutlinePoint from, OutlinePoint to, OutlinePoint vertex) => Orientation.Of(vertex.X, vertex.Y, from.X, from.Y, to.X, to.Y) switch
    {
        > 0 => 1,
        < 0 => 3,
        _ => (from.X - vertex.X) * (to.X - vertex.X) + (from.Y - vertex.Y) * (to.Y - vertex.Y) > 0 ? 0 : 2,
    };

    private readonly record struct Ray(int Edge, OutlinePoint End, bool IsOut);
}
