using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Positions;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Tests.Imports;

public class DeliveryPositionTests
{
    private static readonly GeographicExtent Extent = Deliveries.Catalogue.Extent;

    [Theory]
    [InlineData("EPSG:4547", 389_000, 3_837_000, "EPSG:4547", CrsCertainty.Declared)]
    [InlineData("EPSG:4526", 38_389_000, 3_837_000, "EPSG:4526", CrsCertainty.Declared)]
    [InlineData("EPSG:4490", 112.79, 34.65, "EPSG:4490", CrsCertainty.Declared)]
    [InlineData(null, 389_000, 3_837_000, "EPSG:4547", CrsCertainty.Assumed)]
    [InlineData(null, 38_389_000, 3_837_000, "EPSG:4526", CrsCertainty.Assumed)]
    [InlineData(null, 112.79, 34.65, "EPSG:4490", CrsCertainty.Assumed)]
    public void What_is_said_or_else_what_the_numbers_say_is_taken(string? declared, double x, double y, string crs, CrsCertainty how)
    {
        var position = Resolve(declared, Squares((x, y)));
        (position.Reading.Crs.Code, position.Reading.How, position.HasStrays).ShouldBe((crs, how, false));
        position.Reading.Why.ShouldNotBeEmpty();
        position.Reading.WhyEnglish.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("another zone", "EPSG:4546", 389_000, 3_837_000, "crs.contradicts-header")]
    [InlineData("a prefix that is not there", "EPSG:4526", 389_000, 3_837_000, "crs.contradicts-header")]
    [InlineData("degrees called metres", "EPSG:4547", 112.79, 34.65, "crs.contradicts-header")]
    [InlineData("another province", "EPSG:4490", 116.4, 39.9, "crs.outside-extent")]
    [InlineData("an old datum without parameters", "EPSG:2383", 389_000, 3_837_000, "crs.datum-not-supported")]
    [InlineData("a system that nobody knows", "EPSG:1", 389_000, 3_837_000, "crs.unknown")]
    [InlineData("a web map", "GCJ02", 112.79, 34.65, "import.web-map")]
    public void Contradicting_numbers_are_refused(string name, string declared, double x, double y, string code) =>
        Should.Throw<InputRefusedException>(() => Resolve(declared, Squares((x, y))), name).Problem.Code.ShouldBe(code, name);

    [Fact]
    public void Numbers_that_fit_several_systems_are_asked_about()
    {
        var problem = Should.Throw<InputRefusedException>(() => Resolve(null, Squares((660_000, 3_837_000)))).Problem;
        problem.Code.ShouldBe("crs.ambiguous-zone");
        problem.English.ShouldContain("EPSG:4546");
        problem.English.ShouldContain("--crs");
    }

    [Fact]
    public void An_assumed_system_of_degrees_warns_of_web_maps() =>
        Resolve(null, Squares((112.79, 34.65))).Reading.Notes.Select(note => note.Code).ShouldBe(["crs.datum-assumed", "crs.possible-web-map-shift"]);

    [Fact]
    public void A_few_strays_do_not_hide_where_the_others_lie()
    {
        var features = Squares([.. Enumerable.Range(0, 99).Select(i => (389_000.0 + i, 3_837_000.0)), (0, 0)]);
        var position = Resolve("EPSG:4547", features);
        (position.Reading.Crs.Code, position.HasStrays).ShouldBe(("EPSG:4547", true));
    }

    [Fact]
    public void A_file_that_mixes_two_zones_is_refused()
    {
        var features = Squares([.. Enumerable.Range(0, 50).SelectMany(i => new[] { (389_000.0 + i, 3_837_000.0), (664_000.0 + i, 3_837_000.0) })]);
        Should.Throw<InputRefusedException>(() => Resolve("EPSG:4547", features)).Problem.Code.ShouldBe("crs.outside-extent");
    }

    [Fact]
    public void Without_a_single_geometry_nothing_can_be_told() =>
        Should.Throw<InputRefusedException>(() => Resolve("EPSG:4547", [Deliveries.Feature(1, (Geometry?)null)])).Problem.Code.ShouldBe("import.no-position");

    [Fact]
    public void Where_no_geometry_can_be_read_the_first_reason_is_told()
    {
        var unreadable = Deliveries.Feature(1, (Geometry?)null) with { Wkb = new byte[] { 1, 3, 0, 0, 0, 255 } };
        var problem = Should.Throw<InputRefusedException>(() => Resolve("EPSG:4547", [unreadable])).Problem;
        var reason = Should.Throw<InputRefusedException>(unreadable.ReadGeometry).Problem;
        problem.Code.ShouldBe("import.no-position");
        problem.Chinese.ShouldContain(reason.Chinese);
        problem.English.ShouldContain(reason.English);
    }

    [Fact]
    public void A_large_delivery_is_sampled_all_over()
    {
        var features = Squares([.. Enumerable.Range(0, 10_000).Select(i => (380_000.0 + i, 3_837_000.0))]);
        var bounds = DeliverySample.Of(features).Bounds;
        bounds.MinX.ShouldBe(380_000);
        bounds.MaxX.ShouldBe(390_000, 10);
    }

    [Theory]
    [InlineData("where it is said to be", 0, 0, 1, null)]
    [InlineData("off as GCJ-02", 563, -119, 1, "GCJ02")]
    [InlineData("off as BD-09", 1152, 576, 1, "BD09")]
    [InlineData("off by something else", -563, 119, 1, null)]
    [InlineData("a rough district tells nothing", 563, -119, 1000, null)]
    public void A_layer_that_fills_the_district_shows_a_web_maps_shift(string name, double east, double north, double accuracy, string? map)
    {
        var district = new Box(-12_000, -15_000, 12_000, 15_000);
        var layer = new Box(-12_000 + east, -15_000 + north, 12_000 + east, 15_000 + north);
        WebMapSuspicion.Find(layer, district, accuracy, Deliveries.Catalogue.Plane).ShouldBe(map, name);
    }

    private static DeliveryPosition Resolve(string? declared, IReadOnlyList<DeliveredFeature> features) => DeliveryPosition.Resolve(
        declared is null ? null : new CrsDeclaration { Code = declared, AxisOrder = AxisOrder.EastNorth }, userChoice: null, DeliverySample.Of(features), Extent);

    private static List<DeliveredFeature> Squares(params (double X, double Y)[] corners) =>
        [.. corners.Select((corner, i) => Deliveries.Feature(i, ProjectGeometry.Factory.ToGeometry(new Envelope(corner.X, corner.X + 1e-3, corner.Y, corner.Y + 1e-3))))];
}
