using System.Collections.Concurrent;
using System.Globalization;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// Takes coordinates from one reference system to another. Immutable, thread-safe. One input gives the same bits wherever it stands in a
/// span, so vertices shared by neighbours stay shared.
/// </summary>
/// <remarks>
/// CGCS2000 and WGS 84 are taken as one datum (sub-metre). Xi'an 80 and Beijing 54 need the user's <see cref="DatumShift"/>.
/// Projections are ProjNET's. Against PROJ they agree to 0.1 mm within 4.5° of the central meridian, to 0.3 mm within 6°, the
/// neighbouring zones' reach, and to 2 mm at 8°, beyond which transforms refuse.
/// </remarks>
public sealed class CrsTransform
{
    // Numbers further from their central meridian are mistakes, not data, and the projection's series lose millimetres from here on.
    private const double MeridianReachDegrees = 8;
    private const double EastingReachMetres = 900_000;
    private const double NorthingReachMetres = 10_000_000;

    // Of the catalogue's systems there are few, and to make a projection takes longer than to project a site.
    private static readonly ConcurrentDictionary<(Crs Source, Crs Target), CrsTransform> Made = new();

    private readonly (CoordinateOperation Operation, bool Forward)[] _steps;
    private readonly double _eastingOffset;

    private CrsTransform(Crs source, Crs target, (CoordinateOperation, bool)[] steps, double eastingOffset)
    {
        Source = source;
        Target = target;
        _steps = steps;
        _eastingOffset = eastingOffset;
    }

    /// <summary>The system of the input.</summary>
    public Crs Source { get; }

    /// <summary>The system of the output.</summary>
    public Crs Target { get; }

    /// <summary>The transform from one system to another.</summary>
    /// <param name="source">The system of the input.</param>
    /// <param name="target">The system of the output.</param>
    /// <param name="shift">The user's parameters from the old datum of one of the two to CGCS2000; not used when neither needs it.</param>
    /// <exception cref="InputRefusedException"><c>crs.datum-not-supported</c>: a system on Xi'an 80 or Beijing 54 without parameters.</exception>
    /// <exception cref="ArgumentException">Source and target lie on two different old datums, for which one shift cannot serve.</exception>
    public static CrsTransform Between(Crs source, Crs target, DatumShift? shift = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        return shift is null ? Made.GetOrAdd((source, target), static pair => Make(pair.Source, pair.Target, shift: null)) : Make(source, target, shift);
    }

    private static CrsTransform Make(Crs source, Crs target, DatumShift? shift)
    {
        if (source.SharesPlaneWith(target))
            return new CrsTransform(source, target, [], target.FalseEastingMetres - source.FalseEastingMetres);

        var steps = new List<(CoordinateOperation, bool)>();
        if (ProjectionOf(source) is { } fromPlane)
            steps.Add((fromPlane, false));
        if (source.Datum != target.Datum)
        {
            if (source.NeedsDatumShift && target.NeedsDatumShift)
                throw new ArgumentException($"{source} and {target} lie on two old datums; go through CGCS2000.", nameof(target));
            if (DatumOperationOf(source, shift) is { } fromDatum)
                steps.Add((fromDatum, false));
            if (DatumOperationOf(target, shift) is { } toDatum)
                steps.Add((toDatum, true));
        }

        if (ProjectionOf(target) is { } toPlane)
            steps.Add((toPlane, true));
        return new CrsTransform(source, target, [.. steps], 0);
    }

    /// <summary>Transforms coordinates in place: X east or longitude, Y north or latitude.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="InputRefusedException">
    /// <c>crs.outside-domain</c>: a coordinate is NaN, infinite or outside what its system can mean. The spans' contents are then undefined.
    /// </exception>
    public void Transform(Span<double> x, Span<double> y)
    {
        if (x.Length != y.Length)
            throw new ArgumentException("X and Y must have the same length.", nameof(y));
        RequireDomain(Source, x, y);
        if (_eastingOffset != 0)
        {
            for (var i = 0; i < x.Length; i++)
                x[i] += _eastingOffset;
        }

        foreach (var (operation, forward) in _steps)
        {
            if (forward)
            {
                if (operation is MapProjection)
                    RequireMeridian(Target, x, y);
                operation.Forward(x, y);
            }
            else
            {
                operation.Inverse(x, y);
                if (operation is MapProjection)
                    RequireMeridian(Source, x, y);
            }
        }

        RequireDomain(Target, x, y);
    }

