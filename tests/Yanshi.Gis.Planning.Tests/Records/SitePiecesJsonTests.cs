using System.Text.Json.Nodes;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Records;

/// <summary>The site is 100 m by 100 m; layer a covers two strips in the west, layer b the south, layer c a corner.</summary>
public class SitePiecesJsonTests
{
    private const string Digest = "sha256:0";

    private static readonly string Strips = "MULTIPOLYGON(((0 0, 20 0, 20 100, 0 100, 0 0)), ((30 0, 40 0, 40 100, 30 100, 30 0)))";
    private static readonly string South = "POLYGON((-50 -50, 150 -50, 150 50, -50 50, -50 -50))";

    [Fact]
    public void Members_and_properties_stand_in_order()
    {
        var document = Of(Set(Layer("a").With(Strips)));
        Names(document).ShouldBe("type schema record coordinateSystem confidentiality omitted features");
        (document["schema"]!.GetValue<string>(), document["record"]!.GetValue<string>(), document["coordinateSystem"]!.GetValue<string>()).ShouldBe(("yanshi-gis/site-pieces/1", Digest, "EPSG:4490"));
        foreach (var feature in Features(document))
            Names(feature).ShouldBe("type geometry properties");
        Names(Features(document)[0]["properties"]!).ShouldBe("kind layers areaSquareMetres title state confidentiality");
        Names(Features(document)[1]["properties"]!).ShouldBe("kind layers areaSquareMetres title state confidentiality widthMetres");
    }

    [Fact]
    public void The_site_then_pieces_largest_first_then_cells()
    {
        var document = Of(Set(Layer("a").With(Strips), Layer("b").With(South)));
        Features(document).Select(Describe).ShouldBe(
        [
            "site  10000 undetermined",
            "conflict a 2000 conflict", "conflict a 1000 conflict", "conflict b 5000 conflict",
            "cell a b 1500 conflict", "cell a 1500 conflict", "cell b 3500 conflict", "cell  3500 ",
        ]);
        Features(document)[1]["properties"]!["widthMetres"]!.GetValue<double>().ShouldBe(16.67);
    }

    [Fact]
    public void Outlines_are_the_pieces_in_degrees_wound_as_GeoJSON_wants()
    {
        var document = Of(Set(Layer("a").With(Strips), Layer("b").With(South)));
        var plane = new AnalysisProjection(Crs.Cgcs2000, Plane);
        foreach (var feature in Features(document))
        {
            var area = AreaFrom(feature["geometry"]!);
            plane.LonLatToPlane(area).Area.ShouldBe(feature["properties"]!["areaSquareMetres"]!.GetValue<double>(), 0.1);
            for (var i = 0; i < area.NumGeometries; i++)
                Orientation.IsCCW(((Polygon)area.GetGeometryN(i)).ExteriorRing.CoordinateSequence).ShouldBeTrue();
        }
    }

    [Fact]
    public void Rounded_areas_add_up()
    {
        var document = Of(Set(Layer("a").With("POLYGON((0 0, 33.335 0, 33.335 100, 0 100, 0 0))"), Layer("b").With("POLYGON((0 0, 100 0, 100 66.665, 0 66.665, 0 0))"), Layer("c").With("POLYGON((12.3456 0, 77.7777 0, 50.1234 99.9876, 12.3456 0))")));
        Features(document).Where(feature => Kind(feature) is "cell").Sum(feature => (decimal)feature["properties"]!["areaSquareMetres"]!.GetValue<double>()).ShouldBe(10_000m);
    }

    [Fact]
    public void Restricted_layers_stay_out_and_leave_no_line()
    {
        var data = Set((Layer("a") with { Confidentiality = Confidentiality.Secret }).With(Strips), Layer("b").With(South), (Layer("c") with { Confidentiality = Confidentiality.Internal }).With(Square(90, 90, 50)));
        var document = Of(data);
        Features(document).Select(Describe).ShouldBe(["site  10000 undetermined", "conflict b 5000 conflict", "cell b 5000 conflict", "cell  5000 "]);
        document["omitted"]!.ToJsonString().ShouldBe("""["a","c"]""");
        document["confidentiality"]!.GetValue<string>().ShouldBe("public");
        Features(document).Where(feature => Kind(feature) is "cell").ShouldAllBe(feature => feature["geometry"]!["coordinates"]![0]!.AsArray().Count == 5);
    }

    [Fact]
    public void Restricted_layers_are_written_when_asked_for_and_mark_what_they_touch()
    {
        var data = Set((Layer("a") with { Confidentiality = Confidentiality.Internal }).With(Strips), Layer("b").With(South));
        var document = Of(data, includeRestricted: true);
        document["omitted"]!.AsArray().ShouldBeEmpty();
        document["confidentiality"]!.GetValue<string>().ShouldBe("internal");
        Features(document).Where(feature => Kind(feature) is "cell").Select(feature => feature["properties"]!["confidentiality"]!.GetValue<string>()).ShouldBe(["internal", "internal", "public", "public"]);
    }

