using System.Text;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Tests.Formats;

public class CoordinateTableTests
{
    [Fact]
    public void Columns_named_x_and_y_leave_the_axis_order_open()
    {
        var source = Read("点号,X,Y\nJ1,3836986.5,38389077\nJ2,3837136,38389077\nJ3,3837136,38389277\nJ1,3836986.5,38389077\n");

        (source.Format, source.Encoding).ShouldBe(("csv", "utf-8"));
        (source.Declared!.AxisOrder, source.Declared.Words, source.Declared.Where).ShouldBe((AxisOrder.Unknown, "X、Y", "第 1 行"));
        var parcel = source.Projects.ShouldHaveSingleItem().Parcels.ShouldHaveSingleItem();
        parcel.Rings.ShouldHaveSingleItem().Points[0].ShouldBe(new Coordinate(3836986.5, 38389077));
        source.Codes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("纵坐标,横坐标")]
    [InlineData("纵坐标X(m),横坐标Y(m)")]
    [InlineData("X(北),Y(东)")]
    [InlineData("Ｘ（北）,Ｙ（东）")]
    [InlineData("北坐标,东坐标")]
    [InlineData("X坐标（北）/米,Y坐标（东）/米")]
    [InlineData("Northing,Easting")]
    [InlineData("N,E")]
    [InlineData("纬度,经度")]
    [InlineData("lat,lon")]
    [InlineData("纬度(°),经度(°)")]
    public void Columns_that_name_north_and_east_are_stored_east_first(string heading)
    {
        var source = Read($"{heading}\n34,112\n35,112\n35,113\n34,112\n");

        source.Declared!.AxisOrder.ShouldBe(AxisOrder.EastNorth);
        source.Projects[0].Parcels[0].Rings[0].Points[0].ShouldBe(new Coordinate(112, 34));
    }

    [Theory]
    [InlineData("Y(北),X(东)")]
    [InlineData("北坐标Y,东坐标X")]
    public void Gis_people_call_north_y(string heading) =>
        Read($"{heading}\n34,112\n35,112\n35,113\n34,112\n").Projects[0].Parcels[0].Rings[0].Points[0].ShouldBe(new Coordinate(112, 34));

    [Fact]
    public void The_four_bounds_of_a_parcel_are_no_coordinates()
    {
        var source = Read("地块编号,东至,北至,X,Y\n1,路,河,34,112\n1,路,河,35,112\n1,路,河,35,113\n");

        source.Declared!.Words.ShouldBe("X、Y");
        source.Projects[0].Attributes["东至"].ShouldBe("路");
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("，")]
    public void Delimiters_are_told_by_the_heading(string delimiter) =>
        Read("点号|X|Y|圈号\n1|100|500|1\n2|200|500|1\n3|200|600|1\n".Replace("|", delimiter, StringComparison.Ordinal)).Projects[0].Parcels[0].Rings[0].Points.Length.ShouldBe(4);

