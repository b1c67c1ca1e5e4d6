using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Sites;

public class SiteCheckTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 22);
    private static readonly Site Here = Site(Square(0, 0, 100));
    private static readonly string OnIt = Square(50, 50, 100);
    private static readonly string Elsewhere = Square(500, 500, 100);

    [Fact]
    public void Every_layer_of_the_catalogue_is_answered_in_its_order()
    {
        var report = Run(Set([Layer("b").Definition, Layer("c").Definition], Layer("a").With(Elsewhere)));
        report.Layers.Select(layer => layer.Layer.Id).ShouldBe(["a", "b", "c"]);
        report.Layers.Select(layer => layer.State).ShouldBe([LayerState.Clear, LayerState.NoData, LayerState.NoData]);
        report.Layers[1].Reason.ShouldBe(ReasonCodes.Absent);
        report.Layers[1].AreaSquareMetres.ShouldBeNull();
        report.Layers[1].Count.ShouldBeNull();
    }

    [Fact]
    public void All_mandatory_layers_clear_is_clear()
    {
        var report = Run(Set((Layer() with { Mandatory = true }).With(Elsewhere)));
        (report.Verdict, report.Basis).ShouldBe((Verdict.Clear, VerdictBasis.Formal));
        report.UndeterminedBy.ShouldBeEmpty();
    }

    [Fact]
    public void A_mandatory_layer_without_data_leaves_it_undetermined()
    {
        var report = Run(Set([(Layer("must") with { Mandatory = true }).Definition, Layer("may").Definition], Layer("a").With(Elsewhere)));
        report.Verdict.ShouldBe(Verdict.Undetermined);
        report.UndeterminedBy.ShouldBe(["must"]);
    }

    [Fact]
    public void An_optional_layer_without_data_does_not() => Run(Set([Layer("may").Definition], Layer("a").With(Elsewhere))).Verdict.ShouldBe(Verdict.Clear);

    [Fact]
    public void A_damaged_layer_is_failed_never_absent()
    {
        var layer = Layer("must") with { Mandatory = true };
        var catalogue = new Catalogue(new District("1", "区", "D"), Extent, Plane, [layer.Definition]);
        var damaged = LayerHolding.Damaged("must", layer.Version, new Problem(ReasonCodes.Damaged, "f", "坏", "bad"));
        var report = Run(new PlanningData(new LayerSet(catalogue, [damaged]), Parks: []));
        var result = report.Layers.ShouldHaveSingleItem();
        (result.State, result.Reason).ShouldBe((LayerState.Failed, ReasonCodes.Damaged));
        report.UndeterminedBy.ShouldBe(["must"]);
        report.Verdict.ShouldBe(Verdict.Undetermined);
    }

    [Fact]
    public void A_mandatory_indicative_layer_without_a_hit_leaves_it_undetermined() =>
        Run(Set((Layer("a") with { Mandatory = true, Status = LayerStatus.Indicative }).With(Elsewhere))).UndeterminedBy.ShouldBe(["a"]);

    [Fact]
    public void A_conflict_that_no_rule_has_judged_is_not_clear()
    {
        var report = Run(Set(Layer("a").With(OnIt)));
        report.Verdict.ShouldBe(Verdict.Undetermined);
        report.UndeterminedBy.ShouldBeEmpty();
    }

    [Fact]
    public void Data_that_is_not_in_force_on_the_date_is_not_used()
    {
        var layers = Set((Layer("a") with { Vintage = new DateOnly(2011, 11, 25), InForceFrom = new DateOnly(2012, 3, 1), InForceUntil = new DateOnly(2030, 1, 1) }).With(OnIt));
        StateOn(2012, 2, 29).ShouldBe((LayerState.NoData, ReasonCodes.NoVersionInForce));
        StateOn(2012, 3, 1).ShouldBe((LayerState.Conflict, null));
        StateOn(2030, 1, 1).ShouldBe((LayerState.Conflict, null));
        StateOn(2030, 1, 2).ShouldBe((LayerState.NoData, ReasonCodes.NoVersionInForce));

        (LayerState, string?) StateOn(int year, int month, int day)
        {
            var result = SiteCheck.Run(Here, layers, new DateOnly(year, month, day), "test").Layers[0];
            return (result.State, result.Reason);
        }
    }

    [Fact]
    public void The_basis_names_what_weakens_the_verdict_most()
    {
        var formal = Layer("a").With(OnIt);
        var indicative = (Layer("b") with { Status = LayerStatus.Indicative }).With(OnIt);
        var synthetic = (Layer("c") with { Status = LayerStatus.Synthetic }).With(Elsewhere);
        var assumed = Site(Square(0, 0, 100), CrsCertainty.Assumed);

        BasisOf(Here, formal).ShouldBe(VerdictBasis.Formal);
        BasisOf(Here, formal, indicative).ShouldBe(VerdictBasis.Indicative);
        BasisOf(assumed, formal, indicative).ShouldBe(VerdictBasis.Preview);
        BasisOf(assumed, formal, indicative, synthetic).ShouldBe(VerdictBasis.Demonstration);
        BasisOf(Site(Square(0, 0, 100), CrsCertainty.Declared, Crs.Get("GCJ02")), formal).ShouldBe(VerdictBasis.Preview);
        BasisOf(Here, (Layer("b") with { Status = LayerStatus.Indicative }).With(Elsewhere)).ShouldBe(VerdictBasis.Formal);

        static VerdictBasis BasisOf(Site site, params ControlLayer[] layers) => SiteCheck.Run(site, Set(layers), AsOf, "test").Basis;
    }

    private static SiteReport Run(PlanningData layers) => SiteCheck.Run(Here, layers, AsOf, "test");
}
