namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// Gauss–Krüger and UTM: the transverse Mercator projection of an ellipsoid, degrees to metres.
/// </summary>
/// <remarks>
/// Krüger's series in the third flattening to the sixth order (L. Krüger 1912; coefficients as tabulated by Engsager and Poder 2007 and
/// C. F. F. Karney 2011, "Transverse Mercator with an accuracy of a few nanometers", eqs. 35 and 36). The truncation error stays under a
/// nanometre within 10° of the central meridian, so rounding is all that remains (some nanometres).
/// The trigonometric functions of the multiple and of the slightly corrected angles are made from one sine and cosine by addition theorems:
/// half the cost, same accuracy.
/// </remarks>
internal sealed class TransverseMercatorProjection : CoordinateOperation
{
    private const double DegreesToRadians = Math.PI / 180;
    private const double RadiansToDegrees = 180 / Math.PI;

    private readonly double _centralMeridian;
    private readonly double _falseEasting;
    private readonly double _radius;
    private readonly Series _toConformal;
    private readonly Series _toGeodetic;
    private readonly Series _toRectifying;
    private readonly Series _toSphere;

    public TransverseMercatorProjection(Ellipsoid ellipsoid, double centralMeridianDegrees, double scale, double falseEastingMetres)
    {
        double n = ellipsoid.ThirdFlattening, n2 = n * n;
        _centralMeridian = centralMeridianDegrees;
        _falseEasting = falseEastingMetres;
        _radius = scale * ellipsoid.SemiMajorAxisMetres / (1 + n) * (1 + n2 * (1.0 / 4 + n2 * (1.0 / 64 + n2 / 256)));
        _toRectifying = new Series(
            n,
            [1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7891.0 / 37800],
            [13.0 / 48, -3.0 / 5, 557.0 / 1440, 281.0 / 630, -1983433.0 / 1935360],
            [61.0 / 240, -103.0 / 140, 15061.0 / 26880, 167603.0 / 181440],
            [49561.0 / 161280, -179.0 / 168, 6601661.0 / 7257600],
            [34729.0 / 80640, -3418889.0 / 1995840],
            [212378941.0 / 319334400]);
        _toSphere = new Series(
            n,
            [-1.0 / 2, 2.0 / 3, -37.0 / 96, 1.0 / 360, 81.0 / 512, -96199.0 / 604800],
            [-1.0 / 48, -1.0 / 15, 437.0 / 1440, -46.0 / 105, 1118711.0 / 3870720],
            [-17.0 / 480, 37.0 / 840, 209.0 / 4480, -5569.0 / 90720],
            [-4397.0 / 161280, 11.0 / 504, 830251.0 / 7257600],
            [-4583.0 / 161280, 108847.0 / 3991680],
            [-20648693.0 / 638668800]);
        _toConformal = new Series(
            n,
            [-2, 2.0 / 3, 4.0 / 3, -82.0 / 45, 32.0 / 45, 4642.0 / 4725],
            [5.0 / 3, -16.0 / 15, -13.0 / 9, 904.0 / 315, -1522.0 / 945],
            [-26.0 / 15, 34.0 / 21, 8.0 / 5, -12686.0 / 2835],
            [1237.0 / 630, -12.0 / 5, -24832.0 / 14175],
            [-734.0 / 315, 109598.0 / 31185],
            [444337.0 / 155925]);
        _toGeodetic = new Series(
            n,
            [2, -2.0 / 3, -2, 116.0 / 45, 26.0 / 45, -2854.0 / 675],
            [7.0 / 3, -8.0 / 5, -227.0 / 45, 2704.0 / 315, 2323.0 / 945],
            [56.0 / 15, -136.0 / 35, -1262.0 / 105, 73814.0 / 2835],
            [4279.0 / 630, -332.0 / 35, -399572.0 / 14175],
            [4174.0 / 315, -144838.0 / 6237],
            [601676.0 / 22275]);
    }

