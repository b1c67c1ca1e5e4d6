using System.Text;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Tests.Formats;

public class GeoJsonSitesTests
{
    private const string Square = "[[112.70,34.70],[112.71,34.70],[112.71,34.71],[112.70,34.71],[112.70,34.70]]";
    private const string Hole = "[[112.702,34.702],[112.702,34.703],[112.703,34.703],[112.702,34.702]]";
    private const string Polygon = $$"""{"type":"Polygon","coordinates":[{{Square}}]}""";

    [Fact]
    public void Features_are_one_site_each()
    {
        var source = Read(Collection(Feature(Polygon, """{"编号":"A-1","名称":"甲"}"""), Feature(Polygon, """{"name":"乙"}""")));

        source.Format.ShouldBe("geojson");
        source.Projects.Select(project => (project.Id, project.Name)).ShouldBe([("A-1", "甲"), ("2", "乙")]);
        source.Projects[1].Parcels.ShouldHaveSingleItem().Where.ShouldBe("features[1]");
        source.Codes().ShouldBeEmpty();
    }

    [Fact]
    public void Grouped_by_file_all_features_are_one_site() =>
        Read(Collection(Feature(Polygon), Feature(Polygon)), new SiteFileOptions { Group = "file" }).Projects.ShouldHaveSingleItem().Parcels.Count.ShouldBe(2);

    [Fact]
    public void Grouped_by_a_field_equal_values_are_one_site()
    {
        var text = Collection(Feature(Polygon, """{"项目":"甲"}"""), Feature(Polygon, """{"项目":"乙"}"""), Feature(Polygon, """{"项目":"甲"}"""));

        Read(text, new SiteFileOptions { Group = "项目" }).Projects.Select(project => (project.Id, project.Parcels.Count)).ShouldBe([("甲", 2), ("乙", 1)]);
    }

    [Fact]
    public void Without_a_word_it_is_longitude_and_latitude_by_the_rfc()
    {
        var declared = Read(Polygon).Declared!;

        (declared.Code, declared.AxisOrder, declared.Words).ShouldBe(("CRS84", AxisOrder.EastNorth, "RFC 7946"));
    }

