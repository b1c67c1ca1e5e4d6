using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>The shoelace formula with its rounding errors carried along.</summary>
internal static class Shoelace
{
    /// <summary>Twice-summed and halved: the signed area, positive when the ring runs anticlockwise. The ring must be closed.</summary>
    public static double SignedArea(CoordinateSequence ring)
    {
        if (ring.Count < 4)
            return 0;

        // Coordinates from the first vertex keep the products small; two-sum and the fused product keep what each step loses.
        double originX = ring.GetX(0), originY = ring.GetY(0);
        double x = 0, y = 0, sum = 0, lost = 0;
        for (var i = 1; i < ring.Count; i++)
        {
            double nextX = ring.GetX(i) - originX, nextY = ring.GetY(i) - originY;
            Add(x * nextY, Math.FusedMultiplyAdd(x, nextY, -(x * nextY)), ref sum, ref lost);
            Add(-(nextX * y), -Math.FusedMultiplyAdd(nextX, y, -(nextX * y)), ref sum, ref lost);
            (x, y) = (nextX, nextY);
        }

        return (sum + lost) / 2;
    }

    /// <summary>The area of the polygons of a geometry, each its shell less its holes; lines and points have none.</summary>
    public static double Area(Geometry geometry)
    {
        switch (geometry)
        {
            case Polygon polygon:
                var area = Math.Abs(SignedArea(polygon.Shell.CoordinateSequence));
                foreach (var hole in polygon.Holes)
                    area -= Math.Abs(SignedArea(hole.CoordinateSequence));
                return area;
            case GeometryCollection collection:
                var total = 0.0;
                foreach (var part in collection.Geometries)
                    total += Area(part);
                return total;
            default:
                return 0;
        }
    }

    private static void Add(double value, double rest, ref double sum, ref double lost)
    {
        var next = sum + value;
        var shadow = next - sum;
        lost += sum - (next - shadow) + (value - shadow) + rest;
        sum = next;
    }
}