    /// <summary>Longitude and latitude in degrees to easting and northing in metres.</summary>
    public override void Forward(Span<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var (sinLatitude, cosLatitude) = Math.SinCos(y[i] * DegreesToRadians);
            var (sinLongitude, cosLongitude) = Math.SinCos((x[i] - _centralMeridian) * DegreesToRadians);

            var correction = _toConformal.Sum(2 * sinLatitude * cosLatitude, 1 - 2 * sinLatitude * sinLatitude);
            var (sinSmall, cosSmall) = SinCosOfSmall(correction);
            var sinConformal = sinLatitude * cosSmall + cosLatitude * sinSmall;
            var cosConformal = cosLatitude * cosSmall - sinLatitude * sinSmall;

            // On the sphere: tanh η' = sin λ cos χ, tan ξ' = tan χ / cos λ; 1 − tanh² η' is written without cancellation.
            var tanh = sinLongitude * cosConformal;
            var cosBoth = cosConformal * cosLongitude;
            var coshSquared = 1 / (sinConformal * sinConformal + cosBoth * cosBoth);
            var (north, east) = _toRectifying.Sum(
                2 * sinConformal * cosBoth * coshSquared,
                (cosBoth * cosBoth - sinConformal * sinConformal) * coshSquared,
                2 * tanh * coshSquared,
                (1 + tanh * tanh) * coshSquared);

            x[i] = _falseEasting + _radius * (Math.Atanh(tanh) + east);
            y[i] = _radius * (Math.Atan2(sinConformal, cosBoth) + north);
        }
    }

    /// <summary>Easting and northing in metres to longitude and latitude in degrees.</summary>
    public override void Inverse(Span<double> x, Span<double> y)
    {
        var perRadius = 1 / _radius;
        for (var i = 0; i < x.Length; i++)
        {
            var xi = y[i] * perRadius;
            var eta = (x[i] - _falseEasting) * perRadius;
            var (sinXi, cosXi) = Math.SinCos(xi);
            var exp = Math.Exp(eta);
            var perExp = 1 / exp;
            var sinh = (exp - perExp) / 2;
            var cosh = (exp + perExp) / 2;

            var (north, east) = _toSphere.Sum(2 * sinXi * cosXi, 1 - 2 * sinXi * sinXi, 2 * sinh * cosh, 1 + 2 * sinh * sinh);
            var (sinNorth, cosNorth) = SinCosOfSmall(north);
            var (sinhEast, coshEast) = SinhCoshOfSmall(east);
            var sinSphere = sinXi * cosNorth + cosXi * sinNorth;
            var cosSphere = cosXi * cosNorth - sinXi * sinNorth;
            var sinhSphere = sinh * coshEast + cosh * sinhEast;
            var coshSphere = cosh * coshEast + sinh * sinhEast;

            var perCosh = 1 / coshSphere;
            var sinConformal = sinSphere * perCosh;
            var cosConformal = Math.Sqrt(sinhSphere * sinhSphere + cosSphere * cosSphere) * perCosh;
            var correction = _toGeodetic.Sum(2 * sinConformal * cosConformal, 1 - 2 * sinConformal * sinConformal);

            x[i] = _centralMeridian + Math.Atan(sinhSphere / cosSphere) * RadiansToDegrees;
            y[i] = (Math.Atan(sinConformal / cosConformal) + correction) * RadiansToDegrees;
        }
    }

    // The corrections are at most some 4e-3 rad: Taylor's series to the seventh order is exact in double precision.
    private static (double Sin, double Cos) SinCosOfSmall(double angle)
    {
        var square = angle * angle;
        return (angle * (1 - square * (1.0 / 6 - square * (1.0 / 120 - square / 5040))), 1 - square * (0.5 - square * (1.0 / 24 - square / 720)));
    }

    private static (double Sinh, double Cosh) SinhCoshOfSmall(double angle)
    {
        var square = angle * angle;
        return (angle * (1 + square * (1.0 / 6 + square * (1.0 / 120 + square / 5040))), 1 + square * (0.5 + square * (1.0 / 24 + square / 720)));
    }

    /// <summary>Σ c_j sin 2jθ, j = 1…6, for a real or complex angle θ, by Clenshaw's recurrence.</summary>
    private readonly struct Series
    {
        private readonly double _c1;
        private readonly double _c2;
        private readonly double _c3;
        private readonly double _c4;
        private readonly double _c5;
        private readonly double _c6;

        /// <summary>Each row holds the coefficients of nʲ, nʲ⁺¹, … of one c_j.</summary>
        public Series(double n, params double[][] rows)
        {
            var c = new double[rows.Length];
            for (var j = 0; j < rows.Length; j++)
            {
                for (var k = rows[j].Length - 1; k >= 0; k--)
                    c[j] = c[j] * n + rows[j][k];
                c[j] *= Math.Pow(n, j + 1);
            }

            (_c1, _c2, _c3, _c4, _c5, _c6) = (c[0], c[1], c[2], c[3], c[4], c[5]);
        }

        public double Sum(double sin2, double cos2)
        {
            var a = 2 * cos2;
            var b5 = _c5 + a * _c6;
            var b4 = _c4 + a * b5 - _c6;
            var b3 = _c3 + a * b4 - b5;
            var b2 = _c2 + a * b3 - b4;
            var b1 = _c1 + a * b2 - b3;
            return sin2 * b1;
        }

        /// <summary>The sum at ξ + iη: its real and imaginary part.</summary>
        public (double Real, double Imaginary) Sum(double sin2Xi, double cos2Xi, double sinh2Eta, double cosh2Eta)
        {
            // 2 cos 2ζ = re + i·im, sin 2ζ likewise, for ζ = ξ + iη.
            var re = 2 * cos2Xi * cosh2Eta;
            var im = -2 * sin2Xi * sinh2Eta;
            double r5 = _c5 + re * _c6, i5 = im * _c6;
            double r4 = _c4 + re * r5 - im * i5 - _c6, i4 = re * i5 + im * r5;
            double r3 = _c3 + re * r4 - im * i4 - r5, i3 = re * i4 + im * r4 - i5;
            double r2 = _c2 + re * r3 - im * i3 - r4, i2 = re * i3 + im * r3 - i4;
            double r1 = _c1 + re * r2 - im * i2 - r3, i1 = re * i2 + im * r2 - i3;
            double sinRe = sin2Xi * cosh2Eta, sinIm = cos2Xi * sinh2Eta;
            return (sinRe * r1 - sinIm * i1, sinRe * i1 + sinIm * r1);
        }
    }
}
