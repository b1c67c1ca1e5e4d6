using System.Globalization;
using System.IO.Compression;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Ledgers;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Tests.Ledgers;

public class LedgerWorkbookTests
{
    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void The_validator_of_the_format_finds_nothing_wrong(Language language)
    {
        WorkbookReading.Errors(WorkbookReading.Write(new SampleLedger().Ledger(), new LedgerOptions { Language = language })).ShouldBeEmpty();
        WorkbookReading.Errors(WorkbookReading.Write(new SampleLedger { Rows = 0 }.Ledger(), new LedgerOptions { Language = language })).ShouldBeEmpty();
    }

    [Fact]
    public void The_sheets_stand_in_order_layers_in_conflict_before_those_without_an_answer()
    {
        var names = WorkbookReading.Read(WorkbookReading.Write(new SampleLedger { Layers = 10 }.Ledger())).Select(sheet => sheet.Name);
        names.ShouldBe(["汇总", "台账", "永久基本农田", "文物保护单位保护范围", "耕地", "河道管理范围", "地质灾害易发区", "没有答案的图层", "地块重叠", "排序说明", "问题", "说明"]);
    }

    [Fact]
    public void The_ledger_has_every_row_in_the_order_of_ranks_with_real_numbers()
    {
        var sample = new SampleLedger();
        var rows = WorkbookReading.Read(WorkbookReading.Write(sample.Ledger())).Sheet("台账");
        rows.Count.ShouldBe(2 + 100);
        var heads = rows[1].Select(head => (string)head!).ToList();
        for (var i = 0; i < 100; i++)
        {
            var (expected, row) = (sample.Row(i), rows[2 + i]);
            row[heads.IndexOf("名次")].ShouldBe(expected.Rank is { } rank ? (double)rank : null);
            row[heads.IndexOf("编号")].ShouldBe(expected.Row.Id);
            row[heads.IndexOf("面积 m²")].ShouldBe(expected.Row.AreaSquareMetres);
            row[heads.IndexOf("结论")].ShouldBe(expected.Row.Verdict is { } verdict ? Words.Of(Language.Chinese, "verdict", EnumCode.Of(verdict)) : Words.Of(Language.Chinese, "screening", EnumCode.Of(expected.Row.State)));
            row[heads.IndexOf("检查记录摘要")].ShouldBe(expected.Row.Digest);
        }

        var prohibited = rows.Single(row => Equals(row[heads.IndexOf("编号")], "P-0090"));
        ((string)prohibited[heads.IndexOf("冲突图层")]!).ShouldStartWith("永久基本农田 ");
        prohibited[heads.IndexOf("最严的一条")].ShouldBe("一般项目不得占用永久基本农田");
        prohibited[heads.IndexOf("依据")].ShouldBe("《土地管理法》第三十五条第一款");
        prohibited[heads.IndexOf("手续")].ShouldBe("调整选址，避开永久基本农田；办理农用地转用审批，落实占补平衡");
        rows.Single(row => Equals(row[heads.IndexOf("编号")], "P-0075"))[heads.IndexOf("依据")].ShouldBe("依据待核：《文物保护法》第二十八条");
        rows.Single(row => Equals(row[heads.IndexOf("编号")], "P-0060"))[heads.IndexOf("没有答案的必查图层")].ShouldBe("河道管理范围");
    }

    [Fact]
    public void A_layer_lists_its_sites_and_says_how_many_were_clear()
    {
        var sample = new SampleLedger();
        var rows = WorkbookReading.Read(WorkbookReading.Write(sample.Ledger())).Sheet("永久基本农田");
        var expected = Enumerable.Range(0, 100).Select(sample.Row).Select(ranked => (ranked.Row, Layer: ranked.Row.Layers.FirstOrDefault(layer => layer.Id is "permanent-basic-farmland"))).Where(at => at.Layer is not null).ToList();
        ((string)rows[0][0]!).ShouldStartWith("永久基本农田：已检查 95 个，无冲突 85 个；下列 10 个：冲突 10，低于阈值 0，没有答案 0");
        rows.Skip(2).Select(row => (row[1], row[6], row[8])).ShouldBe(expected.Select(at => ((object?)at.Row.Id, (object?)at.Layer!.AreaSquareMetres, (object?)at.Layer.Share)));
    }

