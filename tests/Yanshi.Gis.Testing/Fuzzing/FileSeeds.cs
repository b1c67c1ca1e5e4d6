using System.Text;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Testing.Fuzzing.Grammars;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>Small files of the formats that GDAL reads, written by <c>ogr2ogr</c>: areas with a hole and in parts, lines, points; GBK and UTF-8.</summary>
internal static class FileSeeds
{
    private const string Areas = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"名称":"甲地块","用途":"工业","面积":1.5,"编号":7},"geometry":{"type":"MultiPolygon","coordinates":[[[[112.70,34.70],[112.71,34.70],[112.71,34.71],[112.70,34.71],[112.70,34.70]],[[112.702,34.702],[112.702,34.704],[112.704,34.704],[112.704,34.702],[112.702,34.702]]]]}},
        {"type":"Feature","properties":{"名称":"乙地块","用途":null,"面积":2.25,"编号":8},"geometry":{"type":"MultiPolygon","coordinates":[[[[112.72,34.70],[112.73,34.70],[112.73,34.71],[112.72,34.70]]],[[[112.74,34.70],[112.75,34.70],[112.75,34.71],[112.74,34.70]]]]}}]}
        """;

    private const string Lines = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"名称":"国道","编号":1},"geometry":{"type":"LineString","coordinates":[[112.70,34.70],[112.71,34.70],[112.71,34.71]]}},
        {"type":"Feature","properties":{"名称":null,"编号":2},"geometry":{"type":"LineString","coordinates":[[112.72,34.70],[112.73,34.71]]}}]}
        """;

    /// <summary>Areas and lines in one format.</summary>
    /// <param name="driver">GDAL's name of it.</param>
    /// <param name="extension">The extension of its main file.</param>
    /// <param name="isSet">Whether it is several files: then the seed is an archive of them.</param>
    /// <param name="options">More options of <c>ogr2ogr</c>.</param>
    internal static IReadOnlyList<byte[]> Of(string driver, string extension, bool isSet = false, params string[] options) =>
        [.. new[] { (Areas, "MULTIPOLYGON"), (Lines, "LINESTRING") }.Select(seed => Convert(seed.Item1, seed.Item2, driver, extension, isSet, options))];

    internal static IReadOnlyList<byte[]> Kmz() =>
        [.. Of("LIBKML", ".kml").Select(kml => Bytes.Zip([("doc.kml", kml)])), .. Texts(KmlGrammar.Text).Select(kml => Bytes.Zip([("doc.kml", kml)]))];

    internal static IReadOnlyList<byte[]> Texts(Func<SplitMix64, string> grammar) => [.. Enumerable.Range(0, 4).Select(i => Encoding.UTF8.GetBytes(grammar(SplitMix64.For(7, i))))];

    private static byte[] Convert(string json, string type, string driver, string extension, bool isSet, string[] options)
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["source.geojson"], json);
        var target = Directory.CreateDirectory(scratch["seed"]).FullName;
        var main = Path.Combine(target, "data" + extension);
        ToolProcess.Run("ogr2ogr", ["-f", driver, main, scratch["source.geojson"], "-nln", "data", "-nlt", type, .. options]).EnsureSuccess();
        return isSet
            ? Bytes.Zip(Directory.GetFiles(target, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => (Path.GetRelativePath(target, file).Replace('\\', '/'), File.ReadAllBytes(file))))
            : File.ReadAllBytes(main);
    }
}
