using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rescreening;
using Yanshi.Gis.Planning.Tests.Sites;

namespace Yanshi.Gis.Planning.Tests.Rescreening;

public class VersionChangeTests
{
    private static readonly PlotLayer Layer = Plots.Layer() with { AccuracyMetres = 1.5 };
    private static readonly PlacedFeature Near = Plots.Feature("b", Plots.Square(0, 0, 100), """{"DLBM":"0103"}""", "乙");
    private static readonly PlacedFeature Far = Plots.Feature("a", Plots.Square(5000, 0, 100));

    [Fact]
    public void Equal_versions_concern_nobody()
    {
        var change = VersionChange.Of(Layer.With(Far, Near), (Layer with { VersionNumber = 2, Vintage = new(2025, 12, 31), InForceFrom = new(2026, 1, 1) }).With(Far, Near));
        (change.IsEverywhere, change.Features).ShouldBe((false, 0));
        change.Concerns(new Box(-1e6, -1e6, 1e6, 1e6), 1e6).ShouldBeFalse();
    }

    public static TheoryData<string, PlacedFeature[]> Changes => new()
    {
        { "gone", [Far] },
        { "moved", [Far, Plots.Feature("b", Plots.Square(50, 0, 100), """{"DLBM":"0103"}""", "乙")] },
        { "property", [Far, Plots.Feature("b", Plots.Square(0, 0, 100), """{"DLBM":"0101"}""", "乙")] },
        { "one property more", [Far, Plots.Feature("b", Plots.Square(0, 0, 100), """{"DLBM":"0103","x":null}""", "乙")] },
        { "name", [Far, Plots.Feature("b", Plots.Square(0, 0, 100), """{"DLBM":"0103"}""", "丙")] },
        { "id", [Far, Plots.Feature("c", Plots.Square(0, 0, 100), """{"DLBM":"0103"}""", "乙")] },
        { "another over it", [Far, Near, Plots.Feature("c", Plots.Square(90, 0, 100))] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Whatever_is_different_of_a_feature_concerns_those_around_it(string what, PlacedFeature[] now)
    {
        foreach (var change in new[] { VersionChange.Of(Layer.With(Far, Near), Layer.With(now)), VersionChange.Of(Layer.With(now), Layer.With(Far, Near)) })
        {
            (change.IsEverywhere, change.Features > 0).ShouldBe((false, true), what);
            change.Concerns(new Box(-150, 0, -101, 10), 102).ShouldBeTrue(what);
            change.Concerns(new Box(-150, 0, -120, 10), 102).ShouldBeFalse(what);
            change.Concerns(new Box(4000, 0, 4100, 10), 1012).ShouldBeFalse("the far feature is the same");
        }
    }

    [Fact]
    public void A_line_may_lie_twice_its_accuracy_from_where_it_is_drawn() =>
        VersionChange.Of(Layer.With(Far, Near), Layer.With(Far)).ReachMetres.ShouldBe(3);

    public static TheoryData<string, ControlLayer> Facts => new()
    {
        { "accuracy", (Layer with { AccuracyMetres = 2 }).With(Far, Near) },
        { "status", (Layer with { Status = LayerStatus.Indicative }).With(Far, Near) },
        { "completeness", (Layer with { Completeness = Completeness.Partial }).With(Far, Near) },
        { "no coverage", Layer.With(null, [Far, Near]) },
        { "another coverage", Layer.With(Plots.Area(Plots.Square(-9000, -9000, 17_000)), [Far, Near]) },
        { "a feature's accuracy", Layer.With(Far with { Feature = Far.Feature with { AccuracyMetres = 9 } }, Near) },
        { "the first line", Layer.With(Far, Near, Plots.Feature("z", "LINESTRING(7000 0, 7100 0)")) },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public void What_holds_for_all_of_a_layer_concerns_everybody(string what, ControlLayer other)
    {
        VersionChange.Of(Layer.With(Far, Near), other).IsEverywhere.ShouldBeTrue(what);
        VersionChange.Of(other, Layer.With(Far, Near)).Concerns(new Box(8000, 8000, 8001, 8001), 0).ShouldBeTrue(what);
    }

    [Fact]
    public void Lines_are_where_they_run()
    {
        var (one, other) = (Plots.Feature("z", "LINESTRING(7000 0, 7100 0)"), Plots.Feature("z", "LINESTRING(7000 0, 7100 50)"));
        var change = VersionChange.Of(Layer.With(Far, one), Layer.With(Far, other));
        (change.IsEverywhere, change.Features).ShouldBe((false, 1));
        change.Concerns(new Box(7050, 40, 7060, 50), 0).ShouldBeTrue();
        change.Concerns(new Box(0, 0, 100, 100), 1000).ShouldBeFalse();
    }
}
