using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Yanshi.Gis.Data.Formats.Vectors;

/// <summary>
/// Tells which of many closed lines are outlines and which are holes in them: a line inside an odd number of others is a hole. Lines may
/// share vertices and edges. Lines that cross come out one way or the other, and the geometry's validation says so.
/// </summary>
internal static class OutlineNesting
{
    /// <summary>The outlines in the order given, each followed by its holes.</summary>
    internal static List<List<T>> Group<T>(IReadOnlyList<T> rings, Func<T, Coordinate[]> pointsOf)
    {
        var boxes = rings.Select(ring => new Envelope(pointsOf(ring))).ToList();
        var tree = new STRtree<int>();
        for (var i = 0; i < rings.Count; i++)
            tree.Insert(boxes[i], i);
        var containers = rings.Select((ring, i) => tree.Query(boxes[i])
            .Where(other => other != i && boxes[other].Contains(boxes[i]) && IsInside(pointsOf(ring), pointsOf(rings[other])))
            .ToList()).ToList();
        var groups = new List<List<T>>();
        var groupOf = new Dictionary<int, List<T>>();
        for (var i = 0; i < rings.Count; i++)
        {
            if (containers[i].Count % 2 == 0)
                groups.Add(groupOf[i] = [rings[i]]);
        }

        for (var i = 0; i < rings.Count; i++)
        {
            // The innermost container is itself inside all the others.
            if (containers[i].Count % 2 == 1 && groupOf.TryGetValue(containers[i].MaxBy(container => containers[container].Count), out var group))
                group.Add(rings[i]);
        }

        return groups;
    }

    // Points on the other line do not tell; of a ring that has no others (drawn along the outline) the middles of its edges do.
    private static bool IsInside(Coordinate[] ring, Coordinate[] other)
    {
        foreach (var point in ring)
        {
            if (PointLocation.LocateInRing(point, other) is var location and not Location.Boundary)
                return location == Location.Interior;
        }

        for (var i = 1; i < ring.Length; i++)
        {
            var middle = new Coordinate((ring[i - 1].X + ring[i].X) / 2, (ring[i - 1].Y + ring[i].Y) / 2);
            if (PointLocation.LocateInRing(middle, other) is var location and not Location.Boundary)
                return location == Location.Interior;
        }

        return false;
    }
}
