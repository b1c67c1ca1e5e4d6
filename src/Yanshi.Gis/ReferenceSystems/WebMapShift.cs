namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// The offsets of Chinese web maps: GCJ-02 (火星坐标) and, on top of it, Baidu's BD-09. Longitude and latitude in degrees. Thread-safe.
/// </summary>
/// <remarks>
/// Neither offset is published; these are the polynomials in general public use, which reproduce the maps to about a metre inside
/// China. So the result is a preview at best, and the inverse is used only when the user says that the coordinates are GCJ02 or BD09.
/// The inverse iterates until the forward offset of its result returns the input (under 1e-11°).
/// </remarks>
public static class WebMapShift
{
    private const double SemiMajorAxis = 6378245;
    private const double EccentricitySquared = 0.00669342162296594323;
    private const double BaiduAngle = Math.PI * 3000 / 180;

    /// <summary>True coordinates (CGCS2000, WGS 84) to GCJ-02. Outside 72.004–137.8347° E, 0.8293–55.8271° N there is no offset.</summary>
    public static (double LongitudeDegrees, double LatitudeDegrees) ToGcj02(double longitudeDegrees, double latitudeDegrees)
    {
        if (longitudeDegrees is < 72.004 or > 137.8347 || latitudeDegrees is < 0.8293 or > 55.8271)
            return (longitudeDegrees, latitudeDegrees);

        double x = longitudeDegrees - 105, y = latitudeDegrees - 35;
        var root = Math.Sqrt(Math.Abs(x));
        var common = (20 * Math.Sin(6 * x * Math.PI) + 20 * Math.Sin(2 * x * Math.PI)) * 2 / 3;
        var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
            + (20 * Math.Sin(y * Math.PI) + 40 * Math.Sin(y / 3 * Math.PI)) * 2 / 3
            + (160 * Math.Sin(y / 12 * Math.PI) + 320 * Math.Sin(y * Math.PI / 30)) * 2 / 3;
        var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
            + (20 * Math.Sin(x * Math.PI) + 40 * Math.Sin(x / 3 * Math.PI)) * 2 / 3
            + (150 * Math.Sin(x / 12 * Math.PI) + 300 * Math.Sin(x / 30 * Math.PI)) * 2 / 3;

        // Metres to degrees on the ellipsoid of the formula.
        var (sin, cos) = Math.SinCos(latitudeDegrees / 180 * Math.PI);
        var w = 1 - EccentricitySquared * sin * sin;
        var meridian = SemiMajorAxis * (1 - EccentricitySquared) / (w * Math.Sqrt(w));
        var parallel = SemiMajorAxis / Math.Sqrt(w) * cos;
        return (longitudeDegrees + east / parallel * (180 / Math.PI), latitudeDegrees + north / meridian * (180 / Math.PI));
    }

    /// <summary>GCJ-02 to true coordinates.</summary>
    public static (double LongitudeDegrees, double LatitudeDegrees) FromGcj02(double longitudeDegrees, double latitudeDegrees) =>
        Invert(ToGcj02, longitudeDegrees, latitudeDegrees);

    /// <summary>True coordinates (CGCS2000, WGS 84) to BD-09.</summary>
    public static (double LongitudeDegrees, double LatitudeDegrees) ToBd09(double longitudeDegrees, double latitudeDegrees)
    {
        var (x, y) = ToGcj02(longitudeDegrees, latitudeDegrees);
        var radius = Math.Sqrt(x * x + y * y) + 0.00002 * Math.Sin(y * BaiduAngle);
        var (sin, cos) = Math.SinCos(Math.Atan2(y, x) + 0.000003 * Math.Cos(x * BaiduAngle));
        return (radius * cos + 0.0065, radius * sin + 0.006);
    }

    /// <summary>BD-09 to true coordinates.</summary>
    public static (double LongitudeDegrees, double LatitudeDegrees) FromBd09(double longitudeDegrees, double latitudeDegrees) =>
        Invert(ToBd09, longitudeDegrees, latitudeDegrees);

    /// <summary>How far the web maps move a point, metres on the ground: what tells a shifted drawing from a right one.</summary>
    /// <param name="longitudeDegrees">True longitude, degrees.</param>
    /// <param name="latitudeDegrees">True latitude, degrees.</param>
    public static WebMapOffset Describe(double longitudeDegrees, double latitudeDegrees)
    {
        var gcj = ToGcj02(longitudeDegrees, latitudeDegrees);
        var bd = ToBd09(longitudeDegrees, latitudeDegrees);
        var (sin, cos) = Math.SinCos(latitudeDegrees / 180 * Math.PI);
        var ellipsoid = Ellipsoid.Cgcs2000;
        var w = 1 - ellipsoid.EccentricitySquared * sin * sin;
        var metresPerDegreeNorth = ellipsoid.SemiMajorAxisMetres * (1 - ellipsoid.EccentricitySquared) / (w * Math.Sqrt(w)) * Math.PI / 180;
        var metresPerDegreeEast = ellipsoid.SemiMajorAxisMetres / Math.Sqrt(w) * cos * Math.PI / 180;
        return new WebMapOffset(
            (gcj.LongitudeDegrees - longitudeDegrees) * metresPerDegreeEast,
            (gcj.LatitudeDegrees - latitudeDegrees) * metresPerDegreeNorth,
            (bd.LongitudeDegrees - longitudeDegrees) * metresPerDegreeEast,
            (bd.LatitudeDegrees - latitudeDegrees) * metresPerDegreeNorth);
    }

    private static (double LongitudeDegrees, double LatitudeDegrees) Invert(
        Func<double, double, (double LongitudeDegrees, double LatitudeDegrees)> forward,
        double longitudeDegrees,
        double latitudeDegrees)
    {
        // The offset changes by some 1e-3 of the distance moved, so each round wins three digits.
        double x = longitudeDegrees, y = latitudeDegrees;
        for (var round = 0; round < 20; round++)
        {
            var (shiftedX, shiftedY) = forward(x, y);
            double dx = longitudeDegrees - shiftedX, dy = latitudeDegrees - shiftedY;
            x += dx;
            y += dy;
            if (Math.Abs(dx) < 1e-13 && Math.Abs(dy) < 1e-13)
                break;
        }

        return (x, y);
    }
}

/// <summary>How far web maps move one point, metres on the ground, positive east and north.</summary>
/// <param name="Gcj02EastMetres">GCJ-02, to the east.</param>
/// <param name="Gcj02NorthMetres">GCJ-02, to the north.</param>
/// <param name="Bd09EastMetres">BD-09, to the east, counted from the true point.</param>
/// <param name="Bd09NorthMetres">BD-09, to the north, counted from the true point.</param>
public readonly record struct WebMapOffset(double Gcj02EastMetres, double Gcj02NorthMetres, double Bd09EastMetres, double Bd09NorthMetres);

/// <summary>The offset of a web map as an operation on degrees: forward is away from the truth.</summary>
internal sealed class WebMapOperation(CrsDatum datum) : CoordinateOperation
{
    public override void Forward(Span<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
            (x[i], y[i]) = datum == CrsDatum.Gcj02 ? WebMapShift.ToGcj02(x[i], y[i]) : WebMapShift.ToBd09(x[i], y[i]);
    }

    public override void Inverse(Span<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
            (x[i], y[i]) = datum == CrsDatum.Gcj02 ? WebMapShift.FromGcj02(x[i], y[i]) : WebMapShift.FromBd09(x[i], y[i]);
    }
}
