using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// Puts points on long edges of plane data before its conversion: an edge is straight in the plane it was surveyed in, not in the next one.
/// </summary>
/// <remarks>
/// An edge of length L over 70 m gets int(L / 70) extra points at equal distances (国土调查办发〔2008〕32号, practice of area computation).
/// The points are computed from the edge's lesser end (by X, then Y), so both neighbours of a shared edge get the same bits although
/// they run along it in opposite directions.
/// </remarks>
internal static class EdgeSplitting
{
    public const double LongestEdgeMetres = 70;

    // Twice round the Earth: no plane is wider. A damaged number must be refused before points are made for its edge.
    private const double LongestMeaningfulMetres = 8e7;

    // As many as a feature may be delivered with; no area of land has so long a boundary.
    private const long MostExtraPoints = 5_000_000;

    /// <summary>Makes sure that the points on the long edges of a geometry are not so many that memory runs out. Damaged numbers make edges round the Earth.</summary>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: an edge is longer than any plane is wide, or all together are too long.</exception>
    public static void RequireRoom(Geometry geometry)
    {
        if (geometry.NumPoints * geometry.EnvelopeInternal.Diameter <= MostExtraPoints * LongestEdgeMetres)
            return; // no edge is longer than the box
        var counting = new ExtraPointCount();
        geometry.Apply(counting);
        if (counting.Points > MostExtraPoints)
        {
            throw new InputRefusedException(
                "crs.outside-domain",
                where: null,
                FormattableString.Invariant($"边线过长：按 {LongestEdgeMetres} 米一段需要 {counting.Points} 个点，上限 {MostExtraPoints} 个。请检查坐标值和单位。"),
                FormattableString.Invariant($"The edges are too long: at {LongestEdgeMetres} m each they need {counting.Points} points, {MostExtraPoints} are allowed. Check the coordinates and their unit."));
        }
    }

    /// <summary>The coordinates with points added on long edges; new arrays. <see cref="RequireRoom"/> comes first.</summary>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: an edge is longer than any plane is wide.</exception>
    public static (double[] X, double[] Y) Split(CoordinateSequence line)
    {
        var points = line.ToCoordinateArray();
        var extra = 0;
        for (var i = 1; i < points.Length; i++)
            extra += ExtraPoints(points[i].X - points[i - 1].X, points[i].Y - points[i - 1].Y);

        var x = new double[points.Length + extra];
        var y = new double[points.Length + extra];
        var next = 0;
        for (var i = 0; i < points.Length; i++)
        {
            if (i > 0 && extra > 0)
                next = AddPoints(points[i - 1].X, points[i - 1].Y, points[i].X, points[i].Y, x, y, next);
            (x[next], y[next]) = (points[i].X, points[i].Y);
            next++;
        }

        return (x, y);
    }

    private static int ExtraPoints(double dx, double dy)
    {
        var length = Math.Sqrt(dx * dx + dy * dy);
        if (length > LongestMeaningfulMetres)
        {
            throw new InputRefusedException(
                "crs.outside-domain",
                where: null,
                FormattableString.Invariant($"有一条边长 {length:0} 米，平面坐标中没有这样的边。请检查坐标值和单位。"),
                FormattableString.Invariant($"An edge is {length:0} m long, which none is in plane coordinates. Check the coordinates and their unit."));
        }

        return length > LongestEdgeMetres ? (int)(length / LongestEdgeMetres) : 0;
    }

    private static int AddPoints(double fromX, double fromY, double toX, double toY, double[] x, double[] y, int next)
    {
        var forward = fromX < toX || (fromX == toX && fromY <= toY);
        var (lowX, lowY, highX, highY) = forward ? (fromX, fromY, toX, toY) : (toX, toY, fromX, fromY);
        double dx = highX - lowX, dy = highY - lowY;
        var count = ExtraPoints(dx, dy);
        for (var k = 1; k <= count; k++)
        {
            var share = (double)k / (count + 1);
            var at = next + (forward ? k - 1 : count - k);
            (x[at], y[at]) = (lowX + dx * share, lowY + dy * share);
        }

        return next + count;
    }

    private sealed class ExtraPointCount : ICoordinateSequenceFilter
    {
        public long Points { get; private set; }

        public bool Done => Points > MostExtraPoints;

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence line, int i) =>
            Points += i == 0 ? 0 : ExtraPoints(line.GetX(i) - line.GetX(i - 1), line.GetY(i) - line.GetY(i - 1));
    }
}
