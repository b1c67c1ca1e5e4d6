using System.Collections.Frozen;
using System.Globalization;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// The systems that have a code here. EPSG numbers Chinese Gauss–Krüger systems in runs: one code per zone, prefixed zones and central
/// meridians apart (EPSG Geodetic Parameter Dataset; read with projinfo, PROJ 9).
/// </summary>
internal static class CrsCatalogue
{
    public const int First3DegreeZone = 25;
    public const int Last3DegreeZone = 45;
    public const int First6DegreeZone = 13;
    public const int Last6DegreeZone = 23;

    public const int FirstUtmZone = 1;
    public const int LastUtmZone = 60;

    // The UTM zones with the central meridians of China's 6° zones, 75° E to 135° E: those that bare numbers are tried in.
    private const int FirstGuessedUtmZone = 43;
    private const int LastGuessedUtmZone = 53;
    private const int FirstUtmCode = 32_601;

    public const string AllowedChinese =
        "EPSG:4490、4491–4554（2000国家大地坐标系），EPSG:4326、CRS84、3857、32601–32660（WGS 84），GCJ02、BD09（仅预检），"
        + "EPSG:4610、2327–2390（西安80）与 4214、2401–2442、21413–21423、21453–21463（北京54）须另给转换参数";

    public const string AllowedEnglish =
        "EPSG:4490, 4491–4554 (CGCS2000); EPSG:4326, CRS84, 3857, 32601–32660 (WGS 84); GCJ02, BD09 (preview only); "
        + "EPSG:4610, 2327–2390 (Xi'an 80) and 4214, 2401–2442, 21413–21423, 21453–21463 (Beijing 54) with shift parameters of your own";

    // Runs of EPSG codes: the first code of the zones with prefix, then the first of the same zones without.
    private static readonly (CrsDatum Datum, int Width, int WithPrefix, int WithoutPrefix)[] Runs =
    [
        (CrsDatum.Cgcs2000, 6, 4491, 4502),
        (CrsDatum.Cgcs2000, 3, 4513, 4534),
        (CrsDatum.Xian80, 6, 2327, 2338),
        (CrsDatum.Xian80, 3, 2349, 2370),
        (CrsDatum.Beijing54, 6, 21413, 21453),
        (CrsDatum.Beijing54, 3, 2401, 2422),
    ];

    private static readonly FrozenDictionary<string, Crs> ByCode =
        All().ToFrozenDictionary(crs => crs.Code, StringComparer.OrdinalIgnoreCase);

    public static Crs Cgcs2000 { get; } = ByCode["EPSG:4490"];

    public static Crs Crs84 { get; } = ByCode["CRS84"];

    public static IEnumerable<Crs> Systems => ByCode.Values;

    /// <summary>Whether numbers that nobody says anything of are tried in it: UTM zones outside of China have to be named.</summary>
    public static bool IsGuessed(Crs crs) => crs.Kind is not CrsKind.UniversalTransverseMercator || crs.Zone is >= FirstGuessedUtmZone and <= LastGuessedUtmZone;

    public static Crs? Find(string code) => ByCode.GetValueOrDefault(Normalise(code));

    public static Crs? FindGaussKruger(CrsDatum datum, int width, int zone, bool zoneInEasting)
    {
        foreach (var run in Runs)
        {
            if (run.Datum != datum || run.Width != width || zone < FirstZone(width) || zone > LastZone(width))
                continue;
            return Find(EpsgCode((zoneInEasting ? run.WithPrefix : run.WithoutPrefix) + zone - FirstZone(width)));
        }

        return null;
    }

    public static Crs UniversalTransverseMercator(int zone) => ByCode[EpsgCode(FirstUtmCode + zone - FirstUtmZone)];

    public static int FirstZone(int width) => width == 3 ? First3DegreeZone : First6DegreeZone;

    public static int LastZone(int width) => width == 3 ? Last3DegreeZone : Last6DegreeZone;

    public static string ChineseNameOf(CrsDatum datum) => datum switch
    {
        CrsDatum.Cgcs2000 => "2000国家大地坐标系",
        CrsDatum.Wgs84 => "WGS 84",
        CrsDatum.Xian80 => "1980西安坐标系",
        CrsDatum.Beijing54 => "1954北京坐标系",
        CrsDatum.Gcj02 => "GCJ-02",
        CrsDatum.Bd09 => "BD-09",
        _ => throw new ArgumentOutOfRangeException(nameof(datum)),
    };

