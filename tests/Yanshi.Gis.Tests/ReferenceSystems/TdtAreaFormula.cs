using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Tests.ReferenceSystems;

/// <summary>
/// The statutory formula itself, written down a second time as the oracle: 国土调查办发〔2008〕32号, kept by TD/T 1055. Per edge, the strip
/// between its two parallels as a series of sines, times the mean difference of longitude from a reference meridian.
/// </summary>
internal static class TdtAreaFormula
{
    private const double A = 6378137;
    private const double F = 1 / 298.257222101;

    /// <summary>The area of closed rings in degrees: the first is the shell, the others are holes.</summary>
    public static double Of(Polygon lonLat) => OfRing(lonLat.Shell) - lonLat.Holes.Sum(OfRing);

    private static double OfRing(LineString ring)
    {
        double b = A * (1 - F), e2 = F * (2 - F);
        double e4 = e2 * e2, e6 = e4 * e2, e8 = e6 * e2;
        double[] k =
        [
            1 + 3.0 / 6 * e2 + 30.0 / 80 * e4 + 35.0 / 112 * e6 + 630.0 / 2304 * e8,
            -(1.0 / 6 * e2 + 15.0 / 80 * e4 + 21.0 / 112 * e6 + 420.0 / 2304 * e8),
            3.0 / 80 * e4 + 7.0 / 112 * e6 + 180.0 / 2304 * e8,
            -(1.0 / 112 * e6 + 45.0 / 2304 * e8),
            5.0 / 2304 * e8,
        ];

        var reference = ring.GetCoordinateN(0).X;
        decimal sum = 0;
        for (var i = 1; i < ring.NumPoints; i++)
        {
            Coordinate from = ring.GetCoordinateN(i - 1), to = ring.GetCoordinateN(i);
            var half = (to.Y - from.Y) / 2 * Math.PI / 180;
            var mean = (to.Y + from.Y) / 2 * Math.PI / 180;
            var longitude = ((from.X - reference + (to.X - reference)) / 2) * Math.PI / 180;
            var strip = 0.0;
            for (var j = 0; j < k.Length; j++)
                strip += k[j] * Math.Sin((2 * j + 1) * half) * Math.Cos((2 * j + 1) * mean);
            sum += (decimal)(2 * b * b * longitude * strip);
        }

        return (double)Math.Abs(sum);
    }
}
