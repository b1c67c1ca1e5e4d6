using System.Globalization;
using System.Text;
using System.Text.Json;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.Fuzzing.Grammars;

/// <summary>GeoJSON: every type of object and geometry, members in any order, twice, or with another's value.</summary>
internal static class GeoJsonGrammar
{
    internal static readonly string[] Words =
    [
        "\"FeatureCollection\"", "\"Feature\"", "\"GeometryCollection\"", "\"Polygon\"", "\"MultiPolygon\"", "\"LineString\"", "\"MultiLineString\"", "\"Point\"", "\"MultiPoint\"", "\"type\"", "\"features\"",
        "\"geometry\"", "\"geometries\"", "\"coordinates\"", "\"properties\"", "\"id\"", "\"crs\"", "\"urn:ogc:def:crs:EPSG::4547\"", "\"urn:ogc:def:crs:OGC:1.3:CRS84\"", "\"EPSG:4490\"", "null", "[]", "{}", "[[]]", "true",
    ];

    private static readonly string[] Crs = ["urn:ogc:def:crs:EPSG::4490", "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4547", "urn:ogc:def:crs:EPSG::999999", "http://127.0.0.1:9/crs"];

    internal static string Text(SplitMix64 random) => random.NextBelow(8) switch
    {
        0 => Geometry(random, depth: 0),
        1 => Feature(random, 1),
        2 => $"[{Features(random)}]",
        _ => $$"""{"type":"FeatureCollection",{{(random.Rarely(3) ? $$"""
            "crs":{"type":"name","properties":{"name":"{{random.Pick(Crs)}}"} },
            """ : "")}}"features":[{{Features(random)}}]}""",
    };

    private static string Features(SplitMix64 random) => string.Join(',', Enumerable.Range(1, random.Among(0, 4)).Select(i => Feature(random, i)));

    private static string Feature(SplitMix64 random, int number) =>
        $$"""{"type":"Feature","id":{{(random.Rarely(6) ? Scalar(random) : $"{number}")}},"properties":{{Properties(random)}},"geometry":{{(random.Rarely(12) ? Scalar(random) : Geometry(random, depth: 0))}}}""";

    private static string Properties(SplitMix64 random) => random.Rarely(10)
        ? Scalar(random)
        : "{" + string.Join(',', Enumerable.Range(0, random.Among(0, 4)).Select(i => $"\"{random.Pick<string>(["名称", "用途", "DLBM", "a", "TBMJ"])}{(random.Rarely(8) ? "" : $"{i}")}\":{Scalar(random)}")) + "}";

    private static string Geometry(SplitMix64 random, int depth)
    {
        var type = random.Pick<string>(["Polygon", "Polygon", "Polygon", "MultiPolygon", "LineString", "MultiLineString", "Point", "MultiPoint", "GeometryCollection"]);
        if (type == "GeometryCollection")
            return $$"""{"type":"GeometryCollection","geometries":[{{(depth > 40 ? "" : string.Join(',', Enumerable.Range(0, random.Rarely(3) ? 1 : random.Among(0, 2)).Select(_ => Geometry(random, depth + 1))))}}]}""";
        var coordinates = type switch
        {
            "Point" => Position(random, 0, 1),
            "LineString" or "MultiPoint" => Ring(random, isClosed: false),
            "Polygon" or "MultiLineString" => $"[{Ring(random, isClosed: type == "Polygon")}]",
            _ => $"[[{Ring(random, isClosed: true)}],[{Ring(random, isClosed: true)}]]",
        };
        return $$"""{"type":"{{type}}","coordinates":{{(random.Rarely(40) ? Scalar(random) : coordinates)}}}""";
    }

    private static string Ring(SplitMix64 random, bool isClosed)
    {
        var points = random.Among(3, 7);
        var text = new StringBuilder("[");
        for (var i = 0; i < points; i++)
            text.Append(Position(random, i, points)).Append(',');
        return text.Append(Position(random, isClosed && !random.Rarely(10) ? 0 : 1, points)).Append(']').ToString();
    }

    private static string Position(SplitMix64 random, int i, int points)
    {
        var angle = 2 * Math.PI * i / points;
        return string.Create(CultureInfo.InvariantCulture, $"[{Number(random, 112.7 + 0.001 * Math.Cos(angle))},{Number(random, 34.7 + 0.001 * Math.Sin(angle))}{(random.Rarely(20) ? ",99.5" : "")}]");
    }

    private static string Number(SplitMix64 random, double value) => random.Rarely(250) ? random.Pick(Awkward.Numbers) : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Scalar(SplitMix64 random) => random.NextBelow(5) switch
    {
        0 when random.Rarely(8) => random.Pick(Awkward.Numbers),
        0 => random.NextBetween(-1e6, 1e6).ToString("R", CultureInfo.InvariantCulture),
        1 => random.Rarely(4) ? $"\"{random.Pick(Awkward.Texts)}\"" : JsonSerializer.Serialize(random.Pick(Awkward.Texts)),
        2 => random.Pick<string>(["null", "true", "false", "[]", "{}", "[1,[2]]", "{\"a\":{\"b\":1e400}}"]),
        _ => "\"工业\"",
    };
}
