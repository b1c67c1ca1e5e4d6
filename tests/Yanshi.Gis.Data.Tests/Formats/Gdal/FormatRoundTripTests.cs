using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats.Gdal;

/// <summary>Every format, written by ogr2ogr from the same two parcels, gives the same two parcels: as sites and as a layer.</summary>
public sealed class FormatRoundTripTests : IDisposable
{
    private readonly VectorFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolTheory("ogr2ogr")]
    [InlineData("shapefile", "shp/地块.shp")]
    [InlineData("file-gdb", "a.gdb")]
    [InlineData("geopackage", "a.gpkg")]
    [InlineData("kml", "a.kml")]
    [InlineData("flatgeobuf", "a.fgb")]
    [InlineData("mapinfo", "地块.tab")]
    [InlineData("mapinfo", "地块.mif")]
    [InlineData("geojson", "a.geojson")]
    public void Sites_and_layer_are_those_of_the_source(string format, string name)
    {
        var path = Make(name);

        AssertSites(VectorFolder.Sites(path), format);
        AssertLayer(path);
    }

    [ToolTheory("ogr2ogr")]
    [InlineData("shapefile", "shp")]
    [InlineData("file-gdb", "a.gdb")]
    [InlineData("geopackage", "a.gpkg")]
    [InlineData("kml", "a.kml")]
    [InlineData("geojson", "a.geojson")]
    public void A_zip_of_it_gives_the_same(string format, string name)
    {
        Make(name == "shp" ? "shp/地块.shp" : name);

        var zip = _folder.Zip(format == "kml" ? "a.kmz" : "a.zip", _folder.Path(name));

        AssertSites(VectorFolder.Sites(zip), format);
        AssertLayer(zip);
    }

    [ToolFact("ogr2ogr")]
    public void Several_layers_are_listed_and_none_is_taken_by_chance()
    {
        var path = _folder.Convert("two.gpkg", "GPKG");
        ToolProcess.Run("ogr2ogr", ["-f", "GPKG", "-update", path, _folder.Path("source.geojson"), "-nln", "别的"]).EnsureSuccess();

        VectorFolder.SiteRefusal(path).ShouldBe("input.several-layers");
        VectorFolder.SiteRefusal(path, new SiteFileOptions { Layer = "没有" }).ShouldBe("input.layer-missing");
        VectorFolder.Sites(path, new SiteFileOptions { Layer = "别的" }).Projects.Count.ShouldBe(2);
        using var file = VectorFolder.Open(path);
        file.Layers.Select(layer => layer.Name).ShouldBe(["地块", "别的"], ignoreOrder: true);
    }

    [ToolFact("ogr2ogr")]
    public void Each_value_keeps_its_kind()
    {
        const string json = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"文":"a\"b\\","整":9007199254740993,"数":0.1,"真":true,"日":"2025-01-02","时":"2025-01-02T03:04:05Z","列":["甲","乙"],"空":null},"geometry":{"type":"Point","coordinates":[112.7,34.7]}}]}""";
        var path = _folder.Convert("kinds.gpkg", "GPKG", json: json);
        using var file = VectorFolder.Open(path);

        var properties = file.Read(file.Layers[0]).Single().ReadProperties();

        properties["文"]!.GetValue<string>().ShouldBe("a\"b\\");
        properties["整"]!.GetValue<long>().ShouldBe(9007199254740993);
        properties["数"]!.GetValue<double>().ShouldBe(0.1);
        properties["真"]!.GetValue<bool>().ShouldBeTrue();
        properties["日"]!.GetValue<string>().ShouldBe("2025-01-02");
        properties["时"]!.GetValue<string>().ShouldBe("2025-01-02T03:04:05Z");
        properties.ContainsKey("空").ShouldBeFalse();
    }

    [ToolFact("ogr2ogr")]
    public void A_feature_without_geometry_is_there_without_one()
    {
        const string json = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":null},{"type":"Feature","properties":{"a":2},"geometry":{"type":"Point","coordinates":[112.7,34.7]}}]}""";
        using var file = VectorFolder.Open(_folder.Convert("null.gpkg", "GPKG", json: json));

        file.Read(file.Layers[0]).Select(feature => feature.ReadGeometry() is null).ShouldBe([true, false]);
    }

    [ToolFact("ogr2ogr")]
    public void Heights_are_left_out_and_arcs_become_chords_and_both_are_said()
    {
        // A half circle of radius 100 m over a diameter, three-dimensional.
        const string wkt = "id,WKT\n1,\"CURVEPOLYGON Z (COMPOUNDCURVE Z (CIRCULARSTRING Z (38389000 3836000 5, 38389100 3836100 5, 38389200 3836000 5), (38389200 3836000 5, 38389000 3836000 5)))\"\n";
        var path = _folder.Path("arc.gpkg");
        ToolProcess.Run("ogr2ogr", ["-f", "GPKG", path, _folder.Write("arc.csv", wkt), "-a_srs", "EPSG:4526", "-nlt", "CURVEPOLYGONZ"]).EnsureSuccess();
        using var file = VectorFolder.Open(path);

        var read = file.Read(file.Layers[0]);
        var area = read.Single().ReadGeometry()!.Area;

        (area / (Math.PI * 100 * 100 / 2)).ShouldBeInRange(1 - 4e-6, 1);
        read.Notes.Select(note => note.Code).ShouldBe(["geometry.heights", "geometry.arcs"]);
    }

    private string Make(string name) => Path.GetExtension(name) switch
    {
        ".shp" => _folder.Shapefile("-lco", "ENCODING=UTF-8"),
        ".gdb" => _folder.Convert(name, "OpenFileGDB", ["-nlt", "MULTIPOLYGON"]),
        ".gpkg" => _folder.Convert(name, "GPKG"),
        ".kml" => _folder.Convert(name, "LIBKML"),
        ".fgb" => _folder.Convert(name, "FlatGeobuf", ["-nlt", "MULTIPOLYGON", "-lco", "SPATIAL_INDEX=NO"]),
        ".tab" => MapInfo(name, []),
        ".mif" => MapInfo(name, ["-dsco", "FORMAT=MIF"]),
        _ => _folder.Write(name, VectorFolder.TwoParcels),
    };

    // Its column names may be no Chinese ones when ogr2ogr writes them.
    private string MapInfo(string name, string[] options)
    {
        var json = VectorFolder.TwoParcels.Replace("名称", "NAME").Replace("用途", "USE").Replace("面积", "SIZE").Replace("编号", "ID");
        var source = _folder.Write("source.geojson", json);
        ToolProcess.Run("ogr2ogr", ["-f", "MapInfo File", _folder.Path(name), source, "-lco", "ENCODING=CP936", .. options]).EnsureSuccess();
        return _folder.Path(name);
    }

    private static void AssertSites(SiteSource source, string format)
    {
        source.Format.ShouldBe(format);
        source.Projects.Count.ShouldBe(2);
        var (first, second) = (source.Projects[0].Parcels[0], source.Projects[1].Parcels[0]);
        first.Name.ShouldBe("甲地块");
        (first.Id, second.Id).ShouldBe(("7", "8"));
        (first.Rings.Count, second.Rings.Count).ShouldBe((2, 2));
        first.Rings.Sum(ring => ring.Points.Length).ShouldBe(10);
        first.Rings[1].Points.Select(point => point.X).Max().ShouldBe(112.704, 1e-7);
        (first.Attributes.GetValueOrDefault("用途") ?? first.Attributes["USE"]).ShouldBe("工业");
        source.Declared.ShouldNotBeNull().Code.ShouldBeOneOf("EPSG:4326", "CRS84");
    }

    private static void AssertLayer(string path)
    {
        using var file = VectorFolder.Open(path);
        var layer = file.Layers.ShouldHaveSingleItem();
        layer.FeatureCount.ShouldBe(2);
        var features = file.Read(layer).ToList();
        features.Select(feature => Math.Round(feature.ReadGeometry()!.Area, 9)).ShouldBe([0.000096, 0.0001]);
        var properties = features[0].ReadProperties();
        (properties["名称"] ?? properties["NAME"])!.GetValue<string>().ShouldBe("甲地块");
        (properties["面积"] ?? properties["SIZE"])!.GetValue<double>().ShouldBe(1.5);
        layer.Fields.Count.ShouldBeGreaterThanOrEqualTo(4);
        layer.Declared!.Code.ShouldBeOneOf("EPSG:4326", "CRS84");
    }
}
