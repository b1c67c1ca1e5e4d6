using System.Numerics;
using System.Runtime.Intrinsics;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Overlay;
using Orientation = Yanshi.Gis.Overlay.Orientation;

namespace Yanshi.Gis.Validation;

/// <summary>
/// Tells beyond doubt that an area of one part has no flaw, which is what nearly every feature of a layer is: edge by edge against eight others at a
/// time, with exact predicates. Whatever is in doubt is left to <see cref="RingSweep"/>, which says what is wrong and where.
/// </summary>
internal static class SoundRing
{
    /// <summary>Beyond so many points an index pays for the search.</summary>
    private const int MostPoints = 512;

    /// <summary>Beyond it products could overflow, and signs with them.</summary>
    private const double LargestCoordinate = 1e100;

    private const int Lanes = 8;

    /// <summary>
    /// Whether the area is one polygon whose points are finite, whose edges meet nowhere but at their common ends, and whose holes lie side by side in it.
    /// False says nothing: several parts, many points, repeated points and rings that touch are not looked at here.
    /// </summary>
    public static bool IsCertain(Geometry area)
    {
        if (area.NumGeometries != 1 || area.GetGeometryN(0) is not Polygon { IsEmpty: false } polygon || polygon.NumPoints > MostPoints)
            return false;

        // Padded, so that eight edges can be loaded from wherever one begins.
        Span<double> x = stackalloc double[polygon.NumPoints + Lanes];
        Span<double> y = stackalloc double[polygon.NumPoints + Lanes];
        Span<Range> rings = stackalloc Range[polygon.NumInteriorRings + 1];
        var end = 0;
        for (var ring = 0; ring < rings.Length; ring++)
        {
            var start = end;
            end = Copy(RingOf(polygon, ring), x, y, start);
            rings[ring] = start..end;
            if (!IsSound(x[start..], y[start..], end - start))
                return false;
        }

        for (var ring = 1; ring < rings.Length; ring++)
        {
            for (var other = 0; other < ring; other++)
            {
                if (!AreApart(x, y, rings[other], rings[ring]))
                    return false;
            }
        }

        return HolesLieSideBySide(polygon);
    }

    private static CoordinateSequence RingOf(Polygon polygon, int ring) => (ring == 0 ? polygon.Shell : polygon.GetInteriorRingN(ring - 1)).CoordinateSequence;

    private static int Copy(CoordinateSequence ring, Span<double> x, Span<double> y, int start)
    {
        for (var i = 0; i < ring.Count; i++)
            (x[start + i], y[start + i]) = (ring.GetX(i), ring.GetY(i));
        return start + ring.Count;
    }

    private static bool IsSound(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int count) =>
        count >= 4 && AreDistinct(x, y, count) && NeverFoldsBack(x, y, count) && NeverMeetsItself(x, y, count);

    private static bool AreDistinct(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int count)
    {
        for (var i = 1; i < count; i++)
        {
            if (!(Math.Abs(x[i]) <= LargestCoordinate && Math.Abs(y[i]) <= LargestCoordinate) || (x[i] == x[i - 1] && y[i] == y[i - 1]))
                return false;
        }

        return x[0] == x[count - 1] && y[0] == y[count - 1];
    }

    // Two edges with a common end meet elsewhere only when the second runs back along the first.
    private static bool NeverFoldsBack(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int count)
    {
        for (var i = 1; i < count; i++)
        {
            var next = i + 1 < count ? i + 1 : 1;
            var ahead = (x[i] - x[i - 1]) * (x[next] - x[i]) + (y[i] - y[i - 1]) * (y[next] - y[i]);
            if (!(ahead > 0) && Orientation.Of(x[i - 1], y[i - 1], x[i], y[i], x[next], y[next]) == 0)
                return false;
        }

        return true;
    }

    private static bool NeverMeetsItself(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int count)
    {
        // The next edge and, for the first, the last one share an end.
        var edges = count - 1;
        for (var i = 0; i < edges - 2; i++)
        {
            if (!IsApart(x, y, i, (i + 2)..(i == 0 ? edges - 1 : edges)))
                return false;
        }

        return true;
    }

    private static bool AreApart(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Range one, Range other)
    {
        for (var i = one.Start.Value; i < one.End.Value - 1; i++)
        {
            if (!IsApart(x, y, i, other.Start..(other.End.Value - 1)))
                return false;
        }

        return true;
    }

    /// <summary>Whether an edge is apart from all of a run of edges.</summary>
    private static bool IsApart(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int edge, Range others)
    {
        Vector512<double> west = Vector512.Create(Math.Min(x[edge], x[edge + 1])), east = Vector512.Create(Math.Max(x[edge], x[edge + 1]));
        Vector512<double> south = Vector512.Create(Math.Min(y[edge], y[edge + 1])), north = Vector512.Create(Math.Max(y[edge], y[edge + 1]));
        for (var first = others.Start.Value; first < others.End.Value; first += Lanes)
        {
            var meets = CrossingFilter.Meeting(
                Vector512.Create(x.Slice(first, Lanes)),
                Vector512.Create(y.Slice(first, Lanes)),
                Vector512.Create(x.Slice(first + 1, Lanes)),
                Vector512.Create(y.Slice(first + 1, Lanes)),
                west,
                south,
                east,
                north) & WindowEdges.LaneMask(Lanes, others.End.Value - first);
            for (; meets != 0; meets &= meets - 1)
            {
                var other = first + BitOperations.TrailingZeroCount(meets);
                if (!IsOnOneSide(x, y, edge, other) && !IsOnOneSide(x, y, other, edge))
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether both ends of an edge lie strictly on one side of the line through another.</summary>
    private static bool IsOnOneSide(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int line, int edge) =>
        Orientation.Of(x[line], y[line], x[line + 1], y[line + 1], x[edge], y[edge])
        * Orientation.Of(x[line], y[line], x[line + 1], y[line + 1], x[edge + 1], y[edge + 1]) > 0;

    // Rings that are apart lie within each other or not as a whole: any point tells.
    private static bool HolesLieSideBySide(Polygon polygon)
    {
        foreach (var hole in polygon.Holes)
        {
            if (PointLocation.LocateInRing(hole.GetCoordinateN(0), polygon.Shell.Coordinates) != Location.Interior)
                return false;
            foreach (var other in polygon.Holes)
            {
                if (!ReferenceEquals(other, hole) && PointLocation.LocateInRing(hole.GetCoordinateN(0), other.Coordinates) != Location.Exterior)
                    return false;
            }
        }

        return true;
    }
}