    /// <summary>Transforms one coordinate; a new one is returned, without Z and M.</summary>
    /// <exception cref="InputRefusedException">As <see cref="Transform(Span{double}, Span{double})"/>.</exception>
    public Coordinate Transform(Coordinate coordinate)
    {
        ArgumentNullException.ThrowIfNull(coordinate);
        double x = coordinate.X, y = coordinate.Y;
        Transform(new Span<double>(ref x), new Span<double>(ref y));
        return new Coordinate(x, y);
    }

    private static MapProjection? ProjectionOf(Crs crs) => crs.Kind switch
    {
        CrsKind.Geographic => null,
        CrsKind.WebMercator => MapProjection.WebMercator(),
        _ => MapProjection.TransverseMercator(
            EllipsoidOf(crs.Datum),
            crs.CentralMeridianDegrees!.Value,
            crs.ScaleOnCentralMeridian,
            crs.FalseEastingMetres),
    };

    private static Ellipsoid EllipsoidOf(CrsDatum datum) => datum switch
    {
        CrsDatum.Xian80 => Ellipsoid.Xian80,
        CrsDatum.Beijing54 => Ellipsoid.Krassowsky,
        CrsDatum.Wgs84 => Ellipsoid.Wgs84,
        _ => Ellipsoid.Cgcs2000,
    };

    private static CoordinateOperation? DatumOperationOf(Crs crs, DatumShift? shift) => crs.Datum switch
    {
        CrsDatum.Xian80 or CrsDatum.Beijing54 => (shift ?? throw DatumRefusal($"坐标系 {crs.Code}（{crs.ChineseName}）", $"{crs.Code} ({crs.EnglishName})", where: null))
            .OperationFor(crs.Datum),
        CrsDatum.Gcj02 or CrsDatum.Bd09 => new WebMapOperation(crs.Datum),
        _ => null,
    };

    /// <summary>Refuses an old datum; the names say what was met, in words of the caller.</summary>
    internal static InputRefusedException DatumRefusal(string chineseName, string englishName, string? where) => new(
        "crs.datum-not-supported",
        where,
        $"{chineseName}：与2000国家大地坐标系之间没有可信的公开转换参数，直接套用误差可达百米。请提供转换到2000国家大地坐标系的成果，或给出三参数/七参数。",
        $"{englishName}: there are no trustworthy public parameters to CGCS2000, and taking one for the other errs by up to a hundred metres. "
        + "Supply the data in CGCS2000, or give your own three or seven shift parameters.");

    /// <summary>Refuses what is no longitude and latitude, NaN included.</summary>
    internal static void RequireDegrees(ReadOnlySpan<double> longitude, ReadOnlySpan<double> latitude)
    {
        if (longitude.Length != latitude.Length)
            throw new ArgumentException("X and Y must have the same length.", nameof(latitude));
        RequireDomain(Crs.Cgcs2000, longitude, latitude);
    }

    private static void RequireMeridian(Crs zone, ReadOnlySpan<double> longitude, ReadOnlySpan<double> latitude)
    {
        if (zone.CentralMeridianDegrees is not { } meridian)
            return;
        for (var i = 0; i < longitude.Length; i++)
        {
            if (!(Math.Abs(longitude[i] - meridian) <= MeridianReachDegrees))
                throw Outside(zone, longitude[i], latitude[i]);
        }
    }

    private static void RequireDomain(Crs crs, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (centreX, reachX, reachY) = DomainOf(crs);
        for (var i = 0; i < x.Length; i++)
        {
            // Written so that NaN fails.
            if (!(Math.Abs(x[i] - centreX) <= reachX && Math.Abs(y[i]) <= reachY))
                throw Outside(crs, x[i], y[i]);
        }
    }

    private static (double CentreX, double ReachX, double ReachY) DomainOf(Crs crs) => crs.Kind switch
    {
        CrsKind.Geographic => (0, 180, 90),
        // A hair over the edge, where 180° lands.
        CrsKind.WebMercator => (0, MapProjection.WebMercatorEdgeMetres + 1e-6, 2 * MapProjection.WebMercatorEdgeMetres),
        _ => (crs.FalseEastingMetres, EastingReachMetres, NorthingReachMetres),
    };

    private static InputRefusedException Outside(Crs crs, double x, double y) => new(
        "crs.outside-domain",
        string.Create(CultureInfo.InvariantCulture, $"({x}, {y})"),
        $"该坐标在 {crs.Code}（{crs.ChineseName}）中没有意义。请检查坐标系、坐标次序和单位。",
        $"The coordinate means nothing in {crs.Code} ({crs.EnglishName}). Check the reference system, the order of the columns and the unit.");
}