    [Theory]
    [InlineData("""{"type":"name","properties":{"name":"EPSG:4526"}}""", "EPSG:4526")]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}}""", "EPSG:4490")]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG:6.9:4547"}}""", "EPSG:4547")]
    [InlineData("""{"type":"name","properties":{"name":"http://www.opengis.net/def/crs/EPSG/0/4526"}}""", "EPSG:4526")]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}""", "CRS84")]
    [InlineData("""{"type":"EPSG","properties":{"code":4526}}""", "EPSG:4526")]
    public void A_crs_member_is_honoured(string crs, string code)
    {
        var declared = Read($$"""{"type":"FeatureCollection","crs":{{crs}},"features":[{{Feature(Polygon)}}]}""").Declared!;

        (declared.Code, declared.AxisOrder).ShouldBe((code, AxisOrder.EastNorth));
        declared.Words.ShouldNotBeNull().ShouldStartWith("crs: ");
    }

    [Theory]
    [InlineData("""{"type":"link","properties":{"href":"http://example.com/crs"}}""")]
    [InlineData("""{"type":"name","properties":{"name":"洛阳城建坐标系"}}""")]
    [InlineData("17")]
    public void A_crs_member_without_a_code_is_refused(string crs) =>
        Refused($$"""{"type":"FeatureCollection","crs":{{crs}},"features":[{{Feature(Polygon)}}]}""").Code.ShouldBe("geojson.crs");

    [Fact]
    public void Projected_numbers_that_nobody_explains_are_refused_with_advice() =>
        Refused("""{"type":"Polygon","coordinates":[[[38389077,3836986],[38389277,3836986],[38389277,3837136],[38389077,3836986]]]}""").ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("geojson.projected-without-crs"),
            problem => problem.Chinese.ShouldContain("--crs"));

    [Fact]
    public void Projected_numbers_that_the_user_explains_are_read()
    {
        var source = Read(
            """{"type":"Polygon","coordinates":[[[38389077,3836986],[38389277,3836986],[38389277,3837136],[38389077,3836986]]]}""",
            new SiteFileOptions { UserCrsGiven = true });

        source.Declared!.Code.ShouldBeNull();
        source.Projects[0].Parcels[0].Rings[0].Points[0].ShouldBe(new Coordinate(38389077, 3836986));
    }

    [Fact]
    public void Latitude_first_is_refused_as_what_it_is() =>
        Refused("""{"type":"Polygon","coordinates":[[[34.70,112.70],[34.70,112.71],[34.71,112.71],[34.70,112.70]]]}""").Code.ShouldBe("geojson.latitude-first");

    [Fact]
    public void Shells_and_holes_are_told_by_their_place()
    {
        var parcel = Read($$"""{"type":"MultiPolygon","coordinates":[[{{Square}},{{Hole}}],[{{Square}}]]}""").Projects[0].Parcels[0];

        parcel.Rings.Select(ring => (ring.Number, ring.Role)).ShouldBe([(1, RingRole.Shell), (2, RingRole.Hole), (3, RingRole.Shell)]);
    }

    [Fact]
    public void A_collection_of_polygons_is_one_area()
    {
        var parcel = Read($$"""{"type":"GeometryCollection","geometries":[{{Polygon}},{"type":"GeometryCollection","geometries":[{{Polygon}}]}]}""").Projects[0].Parcels[0];

        (parcel.Shape, parcel.Rings.Count).ShouldBe((SourceShape.Polygon, 2));
    }

    [Fact]
    public void A_collection_of_areas_and_lines_is_an_error() =>
        ErrorsOf($$"""{"type":"GeometryCollection","geometries":[{{Polygon}},{"type":"LineString","coordinates":[[112,34],[113,34]]}]}""")
            .ShouldBe([("geojson.mixed-collection", "geometry.geometries[1]")]);

    [Theory]
    [InlineData("LineString", "[[112,34],[113,34]]", SourceShape.Line, 1)]
    [InlineData("MultiLineString", "[[[112,34],[113,34]],[[112,35],[113,35]]]", SourceShape.Line, 2)]
    [InlineData("Point", "[112,34]", SourceShape.Point, 1)]
    [InlineData("MultiPoint", "[[112,34],[113,34]]", SourceShape.Point, 1)]
    public void Lines_and_points_are_read_for_what_they_are(string type, string coordinates, SourceShape shape, int rings)
    {
        var parcel = Read($$"""{"type":"{{type}}","coordinates":{{coordinates}}}""").Projects[0].Parcels[0];

        (parcel.Shape, parcel.Rings.Count).ShouldBe((shape, rings));
    }

    [Fact]
    public void Heights_are_left_out_and_said()
    {
        var source = Read(Polygon.Replace("34.70]", "34.70,120.5]", StringComparison.Ordinal));

        source.Codes().ShouldBe(["geojson.heights"]);
        source.Projects[0].Parcels[0].Rings[0].Points[0].ShouldBe(new Coordinate(112.70, 34.70));
    }

    [Theory]
    [InlineData("\"112.70\"")]
    [InlineData("null")]
    [InlineData("1e999")]
    [InlineData("[112.7]")]
    public void What_is_no_number_is_an_error_with_its_path(string number)
    {
        var text = Collection(Feature(Polygon), Feature(Polygon.Replace("[112.71,34.71]", $"[{number},34.71]", StringComparison.Ordinal)));

        ErrorsOf(text).ShouldBe([("geojson.coordinate", "features[1].geometry.coordinates[0][2]")]);
        Read(text).Projects[0].Defects.ShouldBeEmpty();
    }

    [Fact]
    public void A_polygon_whose_shell_is_lost_does_not_lend_its_hole_to_another()
    {
        var broken = $$"""{"type":"MultiPolygon","coordinates":[[{{Square}}],[[[1,2],[3,4]],{{Hole}}]]}""";

        ErrorsOf(broken).ShouldBe([("ring.too-few-points", "geometry.coordinates[1][0]")]);
        Read(broken).Projects[0].Parcels[0].Rings.ShouldHaveSingleItem().Role.ShouldBe(RingRole.Shell);
    }

    [Fact]
    public void An_open_ring_is_closed_and_said()
    {
        var source = Read("""{"type":"Polygon","coordinates":[[[112.70,34.70],[112.71,34.70],[112.71,34.71]]]}""");

        source.Codes().ShouldBe(["ring.unclosed"]);
        source.Projects[0].Parcels[0].Rings[0].Points.Length.ShouldBe(4);
    }

    [Fact]
    public void A_feature_without_geometry_is_an_error_of_its_own_and_no_other()
    {
        var source = Read(Collection(Feature("null"), Feature(Polygon)));

        source.Projects.Select(project => project.Codes().FirstOrDefault()).ShouldBe(["geojson.no-geometry", null]);
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[]]}""")]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""")]
    public void Empty_geometries_are_errors(string geometry) => ErrorsOf(geometry).Single().Code.ShouldBe("geojson.no-geometry");

    [Fact]
    public void Duplicate_ids_are_made_unique()
    {
        var source = Read(Collection(Feature(Polygon, """{"id":"7"}"""), Feature(Polygon, """{"id":"7-2"}"""), Feature(Polygon, """{"id":"7"}""")));

        source.Projects.Select(project => project.Id).ShouldBe(["7", "7-2", "7-3"]);
        source.Codes().ShouldBe(["parcel.duplicate-id"]);
    }

    [Fact]
    public void Attributes_are_scalars_as_text()
    {
        var attributes = Read(Feature(Polygon, """{"投资":12.50,"临时":true,"备注":null,"名称":"甲","表":[1]}""")).Projects[0].Attributes;

        attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}").ShouldBe(["临时=true", "名称=甲", "投资=12.50"]);
    }

    [Theory]
    [InlineData("""{"type":"Feature","geometry":null,"geometry":{"type":"Point","coordinates":[1,2]},"properties":null}""", "geojson.duplicate-member")]
    [InlineData("""{"type":"Polygon","coordinates":[],"coordinates":[]}""", "geojson.duplicate-member")]
    public void A_member_that_occurs_twice_is_an_error(string text, string code) => ErrorsOf(text).ShouldContain(error => error.Code == code);

    [Theory]
    [InlineData("""{"type":"Topology","objects":{}}""", "geojson.type")]
    [InlineData("""{"hello":"world"}""", "geojson.type")]
    [InlineData("""{"type":"featurecollection","features":[{}]}""", "geojson.type")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "geojson.no-feature")]
    [InlineData("""{"type":"FeatureCollection","features":{}}""", "geojson.no-feature")]
    [InlineData("[]", "geojson.no-feature")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature"}""", "geojson.syntax")]
    [InlineData("""{"type":"Polygon",}""", "geojson.syntax")]
    [InlineData("""{"type":"Point","coordinates":[1,NaN]}""", "geojson.syntax")]
    [InlineData("""{"type":"Point","coordinates":[1,2]} {}""", "geojson.syntax")]
    [InlineData("""{"type":"Feature","properties":{"name":"\ud800"},"geometry":null}""", "geojson.text")]
    [InlineData("""{"type":"Feature","properties":{"\udc00":"x"},"geometry":null}""", "geojson.text")]
    public void What_is_no_geojson_is_refused(string text, string code) => Refused(text).Code.ShouldBe(code);

    [Fact]
    public void Syntax_errors_name_their_line() => Refused("{\n\"type\": \"Polygon\",\n\"coordinates\": [[}\n").Where.ShouldBe("第 3 行");

    [Fact]
    public void Whole_surrogate_pairs_are_text() =>
        Read(Feature(Polygon, """{"name":"\ud842\udfb7\u9fb4\n\\ud800"}""")).Projects[0].Name.ShouldBe("\U00020BB7\u9FB4\n\\ud800");

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void A_nesting_bomb_is_refused(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));

        Refused(text).Code.ShouldBe("input.too-deep");
    }

    [Fact]
    public void A_bare_array_of_features_is_read_and_said()
    {
        var source = Read($"[{Feature(Polygon)},{Feature(Polygon)}]");

        source.Projects.Count.ShouldBe(2);
        source.Codes().ShouldBe(["geojson.bare-array"]);
    }

    [Fact]
    public void A_byte_order_mark_does_not_matter() =>
        SiteFile.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Polygon)], "a.json").Codes().ShouldBeEmpty();

    [Fact]
    public void Gbk_text_is_read_and_said()
    {
        var source = SiteFile.Read(BoundaryPointFiles.Gb18030.GetBytes(Feature(Polygon, """{"name":"偃师"}""")), "a.json");

        source.Projects[0].Name.ShouldBe("偃师");
        source.Codes().ShouldBe(["geojson.encoding"]);
    }

    [Fact]
    public void A_feature_with_too_many_points_is_refused() =>
        Should.Throw<InputRefusedException>(() => Read(Polygon, new SiteFileOptions { Limits = new SiteFileLimits { MaxPointsPerSite = 4 } }))
            .Problem.Code.ShouldBe("input.too-many-points");

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Feature(string geometry, string properties = "{}") =>
        $$"""{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}""";

    private static SiteSource Read(string text, SiteFileOptions? options = null) => SiteFile.Read(Encoding.UTF8.GetBytes(text), "a.geojson", options);

    private static Problem Refused(string text) => Should.Throw<InputRefusedException>(() => Read(text)).Problem;

    private static (string Code, string? Where)[] ErrorsOf(string text) =>
        [.. Read(text).Projects.SelectMany(project => project.Defects)
            .Where(defect => defect.Severity == DefectSeverity.Error)
            .Select(defect => (defect.Problem.Code, defect.Problem.Where))];
}
