using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Sites;

public class LayerStateTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 22);

    // The site of every case: 100 m × 100 m.
    private static readonly string SiteSquare = Square(0, 0, 100);

    [Fact]
    public void A_square_over_the_edge_is_a_conflict_of_the_common_part()
    {
        var result = Check(Layer().With(Square(60, 50, 200)));
        result.State.ShouldBe(LayerState.Conflict);
        result.Reason.ShouldBeNull();
        result.AreaSquareMetres!.Value.ShouldBe(40 * 50, 1e-6);
        result.Count.ShouldBe(1);
        result.NearestDistanceMetres.ShouldBe(0);
        result.CoverageShare!.Value.ShouldBe(1, 1e-12);
        result.Features.ShouldHaveSingleItem().AreaSquareMetres.ShouldBe(2000, 1e-6);
    }

    [Fact]
    public void A_site_wholly_inside_is_a_conflict_of_all_of_it() =>
        Check(Layer().With(Square(-50, -50, 300))).AreaSquareMetres!.Value.ShouldBe(10_000, 1e-6);

    [Fact]
    public void A_hole_of_the_feature_does_not_count()
    {
        var result = Check(Layer().With("POLYGON((-50 -50, 200 -50, 200 200, -50 200, -50 -50), (10 10, 10 90, 90 90, 90 10, 10 10))"));
        result.State.ShouldBe(LayerState.Conflict);
        result.AreaSquareMetres!.Value.ShouldBe(10_000 - 80 * 80, 1e-6);
    }

    [Fact]
    public void A_site_in_a_hole_is_clear_and_as_far_as_the_holes_edge()
    {
        var result = Check(Layer().With("POLYGON((-500 -500, 600 -500, 600 600, -500 600, -500 -500), (-30 -30, -30 130, 130 130, 130 -30, -30 -30))"));
        result.State.ShouldBe(LayerState.Clear);
        result.AreaSquareMetres.ShouldBe(0);
        result.NearestDistanceMetres!.Value.ShouldBe(30, 0.07);
    }

    [Fact]
    public void Touching_along_an_edge_is_no_overlap_at_distance_zero()
    {
        var result = Check(Layer().With(Square(100, 0, 100)));
        result.State.ShouldBe(LayerState.Clear);
        result.Count.ShouldBe(0);
        result.Features.ShouldBeEmpty();
        result.NearestDistanceMetres!.Value.ShouldBe(0, 0.01);
    }

    [Fact]
    public void Touching_an_indicative_layer_is_no_data_not_clear()
    {
        var result = Check((Layer() with { Status = LayerStatus.Indicative }).With(Square(100, 0, 100)));
        result.State.ShouldBe(LayerState.NoData);
        result.Reason.ShouldBe(ReasonCodes.Indicative);
        result.AreaSquareMetres.ShouldBe(0);
    }

    [Fact]
    public void An_indicative_layer_that_is_met_is_a_conflict() =>
        Check((Layer() with { Status = LayerStatus.Indicative, Completeness = Completeness.Partial }).With(Square(50, 0, 100))).State.ShouldBe(LayerState.Conflict);

    [Fact]
    public void An_incomplete_layer_without_a_hit_is_no_data()
    {
        var result = Check((Layer() with { Completeness = Completeness.Partial }).With(Square(500, 0, 100)));
        (result.State, result.Reason).ShouldBe((LayerState.NoData, ReasonCodes.Incomplete));
        result.NearestDistanceMetres!.Value.ShouldBe(400, 400 * 0.0021);
    }

    [Fact]
    public void A_layer_that_does_not_say_where_it_has_data_is_no_data()
    {
        var result = Check(Layer().Covering(null, Square(500, 0, 100)));
        (result.State, result.Reason, result.CoverageShare).ShouldBe((LayerState.NoData, ReasonCodes.NoCoverage, null));
    }

    [Fact]
    public void A_site_half_outside_the_coverage_is_no_data()
    {
        var result = Check(Layer().Covering(Square(-500, -500, 550), Square(-400, -400, 10)));
        (result.State, result.Reason).ShouldBe((LayerState.NoData, ReasonCodes.PartlyCovered));
        result.CoverageShare!.Value.ShouldBe(0.25, 1e-12);
    }

    [Fact]
    public void One_square_metre_outside_the_coverage_is_tolerated_more_is_not()
    {
        const string far = "POLYGON((-400 -400, -390 -400, -390 -390, -400 -400))";
        Check(Layer().Covering("POLYGON((-500 -500, 99.99 -500, 99.99 500, -500 500, -500 -500))", far)).State.ShouldBe(LayerState.Clear);
        Check(Layer().Covering("POLYGON((-500 -500, 99.98 -500, 99.98 500, -500 500, -500 -500))", far)).State.ShouldBe(LayerState.NoData);
    }

    [Fact]
    public void Features_that_overlap_each_other_count_once()
    {
        var result = Check(Layer().With(Square(0, 0, 60), Square(30, 0, 60)));
        result.AreaSquareMetres!.Value.ShouldBe(90 * 60, 1e-6);
        result.Count.ShouldBe(2);
        result.Features.Select(overlap => Math.Round(overlap.AreaSquareMetres, 6)).ShouldBe([3600, 3600]);
    }

    [Fact]
    public void The_least_area_counts_the_sum_of_all_pieces()
    {
        // 40 pieces of 0.9 m² at a limit of 1 m² are a conflict of 36 m².
        var forty = Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"POLYGON(({i * 2} 0, {i * 2 + 0.9} 0, {i * 2 + 0.9} 1, {i * 2} 1, {i * 2} 0))")).ToArray();
        var definition = Layer() with { MinAreaSquareMetres = 1 };
        var result = Check(definition.With(forty));
        result.State.ShouldBe(LayerState.Conflict);
        result.AreaSquareMetres!.Value.ShouldBe(36, 1e-6);

        var one = Check(definition.With(forty[0]));
        (one.State, one.Reason).ShouldBe((LayerState.BelowThreshold, ReasonCodes.BelowThreshold));
        one.AreaSquareMetres!.Value.ShouldBe(0.9, 1e-6);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.000001)]
    [InlineData(0.01)]
    public void Narrow_fields_with_a_hair_between_them_are_no_slivers(double gap)
    {
        var fields = Enumerable.Range(0, 40).Select(i => FormattableString.Invariant(
            $"POLYGON(({i} 0, {i + 1 - gap} 0, {i + 1 - gap} 50, {i} 50, {i} 0))"));
        Check((Layer() with { MinWidthMetres = 2 }).With([.. fields])).State.ShouldBe(LayerState.Conflict);
    }

    [Fact]
    public void Narrow_fields_well_apart_are_slivers_each()
    {
        var fields = Enumerable.Range(0, 20).Select(i => FormattableString.Invariant($"POLYGON(({2 * i} 0, {2 * i + 1} 0, {2 * i + 1} 50, {2 * i} 50, {2 * i} 0))"));
        Check((Layer() with { MinWidthMetres = 2 }).With([.. fields])).State.ShouldBe(LayerState.BelowThreshold);
    }

    [Fact]
    public void Gaps_of_an_edge_model_that_fill_the_site_are_no_gaps() =>
        SiteCheck.Run(Site("POLYGON((0 0, 0.009 0, 0.009 100, 0 100, 0 0))"), Set(Layer().With(Square(-50, -50, 300))), AsOf, "test")
            .Layers[0].State.ShouldBe(LayerState.Conflict);

    [Fact]
    public void A_site_smaller_than_what_may_lie_outside_the_coverage_is_still_outside_it()
    {
        var district = Area(Square(500, 500, 100));
        var data = (Layer() with { Mandatory = true }).With(Square(520, 520, 10)) with { Coverage = PreparedPolygons.Prepare(PackedPolygons.Pack([district])) };
        var report = SiteCheck.Run(Site(Square(0, 0, 0.9)), Set(data), AsOf, "test");
        report.Layers[0].State.ShouldBe(LayerState.NoData);
        report.Verdict.ShouldBe(Verdict.Undetermined);
    }

    [Fact]
    public void Nothing_but_slivers_is_below_the_threshold_and_a_broad_piece_makes_all_count()
    {
        const string thread = "POLYGON((0 0, 100 0, 100 0.5, 0 0.5, 0 0))";
        var definition = Layer() with { MinWidthMetres = 1 };
        var slivers = Check(definition.With(thread));
        slivers.State.ShouldBe(LayerState.BelowThreshold);
        var sliver = slivers.Slivers.ShouldHaveSingleItem();
        sliver.Why.ShouldBe(SliverReason.Width);
        sliver.AreaSquareMetres.ShouldBe(50, 1e-6);
        sliver.WidthMetres.ShouldBe(2 * 50 / 201.0, 1e-6);

        var both = Check(definition.With(thread, Square(50, 50, 10)));
        both.State.ShouldBe(LayerState.Conflict);
        both.AreaSquareMetres!.Value.ShouldBe(150, 1e-6);
        both.Slivers.Count.ShouldBe(1);
    }

    [Fact]
    public void A_thread_thinner_than_a_centimetre_is_never_a_conflict_whatever_the_thresholds()
    {
        var result = Check(Layer().With("POLYGON((-50 -50, 150 -50, 150 0.004, -50 0.004, -50 -50))"));
        result.State.ShouldBe(LayerState.BelowThreshold);
        result.Slivers.ShouldHaveSingleItem().Why.ShouldBe(SliverReason.EdgeModel);
        result.AreaSquareMetres!.Value.ShouldBe(0.4, 1e-6);
    }

    [Fact]
    public void A_thread_against_an_indicative_layer_stays_no_data() =>
        Check((Layer() with { Status = LayerStatus.Indicative }).With("POLYGON((-50 -50, 150 -50, 150 0.004, -50 0.004, -50 -50))")).State.ShouldBe(LayerState.NoData);

    [Fact]
    public void A_must_contain_layer_asks_for_the_part_outside()
    {
        var result = Check((Layer() with { Role = LayerRole.MustContain }).With("POLYGON((-50 -50, 70 -50, 70 150, -50 150, -50 -50))"));
        result.State.ShouldBe(LayerState.Conflict);
        result.AreaSquareMetres!.Value.ShouldBe(30 * 100, 1e-6);
        result.Features.ShouldHaveSingleItem().AreaSquareMetres.ShouldBe(7000, 1e-6);
    }

    [Fact]
    public void A_site_inside_a_must_contain_layer_is_clear_and_one_far_from_it_all_conflict()
    {
        var definition = Layer() with { Role = LayerRole.MustContain };
        Check(definition.With(Square(-50, -50, 300))).State.ShouldBe(LayerState.Clear);
        var far = Check(definition.With(Square(5000, 5000, 10)));
        (far.State, far.AreaSquareMetres!.Value, far.NearestDistanceMetres).ShouldBe((LayerState.Conflict, 10_000, null));
    }

    [Fact]
    public void A_must_contain_layer_that_does_not_say_where_it_has_data_accuses_nobody()
    {
        var result = Check((Layer() with { Role = LayerRole.MustContain }).Covering(null, Square(5000, 5000, 10)));
        (result.State, result.Reason, result.AreaSquareMetres).ShouldBe((LayerState.NoData, ReasonCodes.NoCoverage, null));
    }

    [Fact]
    public void A_context_layer_is_clear_with_its_overlap()
    {
        var result = Check((Layer() with { Role = LayerRole.Context }).With(Square(50, 0, 100)));
        result.State.ShouldBe(LayerState.Clear);
        result.AreaSquareMetres!.Value.ShouldBe(5000, 1e-6);
        Check((Layer() with { Role = LayerRole.Context, Completeness = Completeness.Partial }).With(Square(50, 0, 100))).State.ShouldBe(LayerState.NoData);
    }

    [Fact]
    public void Distances_are_sought_to_a_kilometre()
    {
        // North–south the plane is true to 0.21 %, and at its middle to the millimetre.
        Check(Layer().With(Square(0, 1099, 10))).NearestDistanceMetres!.Value.ShouldBe(999, 2.1);
        Check(Layer().With(Square(0, 1110, 10))).NearestDistanceMetres.ShouldBeNull();
    }

    [Fact]
    public void The_worst_accuracy_of_the_features_met_is_reported()
    {
        var definition = Layer() with { AccuracyMetres = 2 };
        Feature[] features = [new("a", Square(50, 0, 10), 5), new("b", Square(50, 50, 10), null), new("c", Square(500, 0, 10), 50)];
        var layer = definition.With([.. features.Select(f => new PlacedFeature(new LayerFeature { Id = f.Id, AccuracyMetres = f.Accuracy }, Area(f.Wkt)))]);
        Check(layer).AccuracyMetres.ShouldBe(5);
        Check(definition.With(Square(500, 0, 10))).AccuracyMetres.ShouldBe(2);
    }

    private sealed record Feature(string Id, string Wkt, double? Accuracy);

    private static LayerResult Check(ControlLayer layer) => SiteCheck.Run(Site(SiteSquare), Set(layer), AsOf, "test").Layers.ShouldHaveSingleItem();
}
