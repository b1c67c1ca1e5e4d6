using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Tests.Formats;

public class BoundaryPointTextBadInputTests
{
    [Fact]
    public void A_file_that_ends_before_its_promised_points_is_truncated()
    {
        var lines = BoundaryPointFiles.Sample.Split('\n');
        var source = BoundaryPointFiles.Read(string.Join('\n', lines.Take(18)) + "\n");

        Errors(source.Projects[0].Defects).ShouldBe(["txt.truncated"]);
    }

    [Fact]
    public void A_file_that_loses_its_hole_at_the_end_is_truncated_although_every_ring_is_closed()
    {
        var cut = BoundaryPointFiles.Sample[..BoundaryPointFiles.Sample.IndexOf("J5,2", StringComparison.Ordinal)];

        Errors(BoundaryPointFiles.Read(cut).Projects[0].Defects).ShouldBe(["txt.truncated"]);
    }

    [Fact]
    public void A_file_that_ends_within_a_line_of_too_few_fields_is_truncated()
    {
        var cut = BoundaryPointFiles.Sample[..(BoundaryPointFiles.Sample.LastIndexOf(',') - 3)];

        Errors(BoundaryPointFiles.Read(cut).Projects[0].Defects).ShouldBe(["txt.point-line", "txt.truncated"]);
    }

    [Fact]
    public void A_file_that_ends_within_a_number_is_truncated_even_if_the_count_is_right()
    {
        var whole = "[地块坐标]\n3,,1,甲,面,,,,@\nJ1,1,100.000,500.000\nJ2,1,200.000,500.000\nJ3,1,200.000,600.000\n";

        Errors(BoundaryPointFiles.Read(whole[..^3]).Projects[0].Defects).ShouldBe(["txt.truncated"]);
        Errors(BoundaryPointFiles.Read(whole[..^1]).Projects[0].Defects).ShouldBeEmpty();
    }

    [Fact]
    public void A_header_without_parcels_is_refused() =>
        Should.Throw<InputRefusedException>(() => BoundaryPointFiles.Read(BoundaryPointFiles.Header)).Problem.Code.ShouldBe("txt.no-parcel");

