using System.Text;
using ExcelDataReader;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Reporting.Ledgers;

namespace Yanshi.Gis.Reporting.Tests.Ledgers;

public class LedgerCsvTests
{
    [Fact]
    public void Every_row_is_there_with_the_area_of_every_layer_that_restricts()
    {
        var sample = new SampleLedger { Layers = 10 };
        var rows = Read(Write(sample.Ledger()));
        rows.Count.ShouldBe(1 + 100);
        var heads = rows[0].ToList();
        heads.Contains("永久基本农田 m²").ShouldBeTrue();
        heads.Contains("镇（街道）界 m²").ShouldBeFalse();
        rows.ShouldAllBe(row => row.Length == heads.Count);
        var (farmland, river, other, extra) = (heads.IndexOf("永久基本农田 m²"), heads.IndexOf("河道管理范围 m²"), heads.IndexOf("生态保护红线 m²"), heads.IndexOf("其他图层/9：范围 m²"));
        rows[90][farmland].ShouldBe(sample.Row(89).Row.Layers[0].AreaSquareMetres!.Value.ToString("R"));
        rows[1][farmland].ShouldBe("0");
        rows[1][extra].ShouldBe("无数据");
        rows[60][river].ShouldBe("无数据");
        rows[60][other].ShouldBe("0");
        rows[100][farmland].ShouldBe("");
    }

    [Fact]
    public void It_begins_with_a_byte_order_mark_and_ends_lines_as_the_standard_says()
    {
        var bytes = Write(new SampleLedger { Rows = 3 }.Ledger());
        bytes.AsSpan(0, 3).ToArray().ShouldBe([0xEF, 0xBB, 0xBF]);
        var text = Encoding.UTF8.GetString(bytes);
        text.Count(c => c == '\n').ShouldBe(4);
        text.Replace("\r\n", string.Empty).IndexOfAny(['\r', '\n']).ShouldBe(-1);
    }

    [Fact]
    public void Texts_that_could_be_formulas_are_neutral_and_numbers_stay_numbers()
    {
        string[] names = ["=HYPERLINK(\"http://x\")", "-1", "甲,乙\"丙\"\n丁", "@a"];
        var sample = new SampleLedger { Rows = 4, Change = ranked => ranked with { Score = -2.5, Row = ranked.Row with { Name = names[ranked.Row.Number - 1] } } };
        var rows = Read(Write(sample.Ledger()));
        rows.Skip(1).Select(row => row[4]).ShouldBe(["'=HYPERLINK(\"http://x\")", "'-1", "甲,乙\"丙\"\n丁", "'@a"]);
        rows.Skip(1).ShouldAllBe(row => row[1] == "-2.5");
    }

    private static byte[] Write(ScreeningLedger ledger)
    {
        using var output = new MemoryStream();
        LedgerCsv.Write(output, ledger, new LedgerOptions());
        return output.ToArray();
    }

    private static List<string[]> Read(byte[] csv)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream(csv);
        using var reader = ExcelReaderFactory.CreateCsvReader(stream, new ExcelReaderConfiguration { AutodetectSeparators = [','] });
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i)?.ToString() ?? string.Empty)]);
        return rows;
    }
}
