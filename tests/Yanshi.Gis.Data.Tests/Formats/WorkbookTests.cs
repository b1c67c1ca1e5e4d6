using System.IO.Compression;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Formats;

public class WorkbookTests
{
    private static readonly object?[][] Points =
    [
        ["点号", "X(北)", "Y(东)"],
        ["J1", 3836986.123, 38389077.456],
        ["J2", "3837136", 38389077.0],
        ["J3", 3837136.0, 38389277.0],
        ["J1", 3836986.123, 38389077.456],
    ];

    [Fact]
    public void Numbers_and_numbers_as_text_are_read_exactly()
    {
        var source = Read(Workbooks.Write(("坐标", Points)));

        (source.Format, source.Encoding).ShouldBe(("xlsx", null));
        (source.Declared!.AxisOrder, source.Declared.Where).ShouldBe((AxisOrder.EastNorth, "坐标 第 1 行"));
        source.Projects[0].Parcels[0].Rings[0].Points[0].ShouldBe(new Coordinate(38389077.456, 3836986.123));
        source.Codes().ShouldBeEmpty();
    }

    [Fact]
    public void Rows_that_the_sheet_leaves_out_are_blank_and_part_the_parcels()
    {
        object?[][] rows = [.. Points, [], .. Points[1..]];

        Read(Workbooks.Write(("坐标", rows))).Projects[0].Parcels.Select(parcel => parcel.Where).ShouldBe(["坐标 第 2 行", "坐标 第 7 行"]);
    }

    [Fact]
    public void A_duration_is_what_a_spreadsheet_makes_of_degrees_minutes_and_seconds()
    {
        var longitude = new TimeSpan(0, 112, 44, 24, 500);
        object?[][] rows = [["经度", "纬度"], [longitude, new TimeSpan(34, 30, 0)], [113.0, 35.0], [113.0, 34.0], [longitude, new TimeSpan(34, 30, 0)]];

        var point = Read(Workbooks.Write(("坐标", rows))).Projects[0].Parcels[0].Rings[0].Points[0];

        point.X.ShouldBe(112.74013888888889, 1e-6 / 3600);
        point.Y.ShouldBe(34.5, 1e-9);
    }

    [Fact]
    public void The_sheet_with_coordinates_is_taken_and_other_sheets_are_said()
    {
        var source = Read(Workbooks.Write(("说明", [["填表说明"]]), ("坐标", Points), ("汇总", [["面积", 2.8391]]), ("空", [])));

        source.Projects[0].Parcels.ShouldHaveSingleItem();
        source.Defects.Select(defect => (defect.Problem.Code, defect.Problem.Where)).ShouldBe([("table.sheet-unused", "说明"), ("table.sheet-unused", "汇总")]);
    }

    [Fact]
    public void A_second_sheet_with_coordinates_is_an_error_since_it_may_belong_to_the_site() =>
        Read(Workbooks.Write(("一", Points), ("二", Points))).Defects.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            defect => defect.Problem.Code.ShouldBe("table.several-sheets"),
            defect => defect.Severity.ShouldBe(Validation.DefectSeverity.Error));

    [Fact]
    public void A_row_whose_formulas_failed_is_empty_and_does_not_pass_for_the_end_of_a_ring()
    {
        object?[][] rows = [["X", "Y"], [100.0, 500.0], [200.0, 500.0], [new Workbooks.CellFailure("#REF!"), new Workbooks.CellFailure("#REF!")], [200.0, 600.0]];

        var defect = Read(Workbooks.Write(("坐标", rows))).Projects[0].Defects[0];

        (defect.Problem.Code, defect.Problem.Where).ShouldBe(("table.row-without-coordinates", "坐标 第 4 行"));
    }

    [Fact]
    public void A_workbook_named_csv_is_read_as_a_workbook_and_said()
    {
        var source = SiteFile.Read(Workbooks.Write(("坐标", Points)), "坐标.csv");

        source.Format.ShouldBe("xlsx");
        source.Codes().ShouldBe(["format.extension"]);
    }

    [Fact]
    public void A_workbook_without_a_heading_is_refused() =>
        Refused(Workbooks.Write(("坐标", [["甲", "乙"], [1.0, 2.0]]))).Code.ShouldBe("table.no-header");

    [Fact]
    public void An_archive_that_is_no_workbook_is_unknown()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            Workbooks.Add(zip, "地块.shp", "x");

        Refused(bytes.ToArray()).Code.ShouldBe("format.unknown");
    }

    [Fact]
    public void An_archive_that_unpacks_to_far_more_than_it_is_is_not_unpacked()
    {
        var bomb = WithEntries(zip => Workbooks.Add(zip, "xl/media/zero.bin", new string('0', 20_000_000)));

        Refused(bomb).Code.ShouldBe("xlsx.archive");
    }

    [Fact]
    public void An_archive_of_too_many_entries_is_not_unpacked() =>
        Refused(WithEntries(zip =>
        {
            for (var i = 0; i < 1_000; i++)
                zip.CreateEntry($"x{i}");
        })).Code.ShouldBe("xlsx.archive");

    [Fact]
    public void A_cell_beyond_the_last_row_or_column_is_refused_at_once()
    {
        Refused(WithSheet("""<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>""")).Code.ShouldBe("xlsx.damaged");
        Refused(WithSheet("""<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>""")).Code.ShouldBe("xlsx.damaged");
    }

    [Fact]
    public void Every_truncation_is_refused_with_a_code()
    {
        var whole = Workbooks.Write(("坐标", Points));
        for (var length = 1; length < whole.Length; length += 7)
            Refused(whole[..length]).Code.ShouldBeOneOf("xlsx.damaged", "format.unknown", "table.no-header");
    }

    [Fact]
    public void Entities_of_a_document_type_are_not_expanded() =>
        Refused(WithSheet("<row/>", """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>""")).Code.ShouldBe("xlsx.damaged");

    private static SiteSource Read(byte[] bytes) => SiteFile.Read(bytes, "坐标.xlsx");

    private static Problem Refused(byte[] bytes) => Should.Throw<InputRefusedException>(() => Read(bytes)).Problem;

    private static byte[] WithEntries(Action<ZipArchive> add)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Workbooks.Write(("坐标", Points)));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
            add(zip);
        return bytes.ToArray();
    }

    private static byte[] WithSheet(string rows, string prologue = "") => WithEntries(zip =>
    {
        zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
        Workbooks.Add(zip, "xl/worksheets/sheet1.xml", $"""{prologue}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""");
    });
}