    [Fact]
    public void Layers_that_had_no_answer_for_any_site_share_a_sheet_and_say_why()
    {
        var sheets = WorkbookReading.Read(WorkbookReading.Write(new SampleLedger { Layers = 11 }.Ledger()));
        sheets.Sheet("没有答案的图层").Skip(2).ShouldBe([["其他图层/9：范围", "否", 95.0, "无数据", "没有数据"], ["其他图层/10：范围", "否", 95.0, "无数据", "没有数据"]]);
        ((string)sheets.Sheet("河道管理范围")[0][0]!).ShouldStartWith("河道管理范围：已检查 95 个，无冲突 75 个；下列 20 个：冲突 0，低于阈值 0，没有答案 20");
    }

    [Fact]
    public void A_row_that_belies_the_counts_is_not_lost()
    {
        var layer = new ScreeningLayer("extra-9", LayerState.Conflict, null, Verdict.Restricted, Certainty.Certain, 12.5, 0.1, 1, 0);
        var sample = new SampleLedger { Layers = 10, Change = ranked => ranked.Row.Number == 7 ? ranked with { Row = ranked.Row with { Layers = [layer] } } : ranked };
        var rows = WorkbookReading.Read(WorkbookReading.Write(sample.Ledger())).Sheet("其他图层_9：范围");
        rows.Skip(2).Single()[6].ShouldBe(12.5);
        ((string)rows[0][0]!).ShouldStartWith("其他图层/9：范围：已检查 95 个，无冲突 0 个；下列 1 个：冲突 1，低于阈值 0，没有答案 0；另有 94 个没有答案");
    }

    [Fact]
    public void A_layer_without_data_is_clear_for_nobody()
    {
        // Neither its rows nor the counts name it.
        var sample = new SampleLedger { Layers = 10, Change = ranked => ranked with { Row = ranked.Row with { Layers = [] } } };
        var ledger = sample.Ledger();
        ledger = ledger with { Summary = ledger.Summary with { ByLayer = [] } };
        var summary = WorkbookReading.Read(WorkbookReading.Write(ledger)).Sheet("汇总");
        summary.Single(row => Equals(row[0], "其他图层/9：范围"))[2].ShouldBe("没有数据");
        summary.Single(row => Equals(row[0], "其他图层/9：范围"))[7].ShouldBeNull();
        summary.Single(row => Equals(row[0], "生态保护红线"))[7].ShouldBe(95.0);
    }

    [Fact]
    public void A_row_is_as_high_as_its_longest_text()
    {
        var sample = new SampleLedger { Rows = 20, Change = ranked => ranked with { Row = ranked.Row with { Name = ranked.Row.Number == 1 ? new string('长', 34) : "短" } } };
        var sheet = Part(WorkbookReading.Write(sample.Ledger()), "xl/worksheets/sheet2.xml");
        sheet.ShouldContain("<row r=\"3\" ht=\"60\" customHeight=\"1\">");
    }

    [Fact]
    public void A_table_longer_than_a_sheet_goes_on_in_the_next_and_loses_no_row()
    {
        var workbook = WorkbookReading.Write(new SampleLedger { Rows = 301 }.Ledger(), new LedgerOptions { SheetRows = 100 });
        WorkbookReading.Errors(workbook).ShouldBeEmpty();
        var sheets = WorkbookReading.Read(workbook);
        string[] parts = ["台账", "台账 (2)", "台账 (3)", "台账 (4)"];
        parts.Select(name => sheets.Sheet(name).Count).ShouldBe([100, 100, 100, 9]);
        parts.SelectMany(name => sheets.Sheet(name).Skip(2)).Select(row => row[2]).ShouldBe(Enumerable.Range(1, 301).Select(number => (object?)(double)number));
        parts.ShouldAllBe(name => Equals(sheets.Sheet(name)[1][2], "序号"));
    }

