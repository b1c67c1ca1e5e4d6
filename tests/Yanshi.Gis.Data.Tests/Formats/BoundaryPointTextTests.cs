using System.Text;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Tests.Formats;

public class BoundaryPointTextTests
{
    private static readonly string[] Square = ["J1,1,100,500", "J2,1,200,500", "J3,1,200,600", "J4,1,100,600", "J1,1,100,500"];

    [Fact]
    public void The_sample_of_the_format_is_read_word_for_word()
    {
        var source = BoundaryPointFiles.Read(BoundaryPointFiles.Sample);

        source.Format.ShouldBe("boundary-point-text");
        source.Encoding.ShouldBe("utf-8");
        source.FileName.ShouldBe("地块.txt");
        source.Codes().ShouldBeEmpty();
        var project = source.Projects.ShouldHaveSingleItem();
        project.Id.ShouldBe("1");
        project.Name.ShouldBe("示例地块");
        project.Attributes["数据产生单位"].ShouldBe("洛阳市偃师区示例测绘队");
        project.Attributes["地块用途"].ShouldBe("工业用地");
        project.Attributes.ContainsKey("转换参数").ShouldBeFalse();
        var parcel = project.Parcels.ShouldHaveSingleItem();
        (parcel.Id, parcel.Name, parcel.Shape, parcel.Where).ShouldBe(("1", "示例地块", SourceShape.Polygon, "第 13 行"));
        parcel.StatedAreaSquareMetres.ShouldBe(28391.0);
        parcel.StatedAreaStepSquareMetres.ShouldBe(1.0, 1e-12);
        parcel.Rings.Select(ring => (ring.Number, ring.Role, ring.Points.Length))
            .ShouldBe([(1, RingRole.ByNesting, 5), (2, RingRole.ByNesting, 5)]);
    }

    [Fact]
    public void North_stands_first_in_the_file_and_second_in_the_points()
    {
        var source = BoundaryPointFiles.Read(BoundaryPointFiles.Sample);

        source.Projects[0].Parcels[0].Rings[0].Points[1].ShouldBe(new Coordinate(38389077, 3837136));
        source.Declared!.AxisOrder.ShouldBe(AxisOrder.EastNorth);
    }

    [Fact]
    public void The_header_declares_the_reference_system_in_its_own_words()
    {
        var declared = BoundaryPointFiles.Read(BoundaryPointFiles.Sample).Declared!;

        (declared.Code, declared.Datum, declared.ZoneWidthDegrees, declared.Zone).ShouldBe((null, "cgcs2000", 3, 38));
        declared.Words.ShouldBe("坐标系=2000国家大地坐标系，几度分带=3，投影类型=高斯克吕格，带号=38");
        declared.Where.ShouldBe("第 5 行");
    }

    [Theory]
    [InlineData("2000国家大地坐标系", "cgcs2000")]
    [InlineData("CGCS2000", "cgcs2000")]
    [InlineData("国家２０００", "cgcs2000")]
    [InlineData("80国家大地坐标系", "xian80")]
    [InlineData("1980西安坐标系", "xian80")]
    [InlineData("54北京坐标系", "beijing54")]
    [InlineData("WGS84", "wgs84")]
    public void Datums_are_known_by_their_usual_names(string written, string datum) =>
        BoundaryPointFiles.Read(BoundaryPointFiles.Sample.Replace("2000国家大地坐标系", written, StringComparison.Ordinal)).Declared!.Datum.ShouldBe(datum);

