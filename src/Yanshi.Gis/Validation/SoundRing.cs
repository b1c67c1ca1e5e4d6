using System.Numerics;
using System.Runtime.Intrinsics;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Validation;

/// <summary>
/// Tells beyond doubt that an area of one ring has no flaw, which is what nearly every feature of a layer is: edge by edge against eight others at a
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
    /// Whether the area is one ring whose points are finite and whose edges meet nowhere but at their common ends. False says nothing: holes, several
    /// parts, long rings and repeated points are not looked at here.
    /// </summary>
    public static bool IsCertain(Geometry area)
    {
        if (area.NumGeometries != 1 || area.GetGeometryN(0) is not Polygon { IsEmpty: false, NumInteriorRings: 0 } polygon)
            return false;
        var ring = polygon.Shell.CoordinateSequence;
        if (ring.Count is < 4 or > MostPoints)
            return false;

        // Padded, so that eight edges can be loaded from wherever one begins.
        Span<double> x = stackalloc double[ring.Count + Lanes];
        Span<double> y = stackalloc double[ring.Count + Lanes];
        for (var i = 0; i < ring.Count; i++)
            (x[i], y[i]) = (ring.GetX(i), ring.GetY(i));
        return AreDistinct(x, y, ring.Count) && NeverFoldsBack(x, y, ring.Count) && NeverMeetsItself(x, y, ring.Count);
    }

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
        var edges = count - 1;
        for (var i = 0; i < edges - 2; i++)
        {
            Vector512<double> west = Vector512.Create(Math.Min(x[i], x[i + 1])), east = Vector512.Create(Math.Max(x[i], x[i + 1]));
            Vector512<double> south = Vector512.Create(Math.Min(y[i], y[i + 1])), north = Vector512.Create(Math.Max(y[i], y[i + 1]));

            // The next edge and, for the first, the last one share an end.
            var end = i == 0 ? edges - 1 : edges;
            for (var first = i + 2; first < end; first += Lanes)
            {
                var meets = CrossingFilter.Meeting(
                    Vector512.Create(x.Slice(first, Lanes)),
                    Vector512.Create(y.Slice(first, Lanes)),
                    Vector512.Create(x.Slice(first + 1, Lanes)),
                    Vector512.Create(y.Slice(first + 1, Lanes)),
                    west,
                    south,
                    east,
                    north) & WindowEdges.LaneMask(Lanes, end - first);
                for (; meets != 0; meets &= meets - 1)
                {
                    if (!AreApart(x, y, i, first + BitOperations.TrailingZeroCount(meets)))
                        return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether both ends of one edge lie strictly on one side of the other.</summary>
    private static bool AreApart(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int a, int b) => IsOnOneSide(x, y, a, b) || IsOnOneSide(x, y, b, a);

    private static bool IsOnOneSide(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int line, int edge) =>
        Orientation.Of(x[line], y[line], x[line + 1], y[line + 1], x[edge], y[edge])
        * Orientation.Of(x[line], y[line], x[line + 1], y[line + 1], x[edge + 1], y[edge + 1]) > 0;
}
