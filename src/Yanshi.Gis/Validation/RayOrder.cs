using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>
/// The order of rays about a common point, counter-clockwise from east, decided by exact predicates (signs of differences
/// and <see cref="Orientation.Index"/>), so that rays a hair apart are never confused.
/// </summary>
internal static class RayOrder
{
    /// <summary>
    /// How two lines meet in <paramref name="node"/>: line a comes from <paramref name="a0"/> and goes to <paramref name="a1"/>, line b likewise.
    /// </summary>
    public static Meeting Meet(Coordinate node, Coordinate a0, Coordinate a1, Coordinate b0, Coordinate b1)
    {
        if (IsSameRay(node, a0, b0) || IsSameRay(node, a0, b1) || IsSameRay(node, a1, b0) || IsSameRay(node, a1, b1))
            return Meeting.RunsAlong;
        return IsInSector(node, a0, a1, b0) != IsInSector(node, a0, a1, b1) ? Meeting.Crosses : Meeting.Touches;
    }

    /// <summary>Whether the ray to <paramref name="ray"/> lies strictly inside the sector swept counter-clockwise from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static bool IsInSector(Coordinate node, Coordinate from, Coordinate to, Coordinate ray)
    {
        var afterFrom = Compare(node, from, ray) < 0;
        var beforeTo = Compare(node, ray, to) < 0;
        return Compare(node, from, to) < 0 ? afterFrom && beforeTo : afterFrom || beforeTo;
    }

    private static bool IsSameRay(Coordinate node, Coordinate a, Coordinate b) => Compare(node, a, b) == 0;

    private static int Compare(Coordinate node, Coordinate a, Coordinate b)
    {
        var halves = Half(node, a).CompareTo(Half(node, b));
        return halves != 0 ? halves : -(int)Orientation.Index(node, a, b);
    }

    /// <summary>0 for directions from east up to just short of west, 1 for west and below.</summary>
    private static int Half(Coordinate node, Coordinate end) =>
        end.Y > node.Y || (end.Y == node.Y && end.X > node.X) ? 0 : 1;
}

/// <summary>How two lines meet in a point that is a vertex of at least one of them.</summary>
internal enum Meeting
{
    /// <summary>They stay on their sides.</summary>
    Touches,

    /// <summary>They change sides.</summary>
    Crosses,

    /// <summary>They leave the point in the same direction, at least one way.</summary>
    RunsAlong,
}
