using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Planning.Tests.Sites;
using Yanshi.Gis.ReferenceSystems;
using static Yanshi.Gis.Planning.Tests.Rules.Books;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Rules;

/// <summary>Legal distances, drawn on round coordinates of the 3° zone, where they are measured.</summary>
public sealed class RuleDistanceTests
{
    private const double East = 389_000;
    private const double North = 3_834_000;
    private static readonly DateOnly AsOf = new(2026, 11, 22);
    private static readonly AnalysisProjection FromZone = new(Crs.Get("EPSG:4547"), Plane);
    private static readonly FeatureField Grade = Field("grade", "national", "county");

    private static readonly RuleBook Roads = Book(
        [Grade],
        Rule("layer.national", Verdict.Prohibited) with { Distance = new(20, "用地外缘", 0), Where = [Is("grade", "national")] },
        Rule("layer.county", Verdict.Prohibited) with { Distance = new(10, "用地外缘", 0), Where = [Is("grade", "county")] });

    [Theory]
    [InlineData("national", 19.99, true)]
    [InlineData("national", 20, false)]
    [InlineData("national", 20.01, false)]
    [InlineData("county", 9.99, true)]
    [InlineData("county", 10, false)]
    public void A_line_stands_for_the_zone_of_its_class(string grade, double metres, bool isMet)
    {
        var report = Run(Roads, Line(metres, $$"""{"grade":"{{grade}}"}"""));
        var result = report.Layers[0];

        // At the limit itself the zone's edge and the site's are one line in two readings: at most the edge model's sliver.
        result.State.ShouldBeOneOf(isMet ? [LayerState.Conflict] : [LayerState.Clear, LayerState.BelowThreshold]);
        report.Verdict.ShouldBe(isMet ? Verdict.Prohibited : Verdict.Clear);
        result.NearestDistanceMetres!.Value.ShouldBe(metres, 0.01);
        if (!isMet)
            return;
        var finding = result.Findings.ShouldHaveSingleItem();
        finding.Measure!.What.ShouldBe(MeasureKind.Distance);
        finding.Measure.Value.ShouldBe(metres, 1e-6);
        finding.Measure.From.ShouldBe("用地外缘");
    }

    [Fact]
    public void The_area_is_that_of_the_site_in_the_zone()
    {
        var result = Run(Roads, Line(15, """{"grade":"national"}""")).Layers[0];

        // A strip of 5 m along the site's side of 100 m.
        result.AreaSquareMetres!.Value.ShouldBe(500, 0.5);
        result.Count.ShouldBe(1);
        result.Features.ShouldHaveSingleItem().AreaSquareMetres.ShouldBe(result.AreaSquareMetres.Value, 1e-6);
    }

    [Fact]
    public void A_class_that_is_not_known_takes_the_widest_zone()
    {
        var finding = Run(Roads, Line(15, "{}")).Layers[0].Findings.ShouldHaveSingleItem();
        finding.Rule.Id.ShouldBe("layer.national");
        finding.Assumed.ShouldBe(["feature.grade"]);
    }

