using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Vectors;
using Yanshi.Gis.Data.Tests.Untrusted;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats.Gdal;

/// <summary>Files that would have the program call somebody, read something else, or work for ever.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly VectorFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolTheory("ogr2ogr")]
    [InlineData("a.kml", """<kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>http://127.0.0.1:PORT/a.kml</href></Link></NetworkLink></Document></kml>""")]
    [InlineData("b.kml", """<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><styleUrl>http://127.0.0.1:PORT/a.kml#s</styleUrl><Style><IconStyle><Icon><href>http://127.0.0.1:PORT/i.png</href></Icon></IconStyle></Style><Point><coordinates>112.7,34.7</coordinates></Point></Placemark></Document></kml>""")]
    [InlineData("a.geojson", """{"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"http://127.0.0.1:PORT/crs","type":"esriwkt"}},"features":[]}""")]
    [InlineData("b.geojson", """{"type":"FeatureCollection","crs":{"type":"URL","properties":{"url":"http://127.0.0.1:PORT/crs"}},"features":[]}""")]
    [InlineData("a.shp", """<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/vsicurl/http://127.0.0.1:PORT/a.shp</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>""")]
    [InlineData("a.gml", """<?xml version="1.0"?><ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://ogr.maptools.org/ http://127.0.0.1:PORT/a.xsd"></ogr:FeatureCollection>""")]
    [InlineData("a.tab", "!table\n!version 300\n!charset WindowsSimpChinese\n\nDefinition Table\n  Type LINKED\n  Fields 1\n    a Char (10) ;\nbegin_metadata\n\"\\IsSeamless\" = \"TRUE\"\n\"\\Source\" = \"http://127.0.0.1:PORT/\"\nend_metadata\n")]
    [InlineData("a.fgb", "<OGRWFSDataSource><URL>http://127.0.0.1:PORT/wfs</URL></OGRWFSDataSource>")]
    public void Nobody_is_called(string name, string content)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var path = _folder.Write(name, content.Replace("PORT", $"{port}"));

        foreach (var withoutNamespaces in (bool[])[false, true])
        {
            foreach (var task in (ParserTask[])[ParserTask.Sites, ParserTask.Describe])
                Try(path, task, withoutNamespaces);
        }

        listener.Pending().ShouldBeFalse();
    }

    [ToolTheory("ogr2ogr")]
    [InlineData("/vsicurl/http://127.0.0.1:9/a.shp")]
    [InlineData("http://127.0.0.1:9/a.geojson")]
    [InlineData("PG:host=127.0.0.1 dbname=a")]
    [InlineData("/vsizip//vsicurl/http://127.0.0.1:9/a.zip/a.shp")]
    [InlineData("/vsistdin/")]
    [InlineData("""{"type":"Point","coordinates":[1,2]}""")]
    public void An_address_is_no_file(string name)
    {
        VectorFolder.SiteRefusal(name).ShouldBe("input.not-found");
        VectorFolder.LayerRefusal(name).ShouldBe("input.not-found");
    }

    [ToolTheory("ogr2ogr")]
    [InlineData("a.gpkg", "a.shp", "geopackage")]
    [InlineData("a.gpkg", "a.geojson", "geopackage")]
    [InlineData("a.kml", "a.gpkg", "kml")]
    [InlineData("a.kml", "a.txt", "kml")]
    [InlineData("a.fgb", "a.dxf", "flatgeobuf")]
    [InlineData("a.gpkg", "a", "geopackage")]
    public void The_content_decides_and_a_name_that_does_not_fit_is_said(string format, string name, string code)
    {
        var made = _folder.Convert(format, format switch { "a.gpkg" => "GPKG", "a.kml" => "LIBKML", _ => "FlatGeobuf" }, format == "a.fgb" ? ["-nlt", "MULTIPOLYGON"] : []);
        var path = _folder.Write("renamed/" + name, File.ReadAllBytes(made));

        var source = VectorFolder.Sites(path);

        source.Format.ShouldBe(code);
        source.Codes().ShouldContain("format.extension", StringComparer.Ordinal);
    }

    [ToolTheory("ogr2ogr")]
    [InlineData("a.geojson", "<!DOCTYPE html><html><body>kml</body></html>")]
    [InlineData("a.kml", "<html><body>no kml at all</body></html>")]
    [InlineData("a.shp", "hello")]
    [InlineData("a.gpkg", "PG:")]
    [InlineData("a.dxf", "0\nEOF\n")]
    public void What_is_none_of_the_formats_is_refused(string name, string content) => VectorFolder.LayerRefusal(_folder.Write(name, content)).ShouldBe("format.unknown");

    [ToolFact("ogr2ogr")]
    public void A_word_document_that_holds_a_shapefile_is_read_like_the_zip_it_is()
    {
        var zip = _folder.Zip("a.docx", _folder.Path(Path.GetDirectoryName(_folder.Shapefile())!));

        VectorFolder.Sites(zip).Format.ShouldBe("shapefile");
    }

    [ToolTheory("ogr2ogr", "sqlite3")]
    [InlineData("CREATE TRIGGER t AFTER UPDATE ON 地块 BEGIN SELECT load_extension('/tmp/evil.so'); END")]
    [InlineData("UPDATE gpkg_contents SET min_x = 'NaN', max_x = 1e400, last_change = 'never'")]
    [InlineData("DELETE FROM rtree_地块_geom_rowid")]
    [InlineData("PRAGMA application_id = 1")]
    [InlineData("INSERT INTO gpkg_extensions VALUES ('地块', 'geom', 'evil', 'http://127.0.0.1:9/', 'read-write')")]
    public void A_geopackage_that_was_tampered_with_is_read_or_refused_with_a_code(string statement)
    {
        var path = _folder.Convert("a.gpkg", "GPKG");
        Sql(path, statement);

        try
        {
            VectorFolder.Sites(path).Projects.Count.ShouldBe(2);
        }
        catch (InputRefusedException e)
        {
            e.Problem.Code.ShouldBe("gdal.read-error");
        }
    }

    [ToolFact("ogr2ogr", "sqlite3")]
    public void A_view_that_never_ends_is_stopped()
    {
        var path = _folder.Convert("a.gpkg", "GPKG");
        Sql(
            path,
            "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, NULL AS geom FROM n WHERE i < 0;"
            + "INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id) VALUES ('v', 'features', 'v', 4326);"
            + "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POLYGON', 4326, 0, 0)");
        var clock = Stopwatch.StartNew();

        Should.Throw<InputRefusedException>(() => VectorFile.Open(path, options: null, TestParser.Program, ParserLimits.Layer with { ProcessorSeconds = 3, WaitSeconds = 60 }))
            .Problem.Code.ShouldBe("parser.timeout");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [ToolFact("ogr2ogr", "sqlite3")]
    public void A_blob_that_is_no_geometry_is_refused()
    {
        var path = _folder.Convert("a.gpkg", "GPKG");
        Sql(path, string.Concat(Enumerable.Range(1, 9).Select(i => $"DROP TRIGGER IF EXISTS rtree_地块_geom_update{i};")) + "UPDATE 地块 SET geom = x'47500001E610000001070000000100000001070000FF' WHERE fid = 1");

        VectorFolder.SiteRefusal(path).ShouldBe("gdal.read-error");
    }

    [ToolFact("ogr2ogr")]
    public void A_geopackage_with_unwritten_changes_beside_it_is_refused()
    {
        var path = _folder.Convert("a.gpkg", "GPKG");
        File.WriteAllText(path + "-wal", "changes");

        VectorFolder.SiteRefusal(path).ShouldBe("gpkg.not-closed");
    }

    [ToolTheory("ogr2ogr")]
    [InlineData("a.gpkg", "GPKG")]
    [InlineData("a.fgb", "FlatGeobuf")]
    [InlineData("a.kml", "LIBKML")]
    public void A_file_that_is_cut_off_is_never_read_in_part(string name, string format)
    {
        var bytes = File.ReadAllBytes(_folder.Convert(name, format, format == "FlatGeobuf" ? ["-nlt", "MULTIPOLYGON"] : []));

        foreach (var share in (double[])[0.3, 0.6, 0.9, 0.99])
            VectorFolder.SiteRefusal(_folder.Write("cut/" + name, bytes[..(int)(bytes.Length * share)])).ShouldContain(".");
    }

    [ToolFact("ogr2ogr")]
    public void Nothing_is_left_behind()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "yanshi-gis-parse-*");

        _ = VectorFolder.Sites(_folder.Convert("a.gpkg", "GPKG"));
        using (var file = VectorFolder.Open(_folder.Path("a.gpkg")))
            _ = file.Read(file.Layers[0]).First();

        // Others may read at the same time; what they have made since is theirs.
        Directory.GetDirectories(Path.GetTempPath(), "yanshi-gis-parse-*").Except(before, StringComparer.Ordinal).Where(folder => File.Exists(Path.Combine(folder, "set0", "data.gpkg"))).ShouldBeEmpty();
    }

    private static void Try(string path, ParserTask task, bool withoutNamespaces)
    {
        try
        {
            using var staged = StagedFile.Find(path, SiteFileLimits.Default, takesJson: true);
            if (staged is null)
                return;
            var request = new ParserRequest
            {
                Task = task, FileName = staged.FileName, Folder = staged.Folder, Copy = staged.Archive, DataSets = staged.DataSets,
                Options = SiteFileOptions.Default, Limits = ParserLimits.Site, WithoutNamespaces = withoutNamespaces,
            };
            using var parser = ParserProcess.Start(request, TestParser.Program);
            while (parser.Read() is not null)
                continue;
        }
        catch (InputRefusedException e)
        {
            e.Problem.Code.ShouldNotStartWith("parser.");
        }
    }

    private static void Sql(string path, string statement) => ToolProcess.Run("sqlite3", [path], statement + ";\n").EnsureSuccess();
}
