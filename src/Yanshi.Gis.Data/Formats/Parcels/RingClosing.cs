using System.Globalization;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Formats.Parcels;

/// <summary>How rings are closed, the same for every format: the first point is repeated exactly, and what was not so is said.</summary>
internal static class RingClosing
{
    /// <summary>A closing point this near is the first point (1 mm).</summary>
    private const double ToleranceMetres = 0.001;

    /// <summary>The same in degrees, generously: 1e-8° is 1.1 mm.</summary>
    private const double ToleranceDegrees = 1e-8;

    /// <summary>A point that carries the first point's number but lies farther from it than this (1 m) is another point.</summary>
    private const double ContradictionMetres = 1.0;

    private const double ContradictionDegrees = 1e-5;

    /// <summary>A closed ring has at least three different points and the repeated first one.</summary>
    private const int MinClosedPoints = 4;

    /// <summary>Whether the last point is the first, to a millimetre.</summary>
    public static bool IsClosed(IReadOnlyList<Coordinate> points) =>
        points.Count >= MinClosedPoints && points[0].Distance(points[^1]) <= Tolerance(points[0]);

    /// <summary>Whether two points are one, to a millimetre.</summary>
    public static bool AreSame(Coordinate a, Coordinate b) => a.Distance(b) <= Tolerance(a);

    /// <summary>
    /// The closed ring; null (with an error in the log) when fewer than three different points are left.
    /// </summary>
    /// <param name="points">The points as written.</param>
    /// <param name="closesByLabel">Whether the last point carries the first one's number, so that it is meant to close the ring.</param>
    /// <param name="where">Place of the ring.</param>
    /// <param name="log">Takes what is not as it should be.</param>
    public static Coordinate[]? Close(IReadOnlyList<Coordinate> points, bool closesByLabel, string where, DefectLog log)
    {
        var different = points.Distinct().Take(MinClosedPoints - 1).Count();
        if (different < MinClosedPoints - 1)
        {
            log.Error(
                "ring.too-few-points",
                where,
                string.Create(CultureInfo.InvariantCulture, $"这一圈只有 {different} 个不同的点，至少需要 3 个。请补全界址点。"),
                string.Create(CultureInfo.InvariantCulture, $"the ring has {different} different points, at least 3 are needed. Complete its points."),
                points.Count > 0 ? points[0] : null);
            return null;
        }

        var gap = points[0].Distance(points[^1]);
        var isClosed = points.Count >= MinClosedPoints && gap <= Tolerance(points[0]);
        if (!isClosed)
            ReportOpen(points, gap, closesByLabel, where, log);
        return isClosed ? [.. points.Take(points.Count - 1), points[0].Copy()] : [.. points, points[0].Copy()];
    }

    private static void ReportOpen(IReadOnlyList<Coordinate> points, double gap, bool closesByLabel, string where, DefectLog log)
    {
        var unit = IsDegrees(points[0]) ? "°" : " m";
        var written = gap.ToString(IsDegrees(points[0]) ? "0.#########" : "0.000", CultureInfo.InvariantCulture) + unit;
        if (!closesByLabel)
        {
            log.Warning(
                "ring.unclosed",
                where,
                $"这一圈没有闭合（末点距首点 {written}），已按首点闭合。",
                $"the ring is not closed (last point {written} from the first); it was closed with its first point.",
                points[^1]);
        }
        else if (gap <= (IsDegrees(points[0]) ? ContradictionDegrees : ContradictionMetres))
        {
            log.Warning(
                "ring.closing-gap",
                where,
                $"闭合点与首点同号但相距 {written}（允许 1 mm），两点都保留并闭合。",
                $"the closing point has the first point's number but lies {written} from it (1 mm is allowed); both were kept and the ring closed.",
                points[^1]);
        }
        else
        {
            log.Error(
                "ring.closing-contradiction",
                where,
                $"闭合点与首点同号但相距 {written}，两者必有一错。请核对坐标。",
                $"the closing point has the first point's number but lies {written} from it: one of them is wrong. Check the coordinates.",
                points[^1]);
        }
    }

    private static double Tolerance(Coordinate first) => IsDegrees(first) ? ToleranceDegrees : ToleranceMetres;

    private static bool IsDegrees(Coordinate point) => Math.Abs(point.X) <= 360 && Math.Abs(point.Y) <= 360;
}
