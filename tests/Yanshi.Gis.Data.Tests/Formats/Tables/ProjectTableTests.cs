using System.Text;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Tests.Formats.Tables;

public class ProjectTableTests
{
    private const string Square = "POLYGON((112.7 34.7,112.701 34.7,112.701 34.701,112.7 34.701,112.7 34.7))";

    [Fact]
    public void Each_row_with_an_outline_is_a_project()
    {
        var source = Read($"项目编号,项目名称,行业,WKT\nA1,甲,food,\"{Square}\"\nA2,乙,,\"{Square}\"\n");

        (source.Format, source.Declared!.AxisOrder).ShouldBe(("csv", AxisOrder.EastNorth));
        source.Projects.Select(project => (project.Id, project.Name)).ShouldBe([("A1", "甲"), ("A2", "乙")]);
        source.Projects[0].Attributes.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["项目编号"] = "A1", ["项目名称"] = "甲", ["行业"] = "food" }, ignoreOrder: true);
        source.Projects[0].Parcels.ShouldHaveSingleItem().Rings.ShouldHaveSingleItem().Points.Length.ShouldBe(5);
        source.Projects.SelectMany(project => project.Defects).ShouldBeEmpty();
    }

    [Fact]
    public void Parts_and_holes_keep_their_roles()
    {
        var source = Read("id,wkt\n1,\"MULTIPOLYGON Z (((0 0 5,9 0 5,9 9 5,0 0 5),(1 1 5,2 1 5,2 2 5,1 1 5)),((20 0 1,29 0 1,29 9 1,20 0 1)))\"\n");

        source.Projects[0].Parcels[0].Rings.Select(ring => ring.Role).ShouldBe([RingRole.Shell, RingRole.Hole, RingRole.Shell]);
        source.Projects[0].Parcels[0].Rings[1].Points[1].ShouldBe(new Coordinate(2, 1));
    }

    [Theory]
    [InlineData("LINESTRING(0 0,1 1)", 1)]
    [InlineData("multilinestring ((0 0,1 1),(2 2,3 3))", 2)]
    public void Lines_are_lines(string wkt, int count)
    {
        var parcel = Read($"id,wkt\n1,\"{wkt}\"\n").Projects[0].Parcels[0];

        (parcel.Shape, parcel.Rings.Count).ShouldBe((SourceShape.Line, count));
    }

    [Theory]
    [InlineData("112.7,34.7;112.701,34.7;112.701,34.701")]
    [InlineData("112.7 34.7；112.701 34.7；112.701 34.701；112.7 34.7")]
    public void Pairs_in_a_cell_are_one_ring_of_open_axis_order(string pairs)
    {
        var source = Read($"项目名称\t坐标串\n甲\t{pairs}\n");

        source.Declared!.AxisOrder.ShouldBe(AxisOrder.Unknown);
        source.Projects[0].Parcels[0].Rings.ShouldHaveSingleItem().Points.Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("POLYGON((0 0,1 0,1 1,0 0)", "wkt.syntax")]
    [InlineData("POLYGON((0 0,1 x,1 1,0 0))", "wkt.syntax")]
    [InlineData("POLYGON((0 0,1 1e999,1 1,0 0))", "wkt.syntax")]
    [InlineData("POLYGON((0 0,1 NaN,1 1,0 0))", "wkt.syntax")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 0)) x", "wkt.syntax")]
    [InlineData("0,0;1,0,1,1;0,0", "wkt.syntax")]
    [InlineData("POLYGON EMPTY", "wkt.empty")]
    [InlineData("POLYGON Z EMPTY", "wkt.empty")]
    [InlineData("SRID=4490;POLYGON((0 0,1 0,1 1,0 0))", "wkt.srid")]
    [InlineData("GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0)))", "wkt.type")]
    [InlineData("CURVEPOLYGON((0 0,1 0,1 1,0 0))", "wkt.type")]
    [InlineData("POLYGON((0 0,1 0,0 0))", "ring.too-few-points")]
    [InlineData("LINESTRING(0 0,0 0)", "line.too-few-points")]
    public void An_outline_that_cannot_be_read_is_the_problem_of_its_row_only(string wkt, string code)
    {
        var source = Read($"id,wkt\nbad,\"{wkt}\"\ngood,\"{Square}\"\n");

        source.Projects[0].Defects.ShouldContain(defect => defect.Problem.Code == code && defect.Severity == DefectSeverity.Error && defect.Problem.Where == "第 2 行");
        source.Projects[1].Defects.ShouldBeEmpty();
    }

    [Fact]
    public void Nesting_is_not_followed()
    {
        var source = Read($"id,wkt\n1,{string.Concat(Enumerable.Repeat("POLYGON(", 100_000))}\n2,{new string('(', 1_000_000)}\n");

        source.Projects.ShouldAllBe(project => project.Defects[0].Problem.Code == "wkt.syntax");
    }

    [Fact]
    public void A_row_that_names_a_park_only_has_no_location()
    {
        var project = Read("项目名称,园区,镇街\n甲,先进制造园,岳滩镇\n").Projects.ShouldHaveSingleItem();

        project.Unlocated!.Problem.Code.ShouldBe("screening.location-unknown");
        (project.Unlocated.Park, project.Unlocated.Town).ShouldBe(("先进制造园", "岳滩镇"));
    }

    [Fact]
    public void The_sample_list_says_of_each_row_why_it_has_no_location()
    {
        var source = SiteFile.Read(Repository.Path("gis-data/samples/projects.csv"));

        source.Projects.Count.ShouldBe(File.ReadLines(Repository.Path("gis-data/samples/projects.csv")).Count(line => line.Length > 0) - 1);
        source.Projects.Select(project => project.Unlocated!.Problem.Code).Distinct(StringComparer.Ordinal).ShouldBe(["screening.location-unknown", "site.point-not-supported"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("项目名称,镇街,经度,纬度\n甲,岳滩镇,112.7,34.7\n甲,岳滩镇,112.701,34.7\n甲,岳滩镇,112.701,34.701\n")]
    [InlineData("点号,项目名称,镇街,经度,纬度\n1,甲,岳滩镇,112.7,34.7\n2,甲,岳滩镇,112.701,34.7\n3,甲,岳滩镇,112.701,34.701\n")]
    public void A_table_of_points_stays_one(string text)
    {
        var project = Read(text).Projects.ShouldHaveSingleItem();

        project.Unlocated.ShouldBeNull();
        project.Parcels.ShouldHaveSingleItem().Rings.ShouldHaveSingleItem();
    }

    [Fact]
    public void Columns_can_be_named()
    {
        var options = new SiteFileOptions { Columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["wkt"] = "范围", ["id"] = "代号", ["level"] = "哪一级" } };
        var project = Read($"代号,范围,哪一级\nZ9,\"{Square}\",国家重点\n", options).Projects.ShouldHaveSingleItem();

        (project.Id, project.Attributes["level"], project.Parcels[0].Rings.Count).ShouldBe(("Z9", "国家重点", 1));
        Should.Throw<InputRefusedException>(() => Read($"代号,范围\nZ9,\"{Square}\"\n", options)).Problem.Code.ShouldBe("table.map-column");
    }

    [Theory]
    [InlineData("用地面积（亩）", "1.5", 1000.0)]
    [InlineData("面积(公顷)", "0.1", 1000.0)]
    [InlineData("面积", "1000", null)]
    public void A_stated_area_counts_where_its_unit_is_named(string heading, string cell, double? squareMetres)
    {
        var area = Read($"id,{heading},wkt\n1,{cell},\"{Square}\"\n").Projects[0].Parcels[0].StatedAreaSquareMetres;

        Math.Round(area ?? -1, 6).ShouldBe(squareMetres ?? -1);
    }

    [Fact]
    public void Sheets_of_projects_are_read_one_after_the_other_and_others_are_named()
    {
        var bytes = Workbooks.Write(
            ("甲表", [["项目名称", "WKT"], ["甲", Square]]), ("说明", [["随便写写", 1.0]]), ("乙表", [["项目名称", "WKT"], ["乙", Square]]));
        var source = SiteFile.Read(bytes, "a.xlsx");

        source.Projects.Select(project => project.Name).ShouldBe(["甲", "乙"]);
        source.Defects.ShouldHaveSingleItem().Problem.Code.ShouldBe("table.sheet-unused");
    }

    [Fact]
    public void A_list_of_names_beside_a_table_of_coordinates_changes_nothing_but_outlines_do()
    {
        object?[][] points = [["X", "Y"], [34.7, 112.7], [34.7, 112.701], [34.701, 112.701]];

        SiteFile.Read(Workbooks.Write(("项目", [["项目名称", "园区"], ["甲", "乙"]]), ("坐标", points)), "a.xlsx").Projects[0].Parcels[0].Rings.Count.ShouldBe(1);
        Should.Throw<InputRefusedException>(() => SiteFile.Read(Workbooks.Write(("项目", [["项目名称", "WKT"], ["甲", Square]]), ("坐标", points)), "a.xlsx"))
            .Problem.Code.ShouldBe("table.mixed-sheets");
    }

    private static SiteSource Read(string text, SiteFileOptions? options = null) => SiteFile.Read(Encoding.UTF8.GetBytes(text), "a.csv", options);
}
