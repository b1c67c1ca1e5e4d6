using System.Net;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Vectors;
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
    [InlineData("c.kml", """<!DOCTYPE kml SYSTEM "http://127.0.0.1:PORT/a.dtd"><kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>""")]
    [InlineData("d.kml", """<!DOCTYPE kml [<!ENTITY a SYSTEM "http://127.0.0.1:PORT/a">]><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>&a;</name></Document></kml>""")]
    [InlineData("e.kml", """<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:xi="http://www.w3.org/2001/XInclude"><Document><xi:include href="http://127.0.0.1:PORT/a.kml"/></Document></kml>""")]
    [InlineData("f.kml", """<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Schema schemaUrl="http://127.0.0.1:PORT/a"/><Placemark><ExtendedData><SchemaData schemaUrl="http://127.0.0.1:PORT/a#b"/></ExtendedData><Model><Link><href>http://127.0.0.1:PORT/m.dae</href></Link></Model></Placemark></Document></kml>""")]
    [InlineData("a.dxf", "0\nSECTION\n2\nBLOCKS\n0\nBLOCK\n8\n0\n2\nX\n70\n4\n10\n0\n20\n0\n3\nX\n1\nhttp://127.0.0.1:PORT/x.dwg\n0\nENDBLK\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nINSERT\n8\n0\n2\nX\n10\n0\n20\n0\n0\nENDSEC\n0\nEOF\n")]
    [InlineData("a.gpkg", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>http://127.0.0.1:PORT/a.gpkg</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>")]
    [InlineData("a.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>/vsizip//vsicurl/http://127.0.0.1:PORT/a.zip</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>")]
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
    [InlineData("/vsigzip//vsicurl/http://127.0.0.1:9/a.shp.gz")]
    [InlineData("/vsitar//vsicurl/http://127.0.0.1:9/a.tar/a.shp")]
    [InlineData("/vsisubfile/0_100,/etc/passwd")]
    [InlineData("WFS:http://127.0.0.1:9/wfs")]
    [InlineData("OAPIF:http://127.0.0.1:9/")]
    [InlineData("GMLAS:/etc/passwd")]
    [InlineData("MySQL:a,host=127.0.0.1")]
    [InlineData("<OGRVRTDataSource/>")]
    [InlineData("""{"type":"Point","coordinates":[1,2]}""")]
    public void An_address_is_no_file(string name)
    {
        VectorFolder.SiteRefusal(name).ShouldBe("input.not-found");
        VectorFolder.LayerRefusal(name).ShouldBe("input.not-found");
    }

    [ToolFact("ogr2ogr")]
    public void A_reference_system_that_is_an_address_is_not_looked_up()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var shapefile = _folder.Shapefile();

        foreach (var address in (string[])["http://127.0.0.1:PORT/crs", "urn:ogc:def:crs:http://127.0.0.1:PORT/", "/vsicurl/http://127.0.0.1:PORT/a.prj", "IGNF:http://127.0.0.1:PORT/"])
        {
            File.WriteAllText(Path.ChangeExtension(shapefile, ".prj"), address.Replace("PORT", $"{((IPEndPoint)listener.LocalEndpoint).Port}"));
            foreach (var withoutNamespaces in (bool[])[false, true])
                Try(shapefile, ParserTask.Sites, withoutNamespaces);
        }

        listener.Pending().ShouldBeFalse();
    }

    [ToolFact("ogr2ogr")]
    public void A_list_of_data_elsewhere_in_an_archive_is_no_data()
    {
        var vrt = _folder.Write("a.vrt", $"<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>{_folder.Shapefile()}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");

        VectorFolder.LayerRefusal(_folder.Zip("a.zip", vrt)).ShouldBe("archive.no-data");
    }

    [ToolTheory("ogr2ogr")]
    [InlineData("a.gpkg", "a.shp", "geopackage")]
    [InlineData("a.gpkg", "a.geojson", "geopackage")]
    [InlineData("a.kml", "a.gpkg", "kml")]
    [InlineData("a.kml", "a.txt", "kml")]
    [InlineData("a.fgb", "a.dxf", "flatgeobuf")]
    [InlineData("a.gpkg", "a", "geopackage")]
    [InlineData("a.gpkg", "a.zip", "geopackage")]
    [InlineData("a.gpkg", "a.xlsx", "geopackage")]
    [InlineData("a.kml", "a.kmz", "kml")]
    [InlineData("a.kml", "a.tab", "kml")]
    [InlineData("a.fgb", "a.csv", "flatgeobuf")]
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

    [ToolTheory("ogr2ogr")]
    [InlineData("a.gif", "GIF89a")]
    [InlineData("a.shp", "MZ")]
    [InlineData("a.kmz", "%PDF-1.7\n")]
    [InlineData("a.zip", "#!/bin/sh\n")]
    public void An_archive_behind_something_else_is_no_archive(string name, string before)
    {
        var zip = File.ReadAllBytes(_folder.Zip("inner.zip", _folder.Path(Path.GetDirectoryName(_folder.Shapefile())!)));

        VectorFolder.LayerRefusal(_folder.Write("behind/" + name, [.. Encoding.ASCII.GetBytes(before), .. zip])).ShouldBe("format.unknown");
    }

    [ToolTheory("ogr2ogr")]
    [InlineData("GPKG", "a.gpkg")]
    [InlineData("FlatGeobuf", "a.fgb")]
    [InlineData("LIBKML", "a.kml")]
    public void What_stands_behind_a_file_changes_nothing_of_what_is_read(string format, string name)
    {
        var made = File.ReadAllBytes(_folder.Convert(name, format, format == "FlatGeobuf" ? ["-nlt", "MULTIPOLYGON"] : []));
        var zip = File.ReadAllBytes(_folder.Zip("inner.zip", _folder.Path(Path.GetDirectoryName(_folder.Shapefile())!)));
        var path = _folder.Write("both/" + name, [.. made, .. zip]);

        HostileReading.Try(path).ShouldBeOneOf("read", "gdal.read-error", "kml.syntax");
    }

    [ToolFact("ogr2ogr")]
    public void A_word_document_that_holds_a_shapefile_is_read_like_the_zip_it_is()
    {
        var zip = _folder.Zip("a.docx", _folder.Path(Path.GetDirectoryName(_folder.Shapefile())!));

        VectorFolder.Sites(zip).Format.ShouldBe("shapefile");
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
        var ours = File.ReadAllBytes(_folder.Path("a.gpkg"));
        Directory.GetDirectories(Path.GetTempPath(), "yanshi-gis-parse-*").Except(before, StringComparer.Ordinal).Where(folder => IsCopy(Path.Combine(folder, "set0", "data.gpkg"), ours)).ShouldBeEmpty();
    }

    private static bool IsCopy(string path, byte[] bytes)
    {
        try
        {
            return File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
        }
        catch (IOException)
        {
            return false; // another's, gone by now
        }
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
                Task = task, FileName = staged.FileName, Folder = staged.Folder, Copy = staged.Copy, DataSets = staged.DataSets,
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
}