    public static string EnglishNameOf(CrsDatum datum) => datum switch
    {
        CrsDatum.Cgcs2000 => "CGCS2000",
        CrsDatum.Wgs84 => "WGS 84",
        CrsDatum.Xian80 => "Xian 1980",
        CrsDatum.Beijing54 => "Beijing 1954",
        CrsDatum.Gcj02 => "GCJ-02",
        CrsDatum.Bd09 => "BD-09",
        _ => throw new ArgumentOutOfRangeException(nameof(datum)),
    };

    private static string Normalise(string code)
    {
        var text = code.AsSpan().Trim();
        const string urn = "urn:ogc:def:crs:";
        if (text.StartsWith(urn, StringComparison.OrdinalIgnoreCase))
        {
            // urn:ogc:def:crs:AUTHORITY:VERSION:CODE, the version may be empty.
            text = text[urn.Length..];
            int first = text.IndexOf(':'), last = text.LastIndexOf(':');
            if (first < 0 || last == first)
                return "";
            return Join(text[..first], text[(last + 1)..]);
        }

        var colon = text.IndexOf(':');
        if (colon >= 0)
            return Join(text[..colon], text[(colon + 1)..]);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? EpsgCode(number) : text.ToString();

        static string Join(ReadOnlySpan<char> authority, ReadOnlySpan<char> number) =>
            authority.Equals("OGC", StringComparison.OrdinalIgnoreCase) ? number.ToString() : $"{authority}:{number}";
    }

    private static string EpsgCode(int number) => string.Create(CultureInfo.InvariantCulture, $"EPSG:{number}");

    private static IEnumerable<Crs> All()
    {
        yield return Geographic("EPSG:4490", CrsDatum.Cgcs2000);
        yield return Geographic("EPSG:4326", CrsDatum.Wgs84);
        yield return Geographic("CRS84", CrsDatum.Wgs84);
        yield return Geographic("EPSG:4610", CrsDatum.Xian80);
        yield return Geographic("EPSG:4214", CrsDatum.Beijing54);
        yield return Geographic("GCJ02", CrsDatum.Gcj02);
        yield return Geographic("BD09", CrsDatum.Bd09);
        yield return new Crs("EPSG:3857", CrsKind.WebMercator, CrsDatum.Wgs84, "WGS 84 / 网络墨卡托", "WGS 84 / Pseudo-Mercator");

        for (var zone = FirstUtmZone; zone <= LastUtmZone; zone++)
        {
            yield return new Crs(
                EpsgCode(FirstUtmCode + zone - FirstUtmZone),
                CrsKind.UniversalTransverseMercator,
                CrsDatum.Wgs84,
                string.Create(CultureInfo.InvariantCulture, $"WGS 84 / UTM 北半球 {zone} 带"),
                string.Create(CultureInfo.InvariantCulture, $"WGS 84 / UTM zone {zone}N"))
            {
                CentralMeridianDegrees = zone * 6 - 183,
                Zone = zone,
                ZoneWidthDegrees = 6,
            };
        }

        foreach (var (datum, width, withPrefix, withoutPrefix) in Runs)
        {
            for (var zone = FirstZone(width); zone <= LastZone(width); zone++)
            {
                yield return GaussKruger(withPrefix + zone - FirstZone(width), datum, width, zone, zoneInEasting: true);
                yield return GaussKruger(withoutPrefix + zone - FirstZone(width), datum, width, zone, zoneInEasting: false);
            }
        }
    }

    private static Crs Geographic(string code, CrsDatum datum) =>
        new(code, CrsKind.Geographic, datum, $"{ChineseNameOf(datum)} 经纬度", $"{EnglishNameOf(datum)} geographic");

    private static Crs GaussKruger(int number, CrsDatum datum, int width, int zone, bool zoneInEasting)
    {
        var meridian = width == 3 ? 3 * zone : 6 * zone - 3;
        return new Crs(
            EpsgCode(number),
            CrsKind.GaussKruger,
            datum,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ChineseNameOf(datum)} {width}度带高斯-克吕格 第{zone}带，中央经线{meridian}°E，横坐标{(zoneInEasting ? "含" : "不含")}带号"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{EnglishNameOf(datum)} / {width}-degree Gauss-Kruger {(zoneInEasting ? "zone" : "CM")} {(zoneInEasting ? zone : meridian)}{(zoneInEasting ? "" : "E")}"))
        {
            CentralMeridianDegrees = meridian,
            Zone = zone,
            ZoneWidthDegrees = width,
            ZoneInEasting = zoneInEasting,
        };
    }
}
