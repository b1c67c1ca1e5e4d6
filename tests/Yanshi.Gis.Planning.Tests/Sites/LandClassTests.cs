using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Sites;

/// <summary>The site is 100 m by 100 m; the land around it is drawn in plain rectangles.</summary>
public class LandClassTests
{
    [Fact]
    public void Classes_are_added_up_by_code()
    {
        var classes = Of(
            Feature("1", Square(-100, 0, 150), """{"DLBM":"0701","DLMC":"城镇住宅用地"}"""),
            Feature("2", "POLYGON((50 0, 100 0, 100 20, 50 20, 50 0))", """{"DLBM":"0202"}"""),
            Feature("3", "POLYGON((50 20, 100 20, 100 40, 50 40, 50 20))", """{"DLBM":"0701"}"""),
            Feature("4", "POLYGON((50 40, 300 40, 300 300, 50 300, 50 40))", """{"DLBM":"1101 "}"""));
        classes.ShouldBe(
        [
            new LandClassArea("0202", "茶园", "农用地", 1_000),
            new LandClassArea("0701", "城镇住宅用地", "建设用地", 6_000),
            new LandClassArea("1101", "河流水面", "未利用地", 3_000),
        ]);
    }

    [Theory]
    [InlineData("0101", "水田")]
    [InlineData("0102", "水浇地")]
    [InlineData("0103", "旱地")]
    public void Field_ridges_of_farmland_are_a_class_of_their_own(string code, string name) =>
        Of(Feature("1", Square(0, 0, 100), $$"""{"DLBM":"{{code}}","KCXS":0.25}""")).ShouldBe(
            [new LandClassArea(code, name, "农用地", 7_500), new LandClassArea("1203", "田坎", "农用地", 2_500)]);

    [Fact]
    public void Ridges_drawn_by_themselves_and_those_of_farmland_are_one_class() =>
        Of(Feature("1", Square(0, 0, 50), """{"DLBM":"0103","KCXS":"0.2"}"""), Feature("2", Square(50, 50, 50), """{"DLBM":"1203"}""")).ShouldBe(
            [new LandClassArea("0103", "旱地", "农用地", 2_000), new LandClassArea("1203", "田坎", "农用地", 3_000)]);

    [Fact]
    public void A_ridge_share_of_other_land_takes_nothing_off() =>
        Of(Feature("1", Square(0, 0, 100), """{"DLBM":"0201","KCXS":0.25}""")).ShouldBe([new LandClassArea("0201", "果园", "农用地", 10_000)]);

    [Fact]
    public void Farmland_that_is_ridges_only_has_no_row_of_its_own() =>
        Of(Feature("1", Square(0, 0, 100), """{"DLBM":"0103","KCXS":1}""")).ShouldBe([new LandClassArea("1203", "田坎", "农用地", 10_000)]);

    [Fact]
    public void Features_that_overlap_are_counted_once_the_first_by_id_first()
    {
        var classes = Of(
            Feature("1", "POLYGON((0 0, 60 0, 60 100, 0 100, 0 0))", """{"DLBM":"0601"}"""),
            Feature("2", "POLYGON((40 0, 100 0, 100 100, 40 100, 40 0))", """{"DLBM":"0301"}"""),
            Feature("3", Square(50, 10, 5), """{"DLBM":"1101"}"""));
        classes.ShouldBe([new LandClassArea("0301", "乔木林地", "农用地", 4_000), new LandClassArea("0601", "工业用地", "建设用地", 6_000)]);
    }

    [Fact]
    public void A_code_outside_the_classification_keeps_the_datas_own_name() =>
        Of(Feature("1", Square(0, 0, 50), """{"DLBM":"9999","DLMC":"未知地"}"""), Feature("2", Square(50, 0, 50), """{"DLBM":"8888"}"""), Feature("3", Square(0, 50, 50))).ShouldBe(
        [
            new LandClassArea(string.Empty, "未注明地类", null, 2_500),
            new LandClassArea("8888", "8888", null, 2_500),
            new LandClassArea("9999", "未知地", null, 2_500),
        ]);

    [Fact]
    public void Land_that_only_touches_is_no_part() => Of(Feature("1", Square(100, 0, 50), """{"DLBM":"0601"}""")).ShouldBeEmpty();

    [Fact]
    public void A_ridge_share_that_is_none_fails_the_layer_and_leaves_no_classes()
    {
        var layer = (Layer("land-use") with { Role = LayerRole.Context, Mandatory = true }).With(Feature("1", Square(0, 0, 100), """{"DLBM":"0103","KCXS":7}"""));
        var report = SiteCheck.Run(Site(Square(0, 0, 100)), Set(layer), new DateOnly(2026, 11, 22), "test");
        report.LandClasses.ShouldBeEmpty();
        report.Layers.ShouldHaveSingleItem().State.ShouldBe(LayerState.Failed);
        report.UndeterminedBy.ShouldBe(["land-use"]);
    }

    [Theory]
    [InlineData("0403K", "可调整人工牧草地", "农用地")]
    [InlineData("1104A", "养殖坑塘", "农用地")]
    [InlineData("0810A", "广场用地", "建设用地")]
    [InlineData("0404", "其他草地", "未利用地")]
    [InlineData("1006", "农村道路", "农用地")]
    [InlineData("1003", "公路用地", "建设用地")]
    [InlineData("09", "特殊用地", "建设用地")]
    [InlineData("0603", "盐田", null)]
    public void The_table_names_and_groups(string code, string name, string? group) => LandClasses.Find(code).ShouldBe(new LandClass(code, name, group));

    [Fact]
    public void The_table_has_no_code_of_the_other_classification() => LandClasses.Find("060101").ShouldBeNull();

    private static IReadOnlyList<LandClassArea> Of(params PlacedFeature[] features)
    {
        var layer = (Layer("land-use") with { Role = LayerRole.Context }).With(features);
        var classes = SiteCheck.Run(Site(Square(0, 0, 100)), Set(layer), new DateOnly(2026, 11, 22), "test").LandClasses;
        return [.. classes.Select(land => land with { AreaSquareMetres = Math.Round(land.AreaSquareMetres, 6) })];
    }
}