    [Fact]
    public void Half_the_width_of_a_centre_line_is_added_and_said_to_be_approximate()
    {
        var book = Book(Rule("layer.any", Verdict.Prohibited) with { Distance = new(20, "用地外缘", 8) });
        var near = Run(book, Line(27.9, "{}")).Layers[0].Findings.ShouldHaveSingleItem();
        near.Measure!.Value.ShouldBe(19.9, 1e-6);
        near.Measure.From.ShouldBe("用地外缘（近似）");
        Run(book, Line(28, "{}")).Layers[0].Findings.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_that_no_rule_makes_a_zone_of_has_no_answer()
    {
        var result = Run(Book(Rule("layer.any", Verdict.Prohibited)), Line(50, "{}")).Layers[0];
        result.State.ShouldBe(LayerState.NoData);
        result.Reason.ShouldBe(ReasonCodes.ZoneUnknown);
    }

    [Fact]
    public void A_line_whose_class_no_rule_states_has_no_answer()
    {
        var book = Book([Grade], Rule("layer.national", Verdict.Prohibited) with { Distance = new(20, "用地外缘", 0), Where = [Is("grade", "national")] });
        Run(book, Line(50, """{"grade":"county"}""")).Layers[0].Reason.ShouldBe(ReasonCodes.ZoneUnknown);
    }

    [Fact]
    public void A_polygon_is_the_zone_itself()
    {
        Run(Roads, Zone(5, """{"grade":"national"}""")).Verdict.ShouldBe(Verdict.Clear);
        Run(Roads, Zone(-5, """{"grade":"national"}""")).Verdict.ShouldBe(Verdict.Prohibited);
    }

    [Theory]
    [InlineData(49.99, true)]
    [InlineData(50, false)]
    [InlineData(-10, true)]
    public void Within_a_distance_of_a_polygon_counts_from_its_edge(double metres, bool isMet)
    {
        var book = Book(Rule("layer.zone", Verdict.Notice) with { When = [Is("projectType", "mining")] }, Rule("layer.near", Verdict.Restricted, relation: RuleRelation.Within) with { Distance = new(50, "边缘", 0) });
        var report = Run(book, Zone(metres, "{}"), ("projectType", "industrial"));
        report.Layers[0].Findings.Count.ShouldBe(isMet ? 1 : 0);
        report.Verdict.ShouldBe(isMet ? Verdict.Restricted : Verdict.Clear);
    }

    [Fact]
    public void Where_a_distance_rule_looks_there_must_be_data()
    {
        var book = Book(Rule("layer.near", Verdict.Restricted, relation: RuleRelation.Within) with { Distance = new(50, "边缘", 0) });
        var coverage = FromZone.ToPlane(Area(Square(East - 40, North - 40, 180)));
        var layer = Layer().With(coverage, [new PlacedFeature(new LayerFeature { Id = "far" }, FromZone.ToPlane(Area(Square(East + 5000, North, 10))))]);
        var result = Run(book, layer).Layers[0];
        result.State.ShouldBe(LayerState.NoData);
        result.Reason.ShouldBe(ReasonCodes.PartlyCovered);
    }

    [Fact]
    public void A_distance_that_the_accuracy_of_the_line_may_undo_is_within_accuracy()
    {
        Certainty? CertaintyAt(double metres) => Run(Roads, Line(metres, """{"grade":"national"}""", accuracy: 1)).Layers[0].Findings.ShouldHaveSingleItem().Certainty;
        CertaintyAt(17.9).ShouldBe(Certainty.Certain);
        CertaintyAt(18.1).ShouldBe(Certainty.WithinAccuracy);
    }

    [Fact]
    public void A_point_stands_for_a_round_zone()
    {
        var book = Book(Rule("layer.station", Verdict.Procedure) with { Distance = new(1000, "观测场", 0) });
        ControlLayer Station(double x) => Layer().With(new PlacedFeature(new LayerFeature { Id = "s" }, FromZone.ToPlane(ProjectGeometry.Factory.CreatePoint(new Coordinate(East + x, North + 50)))));
        Run(book, Station(1099.9)).Verdict.ShouldBe(Verdict.Procedure);
        Run(book, Station(1100)).Verdict.ShouldBe(Verdict.Clear);
    }

    private static SiteReport Run(RuleBook book, ControlLayer layer, params (string Name, string Value)[] attributes)
    {
        var site = Site(FromZone.ToPlane(Area(Square(East, North, 100))), attributes: attributes);
        return SiteCheck.Run(site, Set(layer) with { RuleBook = book }, AsOf, "test");
    }

    // A line along the site's west side, so far from it.
    private static ControlLayer Line(double metres, string properties, double? accuracy = null)
    {
        var line = ProjectGeometry.Factory.CreateLineString([new(East - metres, North - 300), new(East - metres, North + 400)]);
        return (Layer() with { AccuracyMetres = accuracy }).With(Feature("road", Square(0, 0, 1), properties) with { Geometry = FromZone.ToPlane(line) });
    }

    private static ControlLayer Zone(double metres, string properties) =>
        Layer().With(Feature("zone", Square(0, 0, 1), properties) with { Geometry = FromZone.ToPlane(Area(Square(East - metres - 200, North - 50, 200))) });
}
