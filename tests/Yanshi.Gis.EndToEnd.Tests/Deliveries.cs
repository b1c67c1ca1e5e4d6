using System.IO.Compression;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Layer deliveries as a bureau hands them over, made of GeoJSON by ogr2ogr.</summary>
internal sealed class Deliveries(Scratch scratch)
{
    /// <summary>Two areas of 生态保护红线 with the names and attributes of the standard.</summary>
    internal const string RedLine =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"BSM":"410307001","HXMC":"万安山","HXLX":"水源涵养"},"geometry":{"type":"Polygon","coordinates":[[[112.70,34.55],[112.74,34.55],[112.74,34.58],[112.70,34.58],[112.70,34.55]]]}},
        {"type":"Feature","properties":{"BSM":"410307002","HXMC":"伊洛河","HXLX":"水土保持"},"geometry":{"type":"Polygon","coordinates":[[[112.76,34.70],[112.80,34.70],[112.80,34.71],[112.76,34.71],[112.76,34.70]]]}}]}
        """;

    /// <summary>A third area, east of the two.</summary>
    internal const string MoreRedLine =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"BSM":"410307003","HXMC":"首阳山","HXLX":"水源涵养"},"geometry":{"type":"Polygon","coordinates":[[[112.82,34.74],[112.84,34.74],[112.84,34.75],[112.82,34.75],[112.82,34.74]]]}}]}
        """;

    /// <summary>The first two, the corner of one drawn as a loop.</summary>
    internal const string BrokenRedLine =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"BSM":"410307001","HXMC":"万安山","HXLX":"水源涵养"},"geometry":{"type":"Polygon","coordinates":[[[112.70,34.55],[112.74,34.55],[112.74,34.58],[112.70,34.58],[112.7002,34.5801],[112.7001,34.5795],[112.70,34.55]]]}},
        {"type":"Feature","properties":{"BSM":"410307002","HXMC":"伊洛河","HXLX":"水土保持"},"geometry":{"type":"Polygon","coordinates":[[[112.76,34.70],[112.80,34.70],[112.80,34.71],[112.76,34.71],[112.76,34.70]]]}}]}
        """;

    /// <summary>Three parcels of land use that tile the ground.</summary>
    internal const string LandUse =
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"BSM":"1","DLBM":"0102","DLMC":"水浇地","TBBH":"1","KCXS":0.0},"geometry":{"type":"Polygon","coordinates":[[[112.70,34.70],[112.71,34.70],[112.71,34.71],[112.70,34.71],[112.70,34.70]]]}},
        {"type":"Feature","properties":{"BSM":"2","DLBM":"0702","DLMC":"农村宅基地","TBBH":"2","KCXS":0.0},"geometry":{"type":"Polygon","coordinates":[[[112.71,34.70],[112.72,34.70],[112.72,34.71],[112.71,34.71],[112.71,34.70]]]}},
        {"type":"Feature","properties":{"BSM":"3","DLBM":"0301","DLMC":"乔木林地","TBBH":"3","KCXS":0.0},"geometry":{"type":"Polygon","coordinates":[[[112.70,34.71],[112.71,34.71],[112.72,34.71],[112.72,34.72],[112.71,34.72],[112.70,34.72],[112.70,34.71]]]}}]}
        """;

    /// <summary>A site of one hectare in the first area of <see cref="RedLine"/>.</summary>
    internal string SiteInRedLine => scratch.Write(
        "site.geojson",
        """{"type":"FeatureCollection","features":[{"type":"Feature","id":"S1","properties":{},"geometry":{"type":"Polygon","coordinates":[[[112.710,34.560],[112.711,34.560],[112.711,34.561],[112.710,34.561],[112.710,34.560]]]}}]}""");

    internal string GeoJson(string name, string json = RedLine) => scratch.Write(name + ".geojson", json);

    /// <summary>A shapefile in zone 38 with GBK attributes.</summary>
    internal string Shapefile(string name = "STBHHX", string json = RedLine) => Made($"{name}.shp", "ESRI Shapefile", json, "-nln", name, "-t_srs", "EPSG:4526", "-lco", "ENCODING=GBK");

    internal string GeoPackage(string name = "STBHHX", string json = RedLine) => Made($"{name}.gpkg", "GPKG", json, "-nln", name, "-t_srs", "EPSG:4490");

    internal string Kml(string name = "STBHHX", string json = RedLine) => Made($"{name}.kml", "KML", json, "-nln", name);

    /// <summary>A drawing in zone 38: outlines only.</summary>
    internal string Dxf(string json = RedLine) => Made("drawing.dxf", "DXF", json, "-dialect", "sqlite", "-sql", "SELECT geometry FROM source", "-nln", "entities", "-t_srs", "EPSG:4526");

    /// <summary>A zip of a geodatabase with the two areas and, when asked for, other layers beside them.</summary>
    internal string Geodatabase(params (string Name, string Json)[] more)
    {
        var folder = Path.Combine(scratch.Folder, "gdb", "delivery.gdb");
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        Run("-f", "OpenFileGDB", folder, Source(RedLine), "-nln", "STBHHX", "-nlt", "MULTIPOLYGON", "-t_srs", "EPSG:4526");
        foreach (var (name, json) in more)
            Run("-f", "OpenFileGDB", "-update", folder, Source(json), "-nln", name, "-nlt", "MULTIPOLYGON", "-t_srs", "EPSG:4526");
        var zip = Path.Combine(scratch.Folder, "delivery.zip");
        File.Delete(zip);
        ZipFile.CreateFromDirectory(Path.GetDirectoryName(folder)!, zip);
        return zip;
    }

    private string Made(string file, string format, string json, params string[] options)
    {
        var path = Path.Combine(scratch.Folder, file);
        File.Delete(path);
        Run(["-f", format, path, Source(json), .. options]);
        return path;
    }

    private string Source(string json) => scratch.Write("source.geojson", json);

    private static void Run(params string[] arguments) => ToolProcess.Run("ogr2ogr", arguments).EnsureSuccess();
}
