using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Sites;

public class TownTests
{
    [Fact]
    public void The_largest_part_comes_first_and_a_town_of_several_features_is_one()
    {
        var towns = Of(
            Feature("a", "POLYGON((0 0, 20 0, 20 100, 0 100, 0 0))", """{"XZQDM":"410307105","XZQMC":"顾县镇"}"""),
            Feature("b", "POLYGON((20 0, 70 0, 70 100, 20 100, 20 0))", """{"XZQDM":"410307106"}""", "翟镇镇"),
            Feature("c", "POLYGON((70 0, 300 0, 300 100, 70 100, 70 0))", """{"XZQDM":"410307105","XZQMC":"顾县镇"}"""));
        towns.ShouldBe([new TownArea("410307105", "顾县镇", 5_000), new TownArea("410307106", "翟镇镇", 5_000)]);
    }

    [Fact]
    public void Towns_that_overlap_are_counted_once() =>
        Of(Feature("a", Square(0, 0, 100), "{}", "甲镇"), Feature("b", "POLYGON((50 0, 100 0, 100 100, 50 100, 50 0))", "{}", "乙镇")).ShouldBe([new TownArea(null, "甲镇", 10_000)]);

    [Fact]
    public void A_town_known_as_a_point_only_has_no_area() => Of(Feature("a", "POINT(50 50)", "{}", "甲镇")).ShouldBeEmpty();

    [Fact]
    public void A_neighbour_that_touches_is_not_named() => Of(Feature("a", Square(100, 0, 100), "{}", "甲镇")).ShouldBeEmpty();

    private static IReadOnlyList<TownArea> Of(params PlacedFeature[] features)
    {
        var layer = (Layer("towns") with { Role = LayerRole.Context }).With(features);
        return [.. SiteCheck.Run(Site(Square(0, 0, 100)), Set(layer), new DateOnly(2026, 11, 22), "test").Towns.Select(town => town with { AreaSquareMetres = Math.Round(town.AreaSquareMetres, 6) })];
    }
}
