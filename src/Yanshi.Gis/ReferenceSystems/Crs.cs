namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// A coordinate reference system that this program knows. Immutable, thread-safe, equal by <see cref="Code"/>.
/// </summary>
/// <remarks>
/// Coordinates are X east (or longitude), Y north (or latitude) everywhere in this program, whatever order EPSG gives the axes of a code:
/// numbers in another order are turned once, by <see cref="CrsReading.ToEastNorth(Span{double}, Span{double})"/>, when they are read.
/// </remarks>
public sealed class Crs : IEquatable<Crs>
{
    internal Crs(string code, CrsKind kind, CrsDatum datum, string chineseName, string englishName)
    {
        Code = code;
        Kind = kind;
        Datum = datum;
        ChineseName = chineseName;
        EnglishName = englishName;
    }

    /// <summary>The code as records print it: <c>EPSG:4526</c>, <c>CRS84</c>, <c>GCJ02</c>, <c>BD09</c>.</summary>
    public string Code { get; }

    /// <summary>The name in Chinese.</summary>
    public string ChineseName { get; }

    /// <summary>The name in English.</summary>
    public string EnglishName { get; }

    /// <summary>What the two numbers are.</summary>
    public CrsKind Kind { get; }

    /// <summary>The datum.</summary>
    public CrsDatum Datum { get; }

    /// <summary>The central meridian of a projected zone, degrees east; null for geographic systems and web Mercator.</summary>
    public double? CentralMeridianDegrees { get; internal init; }

    /// <summary>The number of the zone in its own division (3° or 6° Gauss–Krüger, UTM); null where there is none.</summary>
    public int? Zone { get; internal init; }

    /// <summary>The width of the zone's division: 3 or 6; null where there is none.</summary>
    public int? ZoneWidthDegrees { get; internal init; }

    /// <summary>Whether eastings begin with the zone number (38 389 077 rather than 389 077).</summary>
    public bool ZoneInEasting { get; internal init; }

    /// <summary>
    /// Whether coordinates come from a web map: GCJ-02 and BD-09, and web Mercator, whose datum on Chinese maps cannot be told. Such
    /// coordinates never carry a formal answer.
    /// </summary>
    public bool IsWebMap => Datum is CrsDatum.Gcj02 or CrsDatum.Bd09 || Kind is CrsKind.WebMercator;

    /// <summary>Whether the coordinates are in a plane, metres.</summary>
    public bool IsProjected => Kind is not CrsKind.Geographic;

    /// <summary>Whether the datum can be used only with the user's own shift parameters.</summary>
    public bool NeedsDatumShift => Datum is CrsDatum.Xian80 or CrsDatum.Beijing54;

    /// <summary>
    /// The order EPSG (or OGC) gives the axes. Only for telling users and other programs; coordinates in this program are always east first.
    /// </summary>
    public AxisOrder AuthorityAxisOrder =>
        Code is "CRS84" or "GCJ02" or "BD09" || Kind is CrsKind.WebMercator or CrsKind.UniversalTransverseMercator
            ? AxisOrder.EastNorth
            : AxisOrder.NorthEast;

    internal double FalseEastingMetres => ZoneInEasting ? Zone!.Value * 1e6 + 500_000 : 500_000;

    internal double ScaleOnCentralMeridian => Kind is CrsKind.UniversalTransverseMercator ? 0.9996 : 1;

    /// <summary>CGCS2000, longitude and latitude in degrees (EPSG:4490).</summary>
    public static Crs Cgcs2000 => CrsCatalogue.Cgcs2000;

    /// <summary>WGS 84, longitude and latitude in degrees: the system of RFC 7946 GeoJSON.</summary>
    public static Crs Crs84 => CrsCatalogue.Crs84;

    /// <summary>
    /// The system of a code: <c>EPSG:4526</c>, <c>4526</c>, <c>CRS84</c>, <c>OGC:CRS84</c>, <c>urn:ogc:def:crs:EPSG::4526</c>,
    /// <c>GCJ02</c>, <c>BD09</c>; upper or lower case.
    /// </summary>
    /// <exception cref="InputRefusedException"><c>crs.unknown</c>: the code is not among the supported ones, which the message lists.</exception>
    public static Crs Get(string code) => Find(code) ?? throw Unknown(code, where: null);