    [Fact]
    public void A_ring_of_two_points_is_an_error_with_its_place()
    {
        var project = BoundaryPointFiles.ReadPoints("J1,1,100,500", "J2,1,200,500");

        project.Parcels[0].Rings.ShouldBeEmpty();
        project.Defects.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            defect => defect.Problem.Code.ShouldBe("ring.too-few-points"),
            defect => defect.Problem.Where.ShouldBe("第 14 行"),
            defect => defect.Severity.ShouldBe(DefectSeverity.Error));
    }

    [Fact]
    public void A_ring_that_goes_to_a_point_and_back_has_two_points() =>
        BoundaryPointFiles.ReadPoints("J1,1,100,500", "J2,1,200,500", "J1,1,100,500").Codes().ShouldBe(["ring.too-few-points"]);

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-∞")]
    [InlineData("1E+400")]
    [InlineData("1E-99999999999")]
    [InlineData("3836986,5 ")]
    [InlineData("0x3A8C")]
    [InlineData("3 836 986")]
    [InlineData("")]
    public void What_is_no_finite_number_is_an_error_with_its_line(string north)
    {
        var project = BoundaryPointFiles.ReadPoints($"J1,1,{north},38389077", "J2,1,3837136,38389077", "J3,1,3837136,38389277", "J4,1,3836986,38389277");

        // 3836986,5 reads as four numbers, of which the fourth is no easting anyone wrote: the extra field is what gives it away.
        var expected = north.Contains(',') ? "txt.point-extra-fields" : "txt.coordinate";
        project.Defects.First(defect => defect.Problem.Code == expected).Problem.Where.ShouldBe("第 14 行");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("J1,1,100")]
    [InlineData("J1,一,100,500")]
    [InlineData("坐标系=2000国家大地坐标系")]
    public void Garbage_among_the_points_is_an_error_since_a_point_may_be_lost(string line)
    {
        var project = BoundaryPointFiles.ReadPoints("J1,1,100,500", line, "J2,1,200,500", "J3,1,200,600");

        Errors(project.Defects).ShouldNotBeEmpty();
        project.Defects[0].Problem.Where.ShouldBe("第 15 行");
    }

    [Fact]
    public void Points_before_the_first_parcel_line_are_an_error()
    {
        var source = BoundaryPointFiles.Read(BoundaryPointFiles.Header + "J1,1,100,500\n" + BoundaryPointFiles.ParcelWithHole);

        Errors(source.Defects).ShouldBe(["txt.stray-line"]);
    }

    [Fact]
    public void Points_behind_an_unknown_section_are_an_error()
    {
        var source = BoundaryPointFiles.Read(BoundaryPointFiles.Sample + "[附加]\nJ9,3,1,2\n");

        Errors(source.Defects).ShouldBe(["txt.stray-line"]);
    }

    [Theory]
    [InlineData("坐标系=2000国家大地坐标系", "坐标系=1980西安坐标系", true)]
    [InlineData("带号=38", "带号=37", true)]
    [InlineData("计量单位=米", "计量单位=英尺", true)]
    [InlineData("坐标系=2000国家大地坐标系", "坐标系=CGCS2000", false)]
    [InlineData("带号=38", "带号=第38带", false)]
    public void Joined_files_of_different_systems_are_an_error(string first, string second, bool contradicts)
    {
        var source = BoundaryPointFiles.Read(BoundaryPointFiles.Sample + BoundaryPointFiles.Sample.Replace(first, second, StringComparison.Ordinal));

        string.Join(',', Errors(source.Defects)).ShouldBe(contradicts ? "txt.header-contradiction" : "");
    }

    [Fact]
    public void Two_points_on_one_line_are_an_error() =>
        Errors(BoundaryPointFiles.ReadPoints("J1,1,100,500", "J2,1,200,500,J3,1,200,600", "J4,1,100,600", "J1,1,100,500").Defects).ShouldContain(code => code == "txt.points-joined");

    [Fact]
    public void An_open_ring_that_comes_again_after_another_is_an_error()
    {
        string[] scattered = ["J1,1,0,0", "J2,1,0,90", "J3,1,50,90", "J9,2,10,10", "J10,2,10,20", "J11,2,20,20", "J4,1,90,90", "J5,1,90,50", "J6,1,90,0"];

        Errors(BoundaryPointFiles.ReadPoints(scattered).Defects).ShouldBe(["ring.resumed"]);
    }

    [Fact]
    public void Points_behind_a_repeated_first_number_are_an_error_unless_the_ring_is_closed()
    {
        string[] first = ["J1,1,0,0", "J2,1,0,90", "J3,1,90,90", "J4,1,90,0"];
        string[] second = ["J1,1,200,0", "J2,1,200,90", "J3,1,290,90", "J4,1,290,0"];

        Errors(BoundaryPointFiles.ReadPoints([.. first, .. second]).Defects).ShouldBe(["ring.points-behind-closing"]);
        Errors(BoundaryPointFiles.ReadPoints([.. first, first[0], .. second]).Defects).ShouldBeEmpty();
    }

    [Fact]
    public void A_message_never_repeats_half_a_character()
    {
        var line = new string('x', 59) + "\U00020000\U00020000";

        BoundaryPointFiles.ReadPoints("J1,1,0,0", line).Defects.First(defect => defect.Problem.Code == "txt.point-line").Problem.Chinese
            .ShouldContain(new string('x', 59) + "…");
    }

    [Fact]
    public void An_unknown_shape_is_an_error() =>
        Errors(BoundaryPointFiles.Read(BoundaryPointFiles.Sample.Replace(",面,", ",体,", StringComparison.Ordinal)).Projects[0].Defects).ShouldBe(["txt.shape-unknown"]);

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var project = BoundaryPointFiles.ReadPoints("J1,1,NaN,500", "J2,x,200,500", "hello", "J3,1,200,600");

        project.Codes().ShouldBe(["txt.coordinate", "txt.ring-number", "txt.point-line", "ring.too-few-points", "txt.truncated"], ignoreOrder: true);
    }

    [Fact]
    public void A_thousand_bad_lines_are_counted_not_listed()
    {
        var project = BoundaryPointFiles.ReadPoints([.. Enumerable.Repeat("hello", 1000)]);

        var bad = project.Defects.Where(defect => defect.Problem.Code == "txt.point-line").ToList();
        bad.Count.ShouldBe(101);
        bad[^1].Problem.English.ShouldBe("900 more of the same kind are not listed.");
    }

    [Fact]
    public void More_points_than_allowed_are_refused_where_the_limit_is_passed()
    {
        var options = new SiteFileOptions { Limits = new SiteFileLimits { MaxPointsPerSite = 9 } };

        Should.Throw<InputRefusedException>(() => BoundaryPointFiles.Read(BoundaryPointFiles.Sample, options)).Problem.ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("input.too-many-points"),
            problem => problem.Where.ShouldBe("第 23 行"));
    }

    [Fact]
    public void Ten_million_points_are_refused_without_reading_them_all()
    {
        using var stream = new RepeatedLines("[地块坐标]\n9,,1,甲,面,,,,@\n", "1,1,2,3\n", 10_000_000);

        Should.Throw<InputRefusedException>(() => SiteFile.Read(stream, "大.txt")).Problem.Code.ShouldBe("input.too-many-points");
        stream.Furthest.ShouldBeLessThan(stream.Length * 6 / 10);
    }

    [Fact]
    public void A_line_without_end_is_refused()
    {
        var text = BoundaryPointFiles.Header + new string('1', 70_000);

        Should.Throw<InputRefusedException>(() => BoundaryPointFiles.Read(text)).Problem.ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("text.line-too-long"),
            problem => problem.Where.ShouldBe("第 13 行"));
    }

    private static string[] Errors(IEnumerable<GeometryDefect> defects) =>
        [.. defects.Where(defect => defect.Severity == DefectSeverity.Error).Select(defect => defect.Problem.Code).Distinct(StringComparer.Ordinal)];
}
