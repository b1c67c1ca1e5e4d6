using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>Shortest distances on the CGCS2000 ellipsoid. Thread-safe.</summary>
/// <remarks>
/// The inverse problem after T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid", Survey Review XXIII (1975): within
/// 0.1 mm at any distance a district or province has (checked against GeographicLib to 1,000 km). It does not converge for nearly
/// antipodal points, which are refused rather than answered wrongly.
/// </remarks>
public static class Geodesic
{
    private const double DegreesToRadians = Math.PI / 180;

    /// <summary>The distance of two points, metres; 0 when they coincide.</summary>
    /// <param name="from">Longitude (X) and latitude (Y), degrees.</param>
    /// <param name="to">Longitude (X) and latitude (Y), degrees.</param>
    /// <exception cref="ArgumentException">A coordinate is no longitude or latitude (NaN included), or the points are nearly antipodal.</exception>
    public static double DistanceMetres(Coordinate from, Coordinate to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        RequireDegrees(from, nameof(from));
        RequireDegrees(to, nameof(to));
        return Inverse(from, to);
    }

    /// <summary>The length of a line or ring, metres: the sum of the distances from vertex to vertex.</summary>
    /// <param name="lonLat">Longitude (X) and latitude (Y), degrees; an empty line has length 0.</param>
    /// <exception cref="ArgumentException">As <see cref="DistanceMetres"/>.</exception>
    public static double LengthMetres(LineString lonLat)
    {
        ArgumentNullException.ThrowIfNull(lonLat);
        var length = 0.0;
        var points = lonLat.CoordinateSequence;
        for (var i = 1; i < points.Count; i++)
            length += DistanceMetres(points.GetCoordinate(i - 1), points.GetCoordinate(i));
        return length;
    }

    private static double Inverse(Coordinate from, Coordinate to)
    {
        var ellipsoid = Ellipsoid.Cgcs2000;
        double a = ellipsoid.SemiMajorAxisMetres, b = ellipsoid.SemiMinorAxisMetres, f = ellipsoid.Flattening;
        var difference = Math.IEEERemainder(to.X - from.X, 360) * DegreesToRadians;
        var (sinU1, cosU1) = ReducedLatitude(from.Y, f);
        var (sinU2, cosU2) = ReducedLatitude(to.Y, f);

        var lambda = difference;
        for (var round = 0; round < 200; round++)
        {
            var (sinLambda, cosLambda) = Math.SinCos(lambda);
            double across = cosU2 * sinLambda, along = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
            var sinSigma = Math.Sqrt(across * across + along * along);
            if (sinSigma == 0)
                return 0;

            var cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
            var sigma = Math.Atan2(sinSigma, cosSigma);
            var sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            var cosSquaredAlpha = 1 - sinAlpha * sinAlpha;

            // Along the equator cos² α is 0 and the middle of the arc has no meaning; its terms vanish.
            var cosTwoSigmaM = cosSquaredAlpha > 0 ? cosSigma - 2 * sinU1 * sinU2 / cosSquaredAlpha : 0;
            var c = f / 16 * cosSquaredAlpha * (4 + f * (4 - 3 * cosSquaredAlpha));
            var middle = 2 * cosTwoSigmaM * cosTwoSigmaM - 1;
            var next = difference + (1 - c) * f * sinAlpha * (sigma + c * sinSigma * (cosTwoSigmaM + c * cosSigma * middle));
            var change = Math.Abs(next - lambda);
            lambda = next;
            if (change > 1e-14)
                continue;
            if (Math.Abs(lambda) > Math.PI)
                break;

            var u2 = cosSquaredAlpha * (a * a - b * b) / (b * b);
            var scale = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)));
            var weight = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)));
            var correction = weight * sinSigma * (cosTwoSigmaM + weight / 4 * (cosSigma * middle
                - weight / 6 * cosTwoSigmaM * (4 * sinSigma * sinSigma - 3) * (4 * cosTwoSigmaM * cosTwoSigmaM - 3)));
            return b * scale * (sigma - correction);
        }

        throw new ArgumentException($"The points {from} and {to} lie nearly opposite each other on the Earth; their distance is not computed.", nameof(to));
    }

    private static (double Sin, double Cos) ReducedLatitude(double latitudeDegrees, double flattening)
    {
        var (sin, cos) = Math.SinCos(latitudeDegrees * DegreesToRadians);
        var scaled = (1 - flattening) * sin;
        var length = Math.Sqrt(scaled * scaled + cos * cos);
        return (scaled / length, cos / length);
    }

    private static void RequireDegrees(Coordinate point, string name)
    {
        if (!(Math.Abs(point.X) <= 180 && Math.Abs(point.Y) <= 90))
            throw new ArgumentException($"{point} is no longitude and latitude.", name);
    }
}
