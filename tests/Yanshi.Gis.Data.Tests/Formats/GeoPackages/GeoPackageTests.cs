using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats.GeoPackages;

public sealed class GeoPackageTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Columns_have_the_kind_that_suits_their_values()
    {
        var columns = new PropertyColumns(["fid"]);
        columns.Begin([Parse("""{"whole":1,"mixed":1,"flag":true,"text":"a","nested":{"b":[1]},"nothing":null,"FID":"x","odd":1}"""), Parse("""{"whole":2,"mixed":1.5,"odd":"b"}""")]);
        columns.All.Select(column => (column.Name, column.Kind)).ShouldBe(
        [
            ("whole", ColumnKind.Integer), ("mixed", ColumnKind.Double), ("flag", ColumnKind.Boolean), ("text", ColumnKind.Text), ("nested", ColumnKind.Text), ("FID_2", ColumnKind.Text), ("odd", ColumnKind.Text),
        ]);
        columns.AddMissing(Parse("""{"nothing":3,"whole":9}""")).Select(column => column.Name).ShouldBe(["nothing"]);
        PropertyColumns.FindValue(columns.All[4], Parse("""{"nested":{"b":[1],"a":2.50}}""")).ShouldBe("""{"a":2.5,"b":[1]}""");
        PropertyColumns.FindValue(columns.All[0], Parse("""{"whole":1.5}""")).ShouldBe(null);
        columns.All[0].HasMisfits.ShouldBeTrue();
        columns.All[1].HasMisfits.ShouldBeFalse();
    }

    [Fact]
    public void A_value_of_another_kind_than_the_first_thousand_is_shown_as_text_beside_the_column()
    {
        var path = Write(Enumerable.Range(0, 1500).Select(i => (Point(i), Parse(i == 1400 ? """{"n":"many"}""" : $$"""{"n":{{i}}}"""))));
        using var database = GeoPackageDatabase.OpenForReading(path);
        database.Rows("SELECT n, n_text FROM points WHERE fid IN (1400, 1401, 1402) ORDER BY fid", row => (row.IsDBNull(0) ? (long?)null : row.GetInt64(0), row.GetString(1))).ShouldBe([(1399, "1399"), (null, "many"), (1401, "1401")]);
    }

    [Fact]
    public void A_geometry_is_kept_byte_for_byte_behind_the_header()
    {
        var polygon = new WKTReader(ProjectGeometry.Services).Read("POLYGON ((112.7 34.6, 112.8 34.6, 112.8 34.7, 112.7 34.6))");
        var wkb = new WKBWriter(ByteOrder.LittleEndian).Write(polygon);
        var blob = GeoPackageGeometry.Of(wkb, polygon.EnvelopeInternal, 4490);
        Convert.ToHexString(blob.AsSpan(0, 8)).ShouldBe("47500003" + "8A110000");
        new[] { 8, 16, 24, 32 }.Select(at => BitConverter.ToDouble(blob, at)).ShouldBe([112.7, 112.8, 34.6, 34.7]);
        GeoPackageGeometry.FindWkb(blob).ShouldNotBeNull().ToArray().ShouldBe(wkb);
        foreach (var bad in new[] { [], blob[..8], [(byte)'G', (byte)'Q', .. blob[2..]], [.. blob[..3], 0xFF, .. blob[4..]], blob[..40] })
            GeoPackageGeometry.FindWkb(bad).ShouldBeNull();
    }

    [Theory]
    [InlineData("EPSG:4490")]
    [InlineData("CRS84")]
    [InlineData("EPSG:4526")]
    [InlineData("EPSG:4547")]
    [InlineData("EPSG:4498")]
    [InlineData("EPSG:4509")]
    [InlineData("EPSG:32649")]
    public void A_reference_system_is_entered_under_its_number(string code)
    {
        var reference = SpatialReference.Of(Crs.Get(code));
        reference.Id.ShouldBe(code is "CRS84" ? 4326 : int.Parse(code[5..], CultureInfo.InvariantCulture));
        reference.WellKnownText.ShouldEndWith($"AUTHORITY[\"EPSG\",\"{reference.Id}\"]]");
    }

    [Theory]
    [InlineData("GCJ02")]
    [InlineData("EPSG:3857")]
    [InlineData("EPSG:4610")]
    public void No_layer_rests_on_a_web_map_or_an_old_datum(string code) => Should.Throw<ArgumentException>(() => SpatialReference.Of(Crs.Get(code)));

    [ToolFact("gdalsrsinfo")]
    public void Definitions_are_those_of_the_registry()
    {
        foreach (var code in new[] { "EPSG:4490", "EPSG:4491", "EPSG:4513", "EPSG:4526", "EPSG:4534", "EPSG:4547", "EPSG:4554", "EPSG:4498", "EPSG:4509", "EPSG:4326", "EPSG:32643", "EPSG:32653" })
        {
            var reference = SpatialReference.Of(Crs.Get(code));
            WithoutAxes(reference.WellKnownText).ShouldBe(WithoutAxes(code), code);
        }

        // Axes are left out of ours: a GeoPackage has its own.
        static string WithoutAxes(string system) => Regex.Replace(
            ToolProcess.Run("gdalsrsinfo", ["-o", "wkt1", "--single-line", system]).EnsureSuccess().Output.Trim(), ",AXIS\\[\"[^\"]*\",[A-Z]+\\]", "", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_style_carries_colour_opacity_and_line_pattern()
    {
        var xml = XDocument.Parse(LayerStyleQml.Of(new LayerStyle("#B38600", 0.4, LinePattern.Dashed), "MULTIPOLYGON"));
        var symbol = xml.Root!.Element("renderer-v2")!.Element("symbols")!.Element("symbol")!;
        symbol.Attribute("type")!.Value.ShouldBe("fill");
        var settings = symbol.Element("layer")!.Elements("prop").ToDictionary(prop => prop.Attribute("k")!.Value, prop => prop.Attribute("v")!.Value, StringComparer.Ordinal);
        (settings["color"], settings["outline_color"], settings["outline_style"]).ShouldBe(("179,134,0,102", "179,134,0,255", "dash"));
        XDocument.Parse(LayerStyleQml.Of(new LayerStyle("#336699", 1, LinePattern.Dotted), "LINESTRING")).Descendants("prop").ShouldContain(prop => prop.Attribute("k")!.Value == "line_style" && prop.Attribute("v")!.Value == "dot");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(51)]
    [InlineData(52)]
    [InlineData(7000)]
    public void The_spatial_index_is_whole_and_finds_what_a_search_through_all_finds(int count)
    {
        var random = new Random(410307);
        var points = Enumerable.Range(0, count).Select(_ => ProjectGeometry.Factory.CreatePoint(new Coordinate(112.7 + (random.NextDouble() / 10), 34.6 + (random.NextDouble() / 10)))).ToList();
        using var database = GeoPackageDatabase.OpenForReading(Write(points.Select(point => (point, Parse("{}")))));
        database.Rows("SELECT rtreecheck('rtree_points_geom')", row => row.GetString(0)).ShouldBe(["ok"]);
        database.Rows("SELECT count(*) FROM rtree_points_geom", row => row.GetInt64(0)).ShouldBe([count]);
        for (var i = 0; i < 100; i++)
        {
            var (west, south) = (112.7 + (random.NextDouble() / 10), 34.6 + (random.NextDouble() / 10));
            var box = new Envelope(west, west + 0.01, south, south + 0.01);
            var found = database.Rows(string.Create(CultureInfo.InvariantCulture, $"SELECT id FROM rtree_points_geom WHERE maxx >= {box.MinX} AND minx <= {box.MaxX} AND maxy >= {box.MinY} AND miny <= {box.MaxY}"), row => row.GetInt64(0)).ToHashSet();
            var inside = Enumerable.Range(0, count).Where(at => box.Intersects(points[at].Coordinate)).Select(at => at + 1L).ToList();
            inside.ShouldBeSubsetOf(found);
            found.Count.ShouldBeLessThanOrEqualTo(inside.Count + 2); // boxes are rounded outwards by some decimetres
        }
    }

    [ToolFact("ogrinfo")]
    public void Another_program_reads_what_was_written()
    {
        var path = Write([(Point(1), Parse("""{"地类":"旱地","面积":12.5,"n":3,"flag":true}""")), (Point(2), Parse("""{"地类":"水田 \"x\"","extra":null}"""))]);
        var text = ToolProcess.Run("ogrinfo", ["-al", path]).EnsureSuccess();
        text.Errors.ShouldBeEmpty();
        foreach (var expected in new[] { "Feature Count: 2", "Geometry: Point", "地类: String (0.0)", "面积: Real (0.0)", "n: Integer64 (0.0)", "flag: Integer(Boolean) (0.0)", "面积 (Real) = 12.5", "ID[\"EPSG\",4490]", "POINT (112.701 34.6)", "地类 (String) = 水田 \"x\"" })
            text.Output.ShouldContain(expected);
        ToolProcess.Run("ogrinfo", ["-al", "-so", "-spat", "112.7015", "34", "113", "35", path]).EnsureSuccess().Output.ShouldContain("Feature Count: 1");
    }

    private string Write(IEnumerable<(Point Point, JsonObject Properties)> features)
    {
        var path = _scratch["points.gpkg"];
        using var database = GeoPackageDatabase.Create(path);
        database.Begin();
        using (var table = new FeatureTable(database, "points", Crs.Cgcs2000))
        {
            foreach (var (point, properties) in features)
                table.Add($"{point.X}", point, new WKBWriter(ByteOrder.LittleEndian).Write(point), properties, CanonicalJson.Utf8(properties));
            table.End("点", "测试", SmallWorkspace.Act.Time, refusal: null);
        }

        database.Commit();
        return path;
    }

    private static Point Point(int number) => ProjectGeometry.Factory.CreatePoint(new Coordinate(112.7 + 0.001 * number, 34.6));

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
