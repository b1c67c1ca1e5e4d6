using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>
/// A key that geometries with the same edges share, wherever each ring begins, whichever way it runs and in whatever order the parts stand. Two
/// geometries with one key are almost surely the same; <see cref="AreSame"/> decides. Thread-safe.
/// </summary>
internal static class BoundaryKey
{
    /// <summary>The key of a geometry: a sum over its edges (of points: over the points), in which order does not matter.</summary>
    public static ulong Of(Geometry geometry) => geometry switch
    {
        Point { IsEmpty: false } point => EdgeKey.Of(point.X, point.Y, point.X, point.Y, out _),
        LineString line => Of(line.CoordinateSequence),
        Polygon polygon => polygon.Holes.Aggregate(Of(polygon.Shell.CoordinateSequence), (sum, hole) => sum + Of(hole.CoordinateSequence)),
        GeometryCollection parts => parts.Geometries.Aggregate(0ul, (sum, part) => sum + Of(part)),
        _ => 0,
    };

    /// <summary>Whether two geometries are the same but for where rings begin, which way they run and how parts are ordered.</summary>
    public static bool AreSame(Geometry one, Geometry other) => one.EqualsNormalized(other);

    private static ulong Of(CoordinateSequence points)
    {
        ulong sum = 0;
        for (var i = 1; i < points.Count; i++)
            sum += EdgeKey.Of(points.GetX(i - 1), points.GetY(i - 1), points.GetX(i), points.GetY(i), out _);
        return sum;
    }
}