    [Fact]
    public void An_unknown_datum_is_said_and_left_to_the_numbers()
    {
        var source = BoundaryPointFiles.Read(BoundaryPointFiles.Sample.Replace("2000国家大地坐标系", "洛阳城建坐标系", StringComparison.Ordinal));

        source.Declared!.Datum.ShouldBeNull();
        source.Defects.ShouldHaveSingleItem().Problem.ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("txt.header-value"),
            problem => problem.Where.ShouldBe("第 5 行"),
            problem => problem.Chinese.ShouldContain("洛阳城建坐标系"));
    }

    [Theory]
    [InlineData("几度分带=3度带", 3)]
    [InlineData("几度分带=６", 6)]
    [InlineData("几度分带=", null)]
    [InlineData("几度分带=1.5", null)]
    public void The_zone_width_is_3_or_6_or_unsaid(string line, int? expected) =>
        BoundaryPointFiles.Read(BoundaryPointFiles.Sample.Replace("几度分带=3", line, StringComparison.Ordinal)).Declared!.ZoneWidthDegrees.ShouldBe(expected);

    [Fact]
    public void Coordinates_in_another_unit_than_the_metre_are_refused()
    {
        var text = BoundaryPointFiles.Sample.Replace("计量单位=米", "计量单位=度", StringComparison.Ordinal);

        Should.Throw<InputRefusedException>(() => BoundaryPointFiles.Read(text)).Problem.ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("txt.unit"),
            problem => problem.Where.ShouldBe("第 8 行"));
    }

    [Theory]
    [InlineData("转换参数=0,0,0,0,0,0,0", false)]
    [InlineData("转换参数=12.345,-98.7,3.3,0,0,0,0", true)]
    public void Conversion_parameters_are_noticed_but_never_repeated(string line, bool noticed)
    {
        var source = BoundaryPointFiles.Read(BoundaryPointFiles.Sample.Replace("转换参数=,,,,,,", line, StringComparison.Ordinal));

        source.Codes().ShouldBe(noticed ? ["txt.conversion-parameters"] : []);
        source.Defects.ShouldAllBe(defect => !defect.Problem.Chinese.Contains("12.345") && !defect.Problem.English.Contains("12.345"));
        source.Projects[0].Attributes.ShouldAllBe(attribute => !attribute.Value.Contains("12.345"));
    }

    [Fact]
    public void Project_block_gives_id_and_name()
    {
        var source = BoundaryPointFiles.Read("[项目信息]\n项目编号=YS-2026-007\n项目名称=顾县镇物流园\n" + BoundaryPointFiles.Sample);

        (source.Projects[0].Id, source.Projects[0].Name).ShouldBe(("YS-2026-007", "顾县镇物流园"));
    }

    [Fact]
    public void Full_width_punctuation_and_digits_are_structure()
    {
        var source = BoundaryPointFiles.Read(
            """
            【属性描述】
            坐标系＝2000国家大地坐标系
            带号＝３８
            【地块坐标】
            ５，１．５，１，甲，面，，，，＠
            Ｊ１，１，３８３６９８６．０００，３８３８９０７７．５
            J2，1，3837136，38389077
            J3，1，3837136，38389277
            J4，1，3836986，38389277
            J1，1，3836986，38389077.5

            """);

        source.Codes().ShouldBeEmpty();
        source.Declared!.Zone.ShouldBe(38);
        var parcel = source.Projects[0].Parcels[0];
        parcel.StatedAreaSquareMetres.ShouldBe(15000);
        parcel.StatedAreaStepSquareMetres.ShouldBe(1000);
        parcel.Rings[0].Points[0].ShouldBe(new Coordinate(38389077.5, 3836986));
    }

    [Fact]
    public void Names_keep_their_full_width_characters()
    {
        var source = BoundaryPointFiles.Read(BoundaryPointFiles.Sample.Replace("示例地块", "（一期），Ａ区　２号", StringComparison.Ordinal));

        source.Projects[0].Name.ShouldBe("（一期），Ａ区　２号");
        source.Codes().ShouldBeEmpty();
    }

    [Fact]
    public void Tabs_blanks_trailing_commas_mixed_line_breaks_and_blank_lines_do_not_matter()
    {
        var source = BoundaryPointFiles.Read(
            "[地块坐标]\r\n\r\n5 ,\t1.0 , 1 , 甲 , 面 , , , , @ , ,\r\n" +
            "j1 , 1\t, 100 , 500 ,\nJ2\t1\t200\t500\r\n\r\nJ3,1,200,600,,\rJ4,1,100,600\nj1,1,100,500");

        source.Codes().ShouldBeEmpty();
        source.Projects[0].Parcels[0].Rings[0].Points.Length.ShouldBe(5);
    }

    [Theory]
    [InlineData("5,1.0,7,甲,面,,,,@", "7", "甲")]
    [InlineData("5,1.0,7,甲,面,I49,工业用地,0102,占用,耕地,0102,@", "7", "甲")]
    [InlineData("5,1.0,7,甲,面,I49,工业用地,0102,占用,耕地,0102,0601,@", "7", "甲")]
    [InlineData("5,1.0,7,甲,面,I49,工业用地,0102,占用,耕地,0102,0601,备注,@", "7", "甲")]
    [InlineData("5,甲,面,流出,@", "1", "甲")]
    public void Parcel_lines_of_every_known_form_are_mapped_by_their_count(string line, string id, string name)
    {
        var source = BoundaryPointFiles.Read($"[地块坐标]\n{line}\n{string.Join('\n', Square)}\n");

        source.Codes().ShouldBeEmpty();
        var parcel = source.Projects[0].Parcels[0];
        (parcel.Id, parcel.Name, parcel.Shape).ShouldBe((id, name, SourceShape.Polygon));
    }

    [Fact]
    public void Further_fields_of_a_parcel_line_become_attributes()
    {
        var source = BoundaryPointFiles.Read($"[地块坐标]\n5,1.0,7,甲,面,I49,工业用地,0102,占用,耕地,前,后,说明,@\n{string.Join('\n', Square)}\n");

        var attributes = source.Projects[0].Parcels[0].Attributes;
        (attributes["图斑类型"], attributes["地类"], attributes["改造前"], attributes["改造后"], attributes["备注"]).ShouldBe(("占用", "耕地", "前", "后", "说明"));
    }

    [Fact]
    public void A_parcel_line_of_unknown_length_is_read_in_the_common_order_and_said()
    {
        var source = BoundaryPointFiles.Read($"[地块坐标]\n5,1.0,7,甲,面,@\n{string.Join('\n', Square)}\n");

        source.Codes().ShouldBe(["txt.parcel-fields"]);
        source.Projects[0].Parcels[0].Name.ShouldBe("甲");
    }

    [Theory]
    [InlineData(5, new string[0])]
    [InlineData(4, new string[0])]
    [InlineData(3, new[] { "txt.point-count" })]
    public void The_point_count_may_include_the_closing_point_or_not(int stated, string[] codes)
    {
        var source = BoundaryPointFiles.Read($"[地块坐标]\n{stated},,1,甲,面,,,,@\n{string.Join('\n', Square)}\n");

        source.Codes().ShouldBe(codes);
    }

    [Fact]
    public void A_closing_point_with_another_number_closes_all_the_same()
    {
        var project = BoundaryPointFiles.ReadPoints("J1,1,100,500", "J2,1,200,500", "J3,1,200,600", "J11,1,100,500");

        project.Codes().ShouldBeEmpty();
        project.Parcels[0].Rings[0].Points.Length.ShouldBe(4);
    }

    [Fact]
    public void A_closing_point_within_a_millimetre_is_the_first_point()
    {
        var project = BoundaryPointFiles.ReadPoints("J1,1,100,500", "J2,1,200,500", "J3,1,200,600", "J1,1,100.0009,500");

        project.Codes().ShouldBeEmpty();
        project.Parcels[0].Rings[0].Points[^1].ShouldBe(new Coordinate(500, 100));
        project.Parcels[0].Rings[0].Points.Length.ShouldBe(4);
    }

    [Fact]
    public void A_closing_point_two_centimetres_off_is_kept_and_said()
    {
        var project = BoundaryPointFiles.ReadPoints("J1,1,100,500", "J2,1,200,500", "J3,1,200,600", "J1,1,100.02,500");

        project.Defects.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            defect => defect.Problem.Code.ShouldBe("ring.closing-gap"),
            defect => defect.Severity.ShouldBe(DefectSeverity.Warning),
            defect => defect.Problem.Chinese.ShouldContain("0.020 m"),
            defect => defect.Position.ShouldBe(new Coordinate(500, 100.02)));
        project.Parcels[0].Rings[0].Points.Length.ShouldBe(5);
    }

    [Fact]
    public void A_closing_point_kilometres_off_is_an_error()
    {
        var project = BoundaryPointFiles.ReadPoints("J1,1,100,500", "J2,1,200,500", "J3,1,200,600", "J1,1,100,5000");

        project.Defects.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            defect => defect.Problem.Code.ShouldBe("ring.closing-contradiction"),
            defect => defect.Severity.ShouldBe(DefectSeverity.Error));
    }

    [Fact]
    public void An_open_ring_is_closed_with_its_first_point_and_said()
    {
        var project = BoundaryPointFiles.ReadPoints("J1,1,100,500", "J2,1,200,500", "J3,1,200,600");

        project.Codes().ShouldBe(["ring.unclosed"]);
        project.Parcels[0].Rings[0].Points.ShouldBe([new(500, 100), new(500, 200), new(600, 200), new(500, 100)]);
    }

    [Fact]
    public void Parts_that_all_carry_ring_number_1_are_rings_of_their_own()
    {
        var project = BoundaryPointFiles.ReadPoints([.. Square, "J5,1,300,500", "J6,1,400,500", "J7,1,400,600", "J5,1,300,500"]);

        project.Codes().ShouldBe(["ring.number-repeated"]);
        project.Parcels[0].Rings.Select(ring => (ring.Number, ring.Points.Length)).ShouldBe([(1, 5), (1, 4)]);
    }

    [Fact]
    public void A_closing_point_written_twice_counts_once()
    {
        var project = BoundaryPointFiles.ReadPoints([.. Square, "J1,1,100,500"]);

        project.Codes().ShouldBeEmpty();
        project.Parcels[0].Rings.ShouldHaveSingleItem().Points.Length.ShouldBe(5);
    }

    [Fact]
    public void Scientific_notation_with_all_digits_is_a_number()
    {
        var project = BoundaryPointFiles.ReadPoints("J1,1,3.836986123E+06,3.8389077123e7", "J2,1,3837136,38389077", "J3,1,3837136,38389277", "J1,1,3.836986123E+06,3.8389077123e7");

        project.Codes().ShouldBeEmpty();
        project.Parcels[0].Rings[0].Points[0].ShouldBe(new Coordinate(38389077.123, 3836986.123));
    }

    [Theory]
    [InlineData("3.836986E+06", DefectSeverity.Warning)]
    [InlineData("3.84E+06", DefectSeverity.Error)]
    public void Scientific_notation_that_lost_digits_is_said_or_refused(string north, DefectSeverity severity)
    {
        var project = BoundaryPointFiles.ReadPoints($"J1,1,{north},38389077", "J2,1,3837136,38389077", "J3,1,3837136,38389277");

        project.Defects.First(defect => defect.Problem.Code == "txt.coordinate-rounded").Severity.ShouldBe(severity);
    }

    [Fact]
    public void Several_parcels_are_one_project()
    {
        var source = BoundaryPointFiles.Read(TwoParcels);

        var project = source.Projects.ShouldHaveSingleItem();
        project.Parcels.Select(parcel => parcel.Name).ShouldBe(["甲", "乙"]);
        project.Name.ShouldBeNull();
        project.Attributes["地块用途"].ShouldBe("工业用地");
        project.Attributes.ContainsKey("地块名称").ShouldBeFalse();
    }

    [Fact]
    public void Grouped_by_feature_each_parcel_is_a_project()
    {
        var source = BoundaryPointFiles.Read(TwoParcels, new SiteFileOptions { Group = "feature" });

        source.Projects.Select(project => (project.Id, project.Name)).ShouldBe([("1", "甲"), ("2", "乙")]);
    }

    [Fact]
    public void Grouped_by_a_field_equal_values_are_a_project()
    {
        var source = BoundaryPointFiles.Read(TwoParcels, new SiteFileOptions { Group = "地块用途" });

        source.Projects.ShouldHaveSingleItem().Id.ShouldBe("工业用地");
    }

    [Fact]
    public void Grouped_by_an_unknown_field_the_fields_are_listed() =>
        Should.Throw<InputRefusedException>(() => BoundaryPointFiles.Read(TwoParcels, new SiteFileOptions { Group = "乡镇" })).Problem.ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("input.group-field-missing"),
            problem => problem.Chinese.ShouldContain("地块用途"));

    [Fact]
    public void Parcels_of_the_same_number_get_numbers_of_their_own()
    {
        var source = BoundaryPointFiles.Read(TwoParcels.Replace(",,2,乙", ",,1,乙", StringComparison.Ordinal), new SiteFileOptions { Group = "feature" });

        source.Codes().ShouldBe(["parcel.duplicate-id"]);
        source.Projects.Select(project => project.Id).ShouldBe(["1", "1-2"]);
    }

    [Theory]
    [InlineData("线", SourceShape.Line)]
    [InlineData("点", SourceShape.Point)]
    public void Lines_and_points_are_not_closed(string shape, SourceShape expected)
    {
        var source = BoundaryPointFiles.Read($"[地块坐标]\n3,,1,甲,{shape},,,,@\nJ1,1,100,500\nJ2,1,200,500\nJ3,1,200,600\n");

        source.Codes().ShouldBeEmpty();
        var parcel = source.Projects[0].Parcels[0];
        (parcel.Shape, parcel.Rings[0].Points.Length).ShouldBe((expected, 3));
    }

    [Theory]
    [InlineData(",", null, 1.0)]
    [InlineData("0,", null, 1.0)]
    [InlineData("2.8391,", 28391.0, 1.0)]
    [InlineData("2.84,", 28400.0, 100.0)]
    [InlineData("2.83914100,", 28391.41, 0.0001)]
    public void The_stated_area_is_in_hectares_with_its_own_precision(string area, double? squareMetres, double step)
    {
        var source = BoundaryPointFiles.Read($"[地块坐标]\n5,{area}1,甲,面,,,,@\n{string.Join('\n', Square)}\n");

        var parcel = source.Projects[0].Parcels[0];
        parcel.StatedAreaSquareMetres.ShouldBe(squareMetres);
        parcel.StatedAreaStepSquareMetres.ShouldBe(step, step * 1e-9);
    }

    [Fact]
    public void Gbk_bytes_are_read_as_gb18030()
    {
        // [地块坐标] and 面 in GBK, written out.
        byte[] section = [0x5B, 0xB5, 0xD8, 0xBF, 0xE9, 0xD7, 0xF8, 0xB1, 0xEA, 0x5D, 0x0A];
        byte[] parcel = [.. "4,,1,"u8, 0xD9, 0xC8, 0xCA, 0xA6, 0x2C, 0xC3, 0xE6, .. ",,,,@\n"u8];
        byte[] points = [.. "J1,1,100,500\nJ2,1,200,500\nJ3,1,200,600\nJ1,1,100,500\n"u8];

        var source = SiteFile.Read([.. section, .. parcel, .. points], "a.txt");

        source.Encoding.ShouldBe("gb18030");
        source.Projects[0].Parcels[0].Name.ShouldBe("偃师");
        source.Codes().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    public void Byte_order_marks_decide(string name)
    {
        Encoding encoding = name switch { "utf-8" => new UTF8Encoding(true), "utf-16le" => Encoding.Unicode, _ => Encoding.BigEndianUnicode };
        byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(BoundaryPointFiles.Sample)];

        var source = SiteFile.Read(bytes, "a.txt");

        source.Encoding.ShouldBe(name);
        source.Projects[0].Name.ShouldBe("示例地块");
        source.Codes().ShouldBeEmpty();
    }

    private const string TwoParcels =
        """
        [地块坐标]
        4,,1,甲,面,,工业用地,,@
        J1,1,100,500
        J2,1,200,500
        J3,1,200,600
        J1,1,100,500

        4,,2,乙,面,,工业用地,,@
        J1,1,300,500
        J2,1,400,500
        J3,1,400,600
        J1,1,300,500

        """;
}