    [Fact]
    public void A_must_contain_layer_shows_what_lies_outside()
    {
        var document = Of(Set((Layer("boundary") with { Role = LayerRole.MustContain }).With(South)));
        Features(document).Select(Describe).ShouldBe(["site  10000 undetermined", "conflict boundary 5000 conflict", "cell boundary 5000 conflict", "cell  5000 "]);
    }

    [Fact]
    public void A_piece_too_thin_for_degrees_has_no_outline()
    {
        // A hundredth of a millimetre by 100 m.
        var document = Of(Set(Layer("a").With(Square(50, 0, 50), "POLYGON((0 0, 0.00001 0, 0.00001 100, 0 100, 0 0))")));
        var pieces = Features(document).Where(feature => Kind(feature) is "conflict").ToList();
        pieces.Select(Describe).ShouldBe(["conflict a 2500 conflict", "conflict a 0 conflict"]);
        pieces[0]["geometry"].ShouldNotBeNull();
        pieces[1]["geometry"].ShouldBeNull();
    }

    [Fact]
    public void Farmlands_pieces_are_those_of_land_use()
    {
        var landUse = (Layer("land-use") with { Role = LayerRole.Context }).With(
            Feature("1", Square(0, 0, 40), """{"DLBM":"0103","KCXS":0.1}"""), Feature("2", Square(50, 50, 50), """{"DLBM":"0701"}"""));
        var document = Of(Set([Layer("farmland").Definition], landUse));
        Features(document).Select(Describe).ShouldBe(["site  10000 undetermined", "conflict farmland 1600 conflict", "cell farmland 1600 conflict", "cell  8400 "]);
    }

    [Fact]
    public void Exactly_the_versions_of_the_report_are_used()
    {
        var first = Layer("a").With(Strips);
        var second = (Layer("a") with { VersionNumber = 2, InForceFrom = new DateOnly(2027, 1, 1) }).With(South);
        var both = With(first, second);
        var report = SiteCheck.Run(Site(Square(0, 0, 100)), both, new DateOnly(2026, 11, 22), "test");
        SitePieces.Of(report, both).Layers[0].Area.Area.ShouldBe(3_000, 1e-6);

        var missing = Should.Throw<ReferenceDataException>(() => SitePieces.Of(report, With(second))).Problem;
        (missing.Code, missing.Where).ShouldBe(("pieces.version-missing", "a"));
        var changed = Should.Throw<ReferenceDataException>(() => SitePieces.Of(report, With(first with { Sha256 = new string('1', 64) }))).Problem;
        (changed.Code, changed.Where).ShouldBe(("pieces.version-changed", "a"));
        var damage = new Problem("layer.damaged", "f", "坏", "bad");
        Should.Throw<ReferenceDataException>(() => SitePieces.Of(report, new PlanningData(new LayerSet(both.Layers.Catalogue, [LayerHolding.Damaged("a", first.Version, damage)]), []))).Problem.ShouldBe(damage);

        static PlanningData With(params ControlLayer[] versions) => new(
            new LayerSet(new Catalogue(new District("1", "区", "D"), Extent, Plane, [versions[0].Definition]), [.. versions.Select(LayerHolding.Loaded)]), []);
    }

    private static JsonObject Of(PlanningData data, bool includeRestricted = false)
    {
        var report = SiteCheck.Run(Site(Square(0, 0, 100)), data, new DateOnly(2026, 11, 22), "test");
        return SitePiecesJson.Of(SitePieces.Of(report, data), Digest, includeRestricted);
    }

    private static List<JsonNode> Features(JsonObject document) => [.. document["features"]!.AsArray().Select(feature => feature!)];

    private static string Kind(JsonNode feature) => feature["properties"]!["kind"]!.GetValue<string>();

    private static string Describe(JsonNode feature)
    {
        var properties = feature["properties"]!;
        return FormattableString.Invariant(
            $"{Kind(feature)} {string.Join(' ', properties["layers"]!.AsArray().Select(id => id!.GetValue<string>()))} {properties["areaSquareMetres"]!.GetValue<double>()} {properties["state"]?.GetValue<string>()}");
    }

    private static Geometry AreaFrom(JsonNode geometry)
    {
        var coordinates = geometry["coordinates"]!.AsArray();
        return geometry["type"]!.GetValue<string>() is "Polygon"
            ? PolygonFrom(coordinates)
            : ProjectGeometry.Factory.CreateMultiPolygon([.. coordinates.Select(part => PolygonFrom(part!.AsArray()))]);
    }

    private static Polygon PolygonFrom(JsonArray rings)
    {
        var linear = rings.Select(ring => ProjectGeometry.Factory.CreateLinearRing([.. ring!.AsArray().Select(point => new Coordinate(point![0]!.GetValue<double>(), point[1]!.GetValue<double>()))])).ToList();
        return ProjectGeometry.Factory.CreatePolygon(linear[0], [.. linear.Skip(1)]);
    }

    private static string Names(JsonNode node) => string.Join(' ', node.AsObject().Select(member => member.Key));
}
