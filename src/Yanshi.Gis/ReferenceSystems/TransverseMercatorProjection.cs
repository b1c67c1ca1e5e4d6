using System.Runtime.Intrinsics;
using static Yanshi.Gis.ReferenceSystems.VectorTrigonometry;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// Gauss–Krüger and UTM: the transverse Mercator projection of an ellipsoid, degrees to metres.
/// </summary>
/// <remarks>
/// <para>Krüger's series in the third flattening to the sixth order (L. Krüger 1912; coefficients as tabulated by Engsager and Poder 2007 and
/// C. F. F. Karney 2011, "Transverse Mercator with an accuracy of a few nanometers", eqs. 35 and 36). The truncation error stays under a
/// nanometre within 15° of the central meridian, the most it is used for, so rounding is all that remains (some nanometres).</para>
/// <para>Four points go at a time. The functions of the multiple and of the slightly corrected angles are made from one sine and cosine by
/// addition theorems, and angles are found as a small correction of a known one, so a single short arc tangent serves. The last points of
/// a span are padded to four: every point takes the same instructions and gets the same bits wherever it stands.</para>
/// </remarks>
internal sealed class TransverseMercatorProjection : CoordinateOperation
{
    private const double DegreesToRadians = Math.PI / 180;
    private const double RadiansToDegrees = 180 / Math.PI;
    private const int Lanes = 4;

    private readonly double _centralMeridian;
    private readonly double _falseEasting;
    private readonly double _radius;
    private readonly KruegerSeries _toConformal;
    private readonly KruegerSeries _toGeodetic;
    private readonly KruegerSeries _toRectifying;
    private readonly KruegerSeries _toSphere;

    public TransverseMercatorProjection(Ellipsoid ellipsoid, double centralMeridianDegrees, double scale, double falseEastingMetres)
    {
        double n = ellipsoid.ThirdFlattening, n2 = n * n;
        _centralMeridian = centralMeridianDegrees;
        _falseEasting = falseEastingMetres;
        _radius = scale * ellipsoid.SemiMajorAxisMetres / (1 + n) * (1 + n2 * (1.0 / 4 + n2 * (1.0 / 64 + n2 / 256)));
        _toRectifying = KruegerSeries.SphereToRectifying(n);
        _toSphere = KruegerSeries.RectifyingToSphere(n);
        _toConformal = KruegerSeries.GeodeticToConformal(n);
        _toGeodetic = KruegerSeries.ConformalToGeodetic(n);
    }

    /// <summary>Longitude and latitude in degrees to easting and northing in metres.</summary>
    public override void Forward(Span<double> x, Span<double> y)
    {
        for (; x.Length >= Lanes; x = x[Lanes..], y = y[Lanes..])
            Store(ToPlane(Load(x), Load(y)), x, y);
        if (x.Length > 0)
            Padded(x, y, Forward);
    }

    /// <summary>Easting and northing in metres to longitude and latitude in degrees.</summary>
    public override void Inverse(Span<double> x, Span<double> y)
    {
        for (; x.Length >= Lanes; x = x[Lanes..], y = y[Lanes..])
            Store(ToDegrees(Load(x), Load(y)), x, y);
        if (x.Length > 0)
            Padded(x, y, Inverse);
    }

    private (Vector256<double> East, Vector256<double> North) ToPlane(Vector256<double> longitude, Vector256<double> latitude)
    {
        var phi = latitude * DegreesToRadians;
        var (sinPhi, cosPhi) = SinCos(phi);
        var (sinLambda, cosLambda) = SinCos((longitude - Vector256.Create(_centralMeridian)) * DegreesToRadians);

        var (sinSmall, cosSmall) = SinCosOfSmall(_toConformal.Sum(sinPhi, cosPhi));
        var sinChi = sinPhi * cosSmall + cosPhi * sinSmall;
        var cosChi = cosPhi * cosSmall - sinPhi * sinSmall;

        // On the sphere: tanh η' = sin λ cos χ, tan ξ' = tan χ / cos λ; 1 − tanh² η' is written without cancellation.
        var tanh = sinLambda * cosChi;
        var cosBoth = cosChi * cosLambda;
        var coshSquared = Vector256<double>.One / (sinChi * sinChi + cosBoth * cosBoth);
        var (north, east) = _toRectifying.Sum(
            2 * sinChi * cosBoth * coshSquared,
            (cosBoth * cosBoth - sinChi * sinChi) * coshSquared,
            2 * tanh * coshSquared,
            (Vector256<double>.One + tanh * tanh) * coshSquared);

        // ξ' from φ, which it differs little from.
        var xi = phi + ArcTangent((sinChi * cosPhi - cosBoth * sinPhi) / (cosBoth * cosPhi + sinChi * sinPhi));
        return (Vector256.Create(_falseEasting) + _radius * (ArcHyperbolicTangent(tanh) + east), _radius * (xi + north));
    }

    private (Vector256<double> Longitude, Vector256<double> Latitude) ToDegrees(Vector256<double> easting, Vector256<double> northing)
    {
        var perRadius = 1 / _radius;
        var xi = northing * perRadius;
        var (sinXi, cosXi) = SinCos(xi);
        var (sinh, cosh) = SinhCosh((easting - Vector256.Create(_falseEasting)) * perRadius);

        var (north, east) = _toSphere.Sum(
            2 * sinXi * cosXi,
            Vector256<double>.One - 2 * sinXi * sinXi,
            2 * sinh * cosh,
            Vector256<double>.One + 2 * sinh * sinh);
        var (sinNorth, cosNorth) = SinCosOfSmall(north);
        var (sinhEast, coshEast) = SinhCoshOfSmall(east);
        var sinSphere = sinXi * cosNorth + cosXi * sinNorth;
        var cosSphere = cosXi * cosNorth - sinXi * sinNorth;
        var sinhSphere = sinh * coshEast + cosh * sinhEast;
        var coshSphere = cosh * coshEast + sinh * sinhEast;

        // χ from ξ, which it differs little from.
        var perCosh = Vector256<double>.One / coshSphere;
        var sinChi = sinSphere * perCosh;
        var cosChi = Vector256.Sqrt(sinhSphere * sinhSphere + cosSphere * cosSphere) * perCosh;
        var chi = xi + ArcTangent((sinChi * cosXi - cosChi * sinXi) / (cosChi * cosXi + sinChi * sinXi));

        return (
            Vector256.Create(_centralMeridian) + ArcTangent(sinhSphere / cosSphere) * RadiansToDegrees,
            (chi + _toGeodetic.Sum(sinChi, cosChi)) * RadiansToDegrees);
    }

    // The last one to three points, filled up to four with copies of the first.
    private static void Padded(Span<double> x, Span<double> y, CoordinateMap map)
    {
        Span<double> paddedX = stackalloc double[Lanes], paddedY = stackalloc double[Lanes];
        paddedX.Fill(x[0]);
        paddedY.Fill(y[0]);
        x.CopyTo(paddedX);
        y.CopyTo(paddedY);
        map(paddedX, paddedY);
        paddedX[..x.Length].CopyTo(x);
        paddedY[..y.Length].CopyTo(y);
    }

    private static Vector256<double> Load(ReadOnlySpan<double> values) => Vector256.Create(values);

    private static void Store((Vector256<double> X, Vector256<double> Y) points, Span<double> x, Span<double> y)
    {
        points.X.CopyTo(x);
        points.Y.CopyTo(y);
    }
}
