using System.Text.Json;
using System.Text.RegularExpressions;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.GeoJson;

/// <summary>
/// What a GeoJSON file says about its reference system: the <c>crs</c> member of the 2008 specification, else RFC 7946 §4 (longitude and
/// latitude on WGS 84). In both, the first number is east.
/// </summary>
internal static partial class GeoJsonCrs
{
    private const string Member = "crs";

    /// <summary>Without a <c>crs</c> member and without a word from the user.</summary>
    public static CrsDeclaration Rfc7946 { get; } = new()
    {
        Code = "CRS84",
        Datum = "wgs84",
        AxisOrder = AxisOrder.EastNorth,
        Words = "RFC 7946",
    };

    /// <summary>Without a <c>crs</c> member (or with an empty one), when something else decides.</summary>
    public static CrsDeclaration Unsaid { get; } = new() { AxisOrder = AxisOrder.EastNorth, Words = "GeoJSON：先 X（东），后 Y（北）" };

    /// <summary>What a <c>crs</c> member says.</summary>
    /// <exception cref="InputRefusedException"><c>geojson.crs</c>: it does not name a system by code.</exception>
    public static CrsDeclaration Read(JsonElement crs)
    {
        if (crs.ValueKind == JsonValueKind.Null)
            return Unsaid;
        var name = NameOf(crs);
        if (name is not null && CodeOf(name.Trim()) is { } code)
            return new CrsDeclaration { Code = code, AxisOrder = AxisOrder.EastNorth, Words = $"crs: {name}", Where = Member };
        throw new InputRefusedException(
            "geojson.crs",
            Member,
            $"crs 成员{(name is null ? "没有给出名称" : $"“{name}”无法识别")}。可接受 EPSG:4526、urn:ogc:def:crs:EPSG::4526、urn:ogc:def:crs:OGC:1.3:CRS84 等写法；或删去 crs 成员并用 --crs 指定。",
            $"the crs member {(name is null ? "gives no name" : $"'{name}' is not understood")}. Accepted are EPSG:4526, urn:ogc:def:crs:EPSG::4526, urn:ogc:def:crs:OGC:1.3:CRS84 and the like; or remove the member and use --crs.");
    }

    private static string? NameOf(JsonElement crs)
    {
        if (crs.ValueKind == JsonValueKind.String)
            return crs.GetString();
        if (crs.ValueKind != JsonValueKind.Object || !crs.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
            return null;
        if (properties.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
            return name.GetString();
        // The draft before 2008: {"type": "EPSG", "properties": {"code": 4526}}.
        return properties.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number ? $"EPSG:{code.GetRawText()}" : null;
    }

    private static string? CodeOf(string name)
    {
        if (LongitudeLatitude().IsMatch(name))
            return "CRS84";
        var epsg = Epsg().Match(name);
        return epsg.Success ? "EPSG:" + epsg.Groups["code"].Value : null;
    }

    [GeneratedRegex(@"^(urn:(x-)?ogc:def:crs:OGC:[0-9.]*:|https?://www\.opengis\.net/def/crs/OGC/[0-9.]+/|OGC:)?CRS84$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongitudeLatitude();

    [GeneratedRegex(@"^(urn:(x-)?ogc:def:crs:EPSG:[0-9.]*:|https?://www\.opengis\.net/def/crs/EPSG/[0-9.]+/|EPSG:{1,2})(?<code>[0-9]{4,6})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Epsg();
}