    [Fact]
    public void Texts_that_could_be_formulas_or_break_the_file_stay_texts()
    {
        string[] names = ["=1+1", "+86", "-5", "@x", "\tx", "\rx", "  =cmd|' /C calc'!A0", "a\0b\uFFFFc\uD800d", "_x000D_", "<b>&\"'", new string('长', 40_000)];
        var sample = new SampleLedger { Rows = names.Length, Change = ranked => ranked with { Row = ranked.Row with { Name = names[ranked.Row.Number - 1] } } };
        var workbook = WorkbookReading.Write(sample.Ledger());
        WorkbookReading.Errors(workbook).ShouldBeEmpty();
        var read = WorkbookReading.Read(workbook).Sheet("台账").Skip(2).Select(row => (string)row[4]!).ToList();
        read.Take(7).ShouldBe(["'=1+1", "'+86", "'-5", "'@x", "'\tx", "'\nx", "'  =cmd|' /C calc'!A0"]);
        read[7].ShouldBe("a\uFFFDb\uFFFDc\uFFFDd");
        read[9].ShouldBe("<b>&\"'");
        read[10].Length.ShouldBe(32_767);
        Part(workbook, "xl/worksheets/sheet2.xml").ShouldContain(">_x005F_x000D_<");
    }

    [Fact]
    public void Invented_data_is_named_on_every_sheet_and_every_printed_page()
    {
        var workbook = WorkbookReading.Write(new SampleLedger().Ledger());
        WorkbookReading.Read(workbook).ShouldAllBe(sheet => sheet.Rows.Take(3).SelectMany(row => row).OfType<string>().Any(text => text.Contains("合成演示数据")));
        Parts(workbook).Where(part => part.Key.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ShouldAllBe(part => part.Value.Contains("<oddHeader>") && part.Value.Contains("合成演示数据，结论不能用于任何项目"));
        var formal = WorkbookReading.Write(new SampleLedger { Status = LayerStatus.Statutory }.Ledger());
        Parts(formal).Values.ShouldAllBe(part => !part.Contains("合成演示数据"));
    }

    [Fact]
    public void The_same_ledger_gives_the_same_bytes() => WorkbookReading.Write(new SampleLedger().Ledger()).ShouldBe(WorkbookReading.Write(new SampleLedger().Ledger()));

    [Fact]
    public void Heads_of_columns_stay_in_sight_are_filtered_and_repeated_on_landscape_A4()
    {
        var parts = Parts(WorkbookReading.Write(new SampleLedger().Ledger()));
        var sheet = parts["xl/worksheets/sheet2.xml"];
        sheet.ShouldContain("<pane ySplit=\"2\" topLeftCell=\"A3\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        sheet.ShouldContain("<autoFilter ref=\"A2:X102\"/>");
        sheet.ShouldContain("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>");
        parts["xl/workbook.xml"].ShouldContain("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"1\">'台账'!$1:$2</definedName>");
        parts["xl/worksheets/sheet1.xml"].ShouldContain("location=\"'永久基本农田'!A1\"");
    }

    [Fact]
    public void Verdicts_have_their_colour_behind_their_word()
    {
        var parts = Parts(WorkbookReading.Write(new SampleLedger().Ledger()));
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            var colour = SeverityColours.Of(EnumCode.Of(verdict))[1..].ToUpperInvariant();
            parts["xl/styles.xml"].ShouldContain($"<fgColor rgb=\"FF{colour}\"/>");
            parts["xl/worksheets/sheet2.xml"].ShouldContain($" s=\"{SheetStyles.Of(CellValue.Of("x") with { Colour = verdict }).ToString(CultureInfo.InvariantCulture)}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Words.Of(Language.Chinese, "verdict", EnumCode.Of(verdict))}<");
        }
    }

    [Fact]
    public void Memory_does_not_grow_with_the_rows()
    {
        // What is alive at the 1,000th row and at the last one; the scratch files lie on disk.
        long first = 0, most = 0;
        var sample = new SampleLedger
        {
            Rows = 100_000,
            Layers = 16,
            Change = ranked =>
            {
                if (ranked.Row.Number == 1_000)
                    first = GC.GetTotalMemory(forceFullCollection: true);
                else if (ranked.Row.Number % 33_000 == 0)
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
                return ranked;
            },
        };
        LedgerWorkbook.Write(Stream.Null, sample.Ledger(), new LedgerOptions(), ScratchFile);
        LedgerCsv.Write(Stream.Null, sample.Ledger(), new LedgerOptions());
        first.ShouldBeGreaterThan(0);
        (most - first).ShouldBeLessThan(50L << 20);
    }

    private static FileStream ScratchFile() => new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

    private static string Part(byte[] workbook, string name) => Parts(workbook)[name];

    private static Dictionary<string, string> Parts(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }, StringComparer.Ordinal);
    }
}