    [Theory]
    [InlineData("112°44′24.5″", 112.74013888888889)]
    [InlineData("112:44:24.5", 112.74013888888889)]
    [InlineData("112：44：24．5", 112.74013888888889)]
    [InlineData("112度44分24.5秒", 112.74013888888889)]
    [InlineData("112 44 24.5", 112.74013888888889)]
    [InlineData("E112°44'24.5\"", 112.74013888888889)]
    [InlineData("东经112°44′24.5″", 112.74013888888889)]
    [InlineData("112°44.4083′", 112.740138333333333)]
    [InlineData("112.740138889°", 112.740138889)]
    [InlineData("１１２.74", 112.74)]
    [InlineData("\"112°44'24.5\"\"\"", 112.74013888888889)]
    public void Angles_are_read_in_all_their_writings(string longitude, double expected)
    {
        var source = Read($"经度;纬度\n{longitude};34\n113;35\n113;34\n{longitude};34\n");

        source.Projects[0].Parcels[0].Rings[0].Points[0].X.ShouldBe(expected, 1e-12);
        source.Codes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("112°60′00″")]
    [InlineData("112°44.5′24″")]
    [InlineData("112.5°44′")]
    [InlineData("112°44′24.5″x")]
    [InlineData("NaN")]
    [InlineData("112,5")]
    [InlineData("")]
    public void What_is_no_angle_is_an_error_with_its_row(string longitude)
    {
        var project = Read($"经度;纬度\n113;35\n{longitude};34\n113;34\n112;34\n").Projects[0];

        project.Defects.First(defect => defect.Severity == DefectSeverity.Error).Problem.ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("table.coordinate"),
            problem => problem.Where.ShouldBe("第 3 行"));
    }

    [Theory]
    [InlineData("经度(DDD.MMSS),纬度(DD.MMSS)", 112.74013888888889, 34.5)]
    [InlineData("经度（度分秒）,纬度（度分秒）", 112.74013888888889, 34.5)]
    [InlineData("经度,纬度", 112.44245, 34.3)]
    public void Packed_angles_are_read_only_where_the_heading_says_so(string heading, double longitude, double latitude)
    {
        var point = Read($"{heading}\n112.44245,34.30\n113,35\n113,34\n").Projects[0].Parcels[0].Rings[0].Points[0];

        (point.X, point.Y).ShouldSatisfyAllConditions(
            pair => pair.X.ShouldBe(longitude, 1e-12),
            pair => pair.Y.ShouldBe(latitude, 1e-12));
    }

    [Fact]
    public void A_packed_angle_of_60_minutes_is_an_error() =>
        Read("经度(DMS),纬度(DMS)\n112.60,34\n113,35\n113,34\n112,34\n").Projects[0].Codes().ShouldContain(code => code == "table.coordinate");

    [Fact]
    public void Parcels_are_parted_by_a_parcel_column_also_where_cells_are_merged()
    {
        var source = Read("地块编号,地块名称,圈号,X,Y\nA,甲,1,100,500\n,,,200,500\n,,,200,600\nB,乙,1,300,500\n,,,400,500\n,,,400,600\n,,2,310,510\n,,,320,510\n,,,320,520\n");

        source.Projects.ShouldHaveSingleItem().Parcels.Select(parcel => (parcel.Id, parcel.Name, parcel.Rings.Count)).ShouldBe([("A", "甲", 1), ("B", "乙", 2)]);
        Read("地块编号,X,Y\nA,100,500\n,200,500\n\n,200,600\n").Projects[0].Parcels.ShouldHaveSingleItem();
    }

    [Fact]
    public void Without_a_parcel_column_blank_rows_part_the_parcels()
    {
        var source = Read("点号,X,Y\n1,100,500\n2,200,500\n3,200,600\n,,\n1,300,500\n2,400,500\n3,400,600\n\n\n");

        source.Projects.ShouldHaveSingleItem().Parcels.Select(parcel => parcel.Id).ShouldBe(["1", "2"]);
    }

    [Fact]
    public void A_blank_row_in_an_open_ring_parts_parcels_only_if_the_points_are_numbered_anew()
    {
        var anew = Read("点号,X,Y\nJ1,100,500\nJ2,200,500\nJ3,200,600\n\nJ1,300,500\nJ2,400,500\nJ3,400,600\n").Projects[0];
        var onward = Read("点号,X,Y\nJ1,100,500\nJ2,200,500\nJ3,200,600\n\nJ4,300,500\nJ5,400,500\nJ6,400,600\n").Projects[0];

        (anew.Parcels.Count, anew.Defects.Any(IsError)).ShouldBe((2, false));
        onward.Defects.Single(IsError).Problem.ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("table.row-without-coordinates"),
            problem => problem.Where.ShouldBe("第 5 行"));
    }

    [Theory]
    [InlineData("点号,X,Y\nJ1,100,500\nJ2,200,500\nJ3,200,600\nJ4,,\n")]
    [InlineData("地块编号,X,Y\nA,100,500\nA,200,500\nA,200,600\nA,,\n")]
    public void A_numbered_point_without_coordinates_is_a_lost_point(string text) =>
        Read(text).Projects[0].Defects.Where(IsError).Select(defect => defect.Problem.Code).Distinct(StringComparer.Ordinal)
            .ShouldBe(["table.coordinate"]);

    [Fact]
    public void Grouped_by_feature_each_parcel_is_a_project_and_by_field_equal_values()
    {
        const string table = "地块编号,村,X,Y\nA,甲村,100,500\nA,甲村,200,500\nA,甲村,200,600\nB,乙村,300,500\nB,乙村,400,500\nB,乙村,400,600\nC,甲村,500,500\nC,甲村,600,500\nC,甲村,600,600\n";

        Read(table, new SiteFileOptions { Group = "feature" }).Projects.Select(project => project.Id).ShouldBe(["A", "B", "C"]);
        Read(table, new SiteFileOptions { Group = "村" }).Projects.Select(project => (project.Id, project.Parcels.Count)).ShouldBe([("甲村", 2), ("乙村", 1)]);
    }

    [Fact]
    public void What_differs_from_point_to_point_is_no_attribute_of_the_parcel()
    {
        var attributes = Read("X,Y,备注,镇\n100,500,桩,顾县镇\n200,500,,\n200,600,墙角,\n").Projects[0].Attributes;

        attributes["镇"].ShouldBe("顾县镇");
        attributes.ContainsKey("备注").ShouldBeFalse();
    }

    [Fact]
    public void The_heading_may_stand_below_titles_that_name_the_datum()
    {
        var source = Read("某项目界址点成果表,,\n坐标系：1980西安坐标系,,\n,,\n点号,坐标,\n,X,Y\n1,100,500\n2,200,500\n3,200,600\n");

        source.Declared!.Datum.ShouldBe("xian80");
        source.Declared.Words.ShouldBe("坐标系：1980西安坐标系；X、Y");
        source.Declared.Where.ShouldBe("第 5 行");
    }

    [Theory]
    [InlineData("坐标系：1980西安坐标系 比例尺1:2000", "xian80")]
    [InlineData("坐标系,1980西安坐标系", "xian80")]
    [InlineData("西安1980", "xian80")]
    [InlineData("1954年北京坐标系，面积2000平方米", "beijing54")]
    [InlineData("坐标系：地方坐标系 比例尺1:2000", null)]
    [InlineData("北京某某测绘公司 2000国家大地坐标系 1985国家高程基准", "cgcs2000")]
    public void A_title_names_its_datum_whatever_stands_beside_it(string title, string? datum) =>
        Read($"{title}\n点号,X,Y\n1,100,500\n2,200,500\n3,200,600\n").Declared!.Datum.ShouldBe(datum);

    [Theory]
    [InlineData("A，3，300.5，502.5", "table.row-not-split")]
    [InlineData(",界3,,", "table.coordinate")]
    [InlineData(",第三点,,", "table.row-without-coordinates")]
    public void A_row_that_was_a_point_is_an_error_where_a_column_names_the_parcels(string row, string code)
    {
        var source = Read($"地块号,点号,X,Y\nA,界1,300,500\n,界2,301,500\n{row}\n,界4,301,552\n");

        source.Defects.Concat(source.Projects[0].Defects).Where(IsError).Select(defect => (defect.Problem.Code, defect.Problem.Where)).ShouldContain((code, "第 4 行"));
    }

    [Fact]
    public void A_row_whose_delimiters_are_mixed_is_an_error_also_at_the_end() =>
        Read("点号,X,Y\n1,300,500\n2,301,500\n3,301,552\n4，300，552\n").Defects.Where(IsError).ShouldHaveSingleItem().Problem.Code.ShouldBe("table.row-not-split");

    [Fact]
    public void A_parcel_that_comes_again_with_its_ring_open_is_an_error()
    {
        const string a = "A,1,100,500\nA,2,200,500\nA,3,200,600\n", b = "B,1,900,500\nB,2,990,500\nB,3,990,600\n";

        Read("地块号,点号,X,Y\n" + a + b + "A,4,180,650\nA,5,150,650\nA,6,100,600\n").Defects.Where(IsError).ShouldHaveSingleItem().Problem.Code.ShouldBe("table.parcel-resumed");
        Read("地块号,点号,X,Y\n" + a + "A,1,100,500\n" + b + a).Defects.Any(IsError).ShouldBeFalse("closed rings are whole");
    }

    [Fact]
    public void A_heading_repeated_on_each_page_and_a_footer_are_no_points()
    {
        var source = Read("点号,X,Y\n1,100,500\n2,200,500\n点号,X,Y\n3,200,600\n1,100,500\n制表人：张三,,\n");

        source.Codes().ShouldBe(["table.row-unused"]);
        source.Projects[0].Parcels[0].Rings[0].Points.Length.ShouldBe(4);
    }

    [Fact]
    public void A_row_of_text_inside_an_open_ring_is_an_error()
    {
        var project = Read("点号,X,Y\n1,100,500\n2,200,500\n地块二,,\n3,200,600\n4,100,600\n").Projects[0];

        project.Defects[0].ShouldSatisfyAllConditions(
            defect => defect.Problem.Code.ShouldBe("table.row-without-coordinates"),
            defect => defect.Problem.Where.ShouldBe("第 4 行"),
            defect => defect.Severity.ShouldBe(DefectSeverity.Error));
    }

    [Fact]
    public void A_row_of_text_between_closed_rings_parts_the_parcels() =>
        Read("点号,X,Y\n1,100,500\n2,200,500\n3,200,600\n1,100,500\n地块二,,\n1,300,500\n2,400,500\n3,400,600\n").Projects[0].Parcels.Count.ShouldBe(2);

    [Fact]
    public void Numbers_that_a_spreadsheet_shortened_are_an_error() =>
        Read("X,Y\n3.84E+06,3.84E+07\n3837136,38389077\n3837136,38389277\n").Projects[0].Codes().ShouldContain(code => code == "table.coordinate-rounded");

    [Fact]
    public void Two_pairs_of_coordinates_are_said_and_the_plane_one_is_taken()
    {
        var source = Read("X,Y,经度,纬度\n100,500,112,34\n200,500,112,34\n200,600,112,34\n");

        source.Codes().ShouldBe(["table.two-coordinate-pairs", "ring.unclosed"]);
        source.Declared!.Words.ShouldBe("X、Y");
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("1,2\n3,4\n")]
    [InlineData("一\n二\n三\n四\n五,五\nX,Y\n1,2\n")]
    public void A_table_without_a_heading_is_refused_with_the_headings_that_are_understood(string text) =>
        Should.Throw<InputRefusedException>(() => Read(text)).Problem.ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("table.no-header"),
            problem => problem.Chinese.ShouldContain("点号"));

    [Fact]
    public void A_table_without_points_is_refused() =>
        Should.Throw<InputRefusedException>(() => Read("点号,X,Y\n")).Problem.Code.ShouldBe("table.no-points");

    [Fact]
    public void An_open_quotation_is_refused() =>
        Should.Throw<InputRefusedException>(() => Read("点号,X,Y\n1,100,500\n\"2,200,500\n3,200,600\n")).Problem.ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("csv.quotation"),
            problem => problem.Where.ShouldBe("第 3 行"));

    [Fact]
    public void Quoted_fields_hold_delimiters_quotation_marks_and_line_breaks()
    {
        var source = Read("名称,X,Y\n\"甲, \"\"一期\"\"\n东\",100,500\n,200,500\n,200,600\n");

        source.Projects[0].Name.ShouldBe("甲, \"一期\"\n东");
    }

    [Fact]
    public void Gbk_tables_are_read()
    {
        var source = SiteFile.Read(BoundaryPointFiles.Gb18030.GetBytes("点号,纵坐标,横坐标\n1,100,500\n2,200,500\n3,200,600\n"), "a.csv");

        source.Encoding.ShouldBe("gb18030");
        source.Declared!.AxisOrder.ShouldBe(AxisOrder.EastNorth);
    }

    [Fact]
    public void Too_many_points_are_refused() =>
        Should.Throw<InputRefusedException>(() => Read("X,Y\n1,2\n2,3\n4,4\n", new SiteFileOptions { Limits = new SiteFileLimits { MaxPointsPerSite = 2 } }))
            .Problem.Code.ShouldBe("input.too-many-points");

    private static bool IsError(GeometryDefect defect) => defect.Severity == DefectSeverity.Error;

    private static SiteSource Read(string text, SiteFileOptions? options = null) => SiteFile.Read(Encoding.UTF8.GetBytes(text), "表.csv", options);
}
