using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// The user's own parameters from Xi'an 80 or Beijing 54 to CGCS2000: three translations, or these with three rotations and a scale.
/// Immutable, thread-safe.
/// </summary>
/// <remarks>
/// <para>Such parameters are secret survey material: they are never printed, logged, stored or put into a message; only
/// <see cref="Fingerprint"/> is.</para>
/// <para>Convention: the Bursa model of Chinese survey practice, in EPSG's terms the coordinate-frame rotation (method 9607): with
/// translations T, scale m and rotations r, <c>X' = T + (1 + m)(X + rz·Y − ry·Z)</c> and so on in turn. Parameters given for the
/// position-vector convention (method 9606, PROJ's <c>+towgs84</c>) need the signs of their three rotations turned.</para>
/// <para>Heights are not known in plane data and are taken as zero on the source's ellipsoid; the effect on position is millimetres.</para>
/// </remarks>
public sealed class DatumShift
{
    private const double ArcSecondsToRadians = Math.PI / 180 / 3600;

    private readonly double _dx;
    private readonly double _dy;
    private readonly double _dz;
    private readonly double _rx;
    private readonly double _ry;
    private readonly double _rz;
    private readonly double _scale;

    private DatumShift(ReadOnlySpan<double> parameters)
    {
        (_dx, _dy, _dz) = (parameters[0], parameters[1], parameters[2]);
        if (parameters.Length == 7)
        {
            (_rx, _ry, _rz) = (parameters[3] * ArcSecondsToRadians, parameters[4] * ArcSecondsToRadians, parameters[5] * ArcSecondsToRadians);
            _scale = parameters[6] * 1e-6;
        }

        var canonical = string.Join(',', parameters.ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        Fingerprint = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(canonical)).AsSpan(0, 8));
    }

    /// <summary>Sixteen hexadecimal digits that tell two sets of parameters apart without telling them.</summary>
    public string Fingerprint { get; }

    /// <summary>
    /// Reads <c>dx,dy,dz</c> or <c>dx,dy,dz,rx,ry,rz,ppm</c>: metres, arc-seconds, parts per million; the decimal sign is a point.
    /// </summary>
    /// <exception cref="InputRefusedException">
    /// <c>crs.datum-shift</c>: not three or seven numbers, all zero (which would say that the datums are equal), or beyond 2,000 m, 60″ or
    /// 200 ppm. The message does not repeat the text.
    /// </exception>
    public static DatumShift Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length is not (3 or 7))
        {
            throw Refuse(
                $"读到 {parts.Length} 个参数，应为 3 个（dx,dy,dz）或 7 个（dx,dy,dz,rx,ry,rz,ppm）",
                $"found {parts.Length} parameters where 3 (dx,dy,dz) or 7 (dx,dy,dz,rx,ry,rz,ppm) are needed");
        }

        Span<double> values = stackalloc double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]) || !double.IsFinite(values[i]))
                throw Refuse($"第 {i + 1} 个参数不是数字", $"parameter {i + 1} is not a number");
            if (Math.Abs(values[i]) > LargestAllowed(i))
            {
                throw Refuse(
                    $"第 {i + 1} 个参数超出范围（平移 2000 米、旋转 60 秒、尺度 200 ppm）",
                    $"parameter {i + 1} is out of range (translations 2000 m, rotations 60 arc-seconds, scale 200 ppm)");
            }
        }

        if (values.IndexOfAnyExcept(0.0) < 0)
            throw Refuse("全部为零，等于说两个基准相同", "all are zero, which would say that the datums are equal");
        return new DatumShift(values);
    }

    /// <summary>Says that parameters were given, and which, without telling them.</summary>
    public override string ToString() => $"DatumShift {Fingerprint}";

    /// <summary>The shift as an operation on degrees; forward is from CGCS2000 to the old datum, as a projection is away from the common ground.</summary>
    internal CoordinateOperation OperationFor(CrsDatum oldDatum) =>
        new Operation(this, oldDatum == CrsDatum.Xian80 ? Ellipsoid.Xian80 : Ellipsoid.Krassowsky);

    private static double LargestAllowed(int index) => index switch { < 3 => 2000, < 6 => 60, _ => 200 };

    private static InputRefusedException Refuse(string chinese, string english) => new(
        "crs.datum-shift",
        where: null,
        $"转换参数无法使用：{chinese}。单位：米、角秒、ppm；布尔沙模型（坐标框架旋转）。",
        $"The shift parameters cannot be used: {english}. Units: metres, arc-seconds, ppm; Bursa model (coordinate-frame rotation).");

    private (double Longitude, double Latitude) ToCgcs2000(Ellipsoid source, double longitudeDegrees, double latitudeDegrees)
    {
        var (x, y, z) = Geocentric(source, longitudeDegrees, latitudeDegrees);
        var m = 1 + _scale;
        return Geographic(
            Ellipsoid.Cgcs2000,
            _dx + m * (x + _rz * y - _ry * z),
            _dy + m * (y - _rz * x + _rx * z),
            _dz + m * (z + _ry * x - _rx * y));
    }

    private static (double X, double Y, double Z) Geocentric(Ellipsoid ellipsoid, double longitudeDegrees, double latitudeDegrees)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(latitudeDegrees * Math.PI / 180);
        var (sinLongitude, cosLongitude) = Math.SinCos(longitudeDegrees * Math.PI / 180);
        var e2 = ellipsoid.EccentricitySquared;
        var normal = ellipsoid.SemiMajorAxisMetres / Math.Sqrt(1 - e2 * sinLatitude * sinLatitude);
        return (normal * cosLatitude * cosLongitude, normal * cosLatitude * sinLongitude, normal * (1 - e2) * sinLatitude);
    }

    // Bowring's formula with its parametric latitude improved until it stands still: two rounds for points near the ellipsoid.
    private static (double Longitude, double Latitude) Geographic(Ellipsoid ellipsoid, double x, double y, double z)
    {
        double a = ellipsoid.SemiMajorAxisMetres, b = ellipsoid.SemiMinorAxisMetres, e2 = ellipsoid.EccentricitySquared;
        var radius = Math.Sqrt(x * x + y * y);
        var parametric = Math.Atan2(a * z, b * radius);
        var latitude = 0.0;
        for (var round = 0; round < 5; round++)
        {
            var (sin, cos) = Math.SinCos(parametric);
            latitude = Math.Atan2(z + e2 / (1 - e2) * b * sin * sin * sin, radius - e2 * a * cos * cos * cos);
            parametric = Math.Atan2(b * Math.Sin(latitude), a * Math.Cos(latitude));
        }

        return (Math.Atan2(y, x) * 180 / Math.PI, latitude * 180 / Math.PI);
    }

    private sealed class Operation(DatumShift shift, Ellipsoid oldEllipsoid) : CoordinateOperation
    {
        // No closed inverse exists with heights left out; the shift varies slowly, so a few rounds reach the last digits.
        public override void Forward(Span<double> x, Span<double> y)
        {
            for (var i = 0; i < x.Length; i++)
            {
                double longitude = x[i], latitude = y[i];
                for (var round = 0; round < 6; round++)
                {
                    var (shiftedLongitude, shiftedLatitude) = shift.ToCgcs2000(oldEllipsoid, longitude, latitude);
                    longitude += x[i] - shiftedLongitude;
                    latitude += y[i] - shiftedLatitude;
                }

                (x[i], y[i]) = (longitude, latitude);
            }
        }

        public override void Inverse(Span<double> x, Span<double> y)
        {
            for (var i = 0; i < x.Length; i++)
                (x[i], y[i]) = shift.ToCgcs2000(oldEllipsoid, x[i], y[i]);
        }
    }
}