    /// <summary>As <see cref="Get"/>, but null for a code that is not supported.</summary>
    public static Crs? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return CrsCatalogue.Find(code);
    }

    /// <summary>The CGCS2000 Gauss–Krüger system of a zone.</summary>
    /// <param name="zoneWidthDegrees">3 or 6.</param>
    /// <param name="zone">25–45 for 3° zones (central meridian 3° × zone), 13–23 for 6° zones (central meridian 6° × zone − 3°).</param>
    /// <param name="zoneInEasting">Whether eastings begin with the zone number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or the zone is not one of these.</exception>
    public static Crs GaussKruger(int zoneWidthDegrees, int zone, bool zoneInEasting) =>
        CrsCatalogue.FindGaussKruger(CrsDatum.Cgcs2000, zoneWidthDegrees, zone, zoneInEasting)
        ?? throw new ArgumentOutOfRangeException(
            nameof(zone),
            $"{zoneWidthDegrees}° zone {zone} is no CGCS2000 zone: 3° zones run from 25 to 45, 6° zones from 13 to 23.");

    /// <summary>
    /// The plane in which plane areas, distances and legal buffers near a meridian are measured: the CGCS2000 3° Gauss–Krüger zone that
    /// contains it, zone number not in the easting (EPSG:4547 at 112.8° E). A meridian on the edge between two zones takes the eastern one. Outside of
    /// China's zones, 73.5° E to 136.5° E, it is the UTM zone: there is no code for a Gauss–Krüger one.
    /// </summary>
    /// <param name="longitudeDegrees">Degrees east, -180 to 180.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no longitude.</exception>
    public static Crs PlaneZoneAt(double longitudeDegrees)
    {
        if (!(Math.Abs(longitudeDegrees) <= 180))
            throw new ArgumentOutOfRangeException(nameof(longitudeDegrees), longitudeDegrees, "Longitudes run from -180 to 180 degrees.");
        var zone = (int)Math.Floor((longitudeDegrees + 1.5) / 3);
        return zone is >= CrsCatalogue.First3DegreeZone and <= CrsCatalogue.Last3DegreeZone
            ? GaussKruger(3, zone, zoneInEasting: false)
            : CrsCatalogue.UniversalTransverseMercator(Math.Min((int)Math.Floor((longitudeDegrees + 180) / 6) + CrsCatalogue.FirstUtmZone, CrsCatalogue.LastUtmZone));
    }

    /// <summary>Whether the other system has the same code.</summary>
    public bool Equals(Crs? other) => other is not null && string.Equals(Code, other.Code, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Crs);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    /// <summary>
    /// Whether the two systems share datum and projection and differ at most in the number added to eastings: 3° zone 37 and 6° zone 19
    /// without their prefixes, or one zone with and without it. Straight edges in one are straight in the other.
    /// </summary>
    internal bool SharesPlaneWith(Crs other) =>
        Datum == other.Datum && Kind == other.Kind && IsProjected && Nullable.Equals(CentralMeridianDegrees, other.CentralMeridianDegrees);

    /// <summary>
    /// Whether the same numbers mean the same place in both systems, up to the datum's sub-metre difference: one zone of the 3° and the 6° division
    /// without its prefix, longitude and latitude on CGCS2000 and on WGS 84.
    /// </summary>
    public bool SharesNumbersWith(Crs other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Equals(other)
            || (Kind == CrsKind.Geographic && other.Kind == CrsKind.Geographic && !IsWebMap && !other.IsWebMap && !NeedsDatumShift && !other.NeedsDatumShift)
            || (SharesPlaneWith(other) && FalseEastingMetres == other.FalseEastingMetres);
    }

    internal static InputRefusedException Unknown(string code, string? where) => new(
        "crs.unknown",
        where,
        $"不认识坐标系“{code}”。可用：{CrsCatalogue.AllowedChinese}。文件写错了坐标系的，用 --crs 指定其中之一；没有写错的，先把数据转换到 EPSG:4490。",
        $"Unknown coordinate reference system \"{code}\". Allowed: {CrsCatalogue.AllowedEnglish}. Where the file is wrong, name one of them with --crs; where it is right, convert the data to EPSG:4490 first.");
}
