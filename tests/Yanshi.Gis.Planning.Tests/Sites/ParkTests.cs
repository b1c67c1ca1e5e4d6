using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Sites;

public class ParkTests
{
    private static readonly PlanningData Data = Set((Layer("parks") with { Role = LayerRole.Context }).With(
        Feature("around", Square(-500, -500, 2_000)),
        Feature("beside", Square(100, 0, 50)),
        Feature("far", Square(1_200, 0, 50)),
        Feature("near", Square(600, 0, 50), "{}", "名在图层"),
        Feature("point", "POINT(50 50)"),
        Feature("point-far", "POINT(50 300)"))) with
    {
        Parks =
        [
            new Park("around", "大园区", "顾县镇", ["equipment", "footwear"]),
            new Park("beside", "邻园区", null, ["furniture"]),
            new Park("point", "未写行业的园区", null, []),
        ],
        Sectors = [new Sector("equipment", "装备制造", "Equipment"), new Sector("furniture", "智能家具", "Furniture"), new Sector("footwear", "制鞋", "Footwear")],
    };

    [Fact]
    public void Parks_within_a_kilometre_stand_nearest_first()
    {
        var parks = Of();
        parks.Select(park => park.Id).ShouldBe(["around", "beside", "point", "point-far", "near"]);
        parks.Select(park => Math.Round(park.DistanceMetres)).ShouldBe([0, 0, 0, 200, 500]);
        parks.Select(park => Math.Round(park.AreaSquareMetres, 6)).ShouldBe([10_000, 0, 0, 0, 0]);
        parks.Select(park => park.Name).ShouldBe(["大园区", "邻园区", "未写行业的园区", "point-far", "名在图层"]);
    }

    [Theory]
    [InlineData("sector", "equipment")]
    [InlineData("sector", "装备制造")]
    [InlineData("行业代码", " equipment ")]
    public void A_sector_fits_the_parks_that_are_for_it(string attribute, string value) =>
        Of((attribute, value)).Select(park => park.SectorFits).ShouldBe([true, false, null, null, null]);

    [Theory]
    [InlineData("sector", "C3411")]
    [InlineData("sector", "")]
    [InlineData("行业", "equipment")]
    public void A_sector_nobody_knows_fits_no_park_and_is_foreign_to_none(string attribute, string value) =>
        Of((attribute, value)).ShouldAllBe(park => park.SectorFits == null);

    [Fact]
    public void Without_a_sector_nothing_is_said_of_it() => Of().ShouldAllBe(park => park.SectorFits == null);

    private static IReadOnlyList<ParkRelation> Of(params (string Name, string Value)[] attributes) =>
        SiteCheck.Run(Site(Square(0, 0, 100), CrsCertainty.Declared, crs: null, attributes), Data, new DateOnly(2026, 11, 22), "test").Parks;
}
