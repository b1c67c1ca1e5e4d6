using System.Globalization;
using Spectre.Console;
using Yanshi.Gis.Cli.Commands;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>What came out of a screening, on a page: the counts, the layers, what needs a look, and where the files are.</summary>
internal sealed class ScreeningText(Terminal terminal)
{
    private const int MostProblems = 10;
    private const int MostOverlaps = 5;

    /// <summary>Prints it.</summary>
    /// <param name="answers">What came out.</param>
    /// <param name="checking">How long this run checked.</param>
    /// <param name="writing">How long it wrote.</param>
    internal void Print(ScreeningAnswers answers, TimeSpan checking, TimeSpan writing)
    {
        var (ledger, page) = (answers.Ledger, terminal.Page);
        var summary = ledger.Summary;
        page.Heading(terminal.Say($"筛查：{summary.Rows} 个项目，按 {ledger.Provenance.AsOf:yyyy-MM-dd} 的数据", $"Screening: {summary.Rows} projects, on the data of {ledger.Provenance.AsOf:yyyy-MM-dd}"));
        PrintVerdicts(summary);
        PrintLayers(ledger);
        PrintOverlaps(ledger.Overlaps);
        PrintProblems(summary);
        page.Heading(terminal.Say("结果", "Results"));
        page.Fields(answers.Files.Select(file => (file, MeaningOf(file, answers), PageLayout.Plain)));
        page.Paragraph(terminal.Say($"文件夹：{answers.Folder}", $"folder: {answers.Folder}"), PageLayout.Faint);
        page.Paragraph(Say($"用时：检查 {checking.TotalSeconds:0.0} 秒，写出 {writing.TotalSeconds:0.0} 秒", $"time: checking {checking.TotalSeconds:0.0} s, writing {writing.TotalSeconds:0.0} s"), PageLayout.Faint);
        if (Demonstration(ledger))
            page.Paragraph(terminal.Word("basis", EnumCode.Of(VerdictBasis.Demonstration)), PageLayout.Caution);
        page.WriteLine();
    }

    private void PrintVerdicts(ScreeningSummary summary)
    {
        var table = new PageTable((terminal.Say("结论", "verdict"), false), (terminal.Say("项目", "projects"), true), (terminal.Say("面积 m²", "area m²"), true), (terminal.Say("亩", "mu"), true));
        foreach (var count in summary.ByVerdict.Where(count => count.Rows > 0))
            table.AddRow((terminal.Word("verdict", EnumCode.Of(count.Verdict)), StyleOf(count.Verdict)), Figure(count.Rows, 0), Figure(count.AreaSquareMetres, 2), Figure((double)AreaUnits.Mu(count.AreaSquareMetres), 4));
        if (summary.LocationUnknown > 0)
            table.AddRow((terminal.Say("位置不明", "location unknown"), PageLayout.Caution), Figure(summary.LocationUnknown, 0), (RecordReading.None, PageLayout.Plain), (RecordReading.None, PageLayout.Plain));
        if (summary.Refused > 0)
            table.AddRow((terminal.Say("无法读取", "cannot be read"), PageLayout.Alarm), Figure(summary.Refused, 0), (RecordReading.None, PageLayout.Plain), (RecordReading.None, PageLayout.Plain));
        table.PrintOn(terminal.Page);
    }

    private void PrintLayers(ScreeningLedger ledger)
    {
        var layers = ledger.Summary.ByLayer.Where(layer => layer.Conflicts > 0).OrderByDescending(layer => layer.Conflicts).ToList();
        if (layers.Count == 0)
            return;
        terminal.Page.Heading(terminal.Say("冲突图层", "Layers in conflict"));
        var table = new PageTable((terminal.Say("图层", "layer"), false), (terminal.Say("项目", "projects"), true), (terminal.Say("面积 m²", "area m²"), true));
        foreach (var count in layers)
        {
            var definition = ledger.Provenance.Layers.First(layer => string.Equals(layer.Definition.Id, count.Id, StringComparison.Ordinal)).Definition;
            table.AddRow((terminal.Say(definition.Title, definition.TitleEnglish), PageLayout.Plain), Figure(count.Conflicts, 0), Figure(count.AreaSquareMetres, 2));
        }

        table.PrintOn(terminal.Page);
    }

    private void PrintOverlaps(IReadOnlyList<CandidateOverlap> overlaps)
    {
        if (overlaps.Count == 0)
            return;
        terminal.Page.Heading(terminal.Say($"互相重叠：{overlaps.Count} 处", $"Sharing ground: {overlaps.Count} times"));
        var table = new PageTable((terminal.Say("项目", "project"), false), (terminal.Say("与之重叠", "overlaps"), false), (terminal.Say("面积 m²", "area m²"), true));
        foreach (var overlap in overlaps.Take(MostOverlaps))
            table.AddRow((overlap.Name ?? overlap.Id, PageLayout.Plain), (overlap.OtherName ?? overlap.OtherId, PageLayout.Plain), Figure(overlap.AreaSquareMetres, 2));
        table.PrintOn(terminal.Page);
    }

    private void PrintProblems(ScreeningSummary summary)
    {
        if (summary.Problems.Count == 0)
            return;
        terminal.Page.Heading(terminal.Say("没有检查的行", "Rows that were not checked"));
        terminal.Page.Fields(summary.Problems
            .OrderByDescending(problem => problem.Rows)
            .Take(MostProblems)
            .Select(problem => (problem.Code, problem.Rows.ToString(CultureInfo.InvariantCulture), PageLayout.Plain)));
    }

    private string MeaningOf(string file, ScreeningAnswers answers) => Path.GetExtension(file) switch
    {
        ".xlsx" => terminal.Say("台账（Excel）", "the ledger (Excel)"),
        ".html" => terminal.Say("汇总、图表和示意图（浏览器打开）", "counts, charts and a map (open in a browser)"),
        ".csv" => terminal.Say("台账（CSV）", "the ledger (CSV)"),
        ".gpkg" or ".geojson" => terminal.Say("用地图形和结论（经纬度，CGCS2000）", "outlines and verdicts (longitude and latitude, CGCS2000)"),
        ".jsonl" => terminal.Say($"检查记录，{answers.Records} 份，一行一份", $"check records, {answers.Records}, one on a line"),
        _ => terminal.Say("汇总（JSON）", "the counts (JSON)"),
    };

    private string Say(FormattableString chinese, FormattableString english) => terminal.Say(chinese.ToString(CultureInfo.InvariantCulture), english.ToString(CultureInfo.InvariantCulture));

    private static bool Demonstration(ScreeningLedger ledger) => ledger.Provenance.Layers.Any(layer => layer.Version?.Status is Layers.LayerStatus.Synthetic);

    private static (string, Style) Figure(double value, int decimals) => (RecordReading.Grouped(value, decimals), PageLayout.Plain);

    private static Style StyleOf(Verdict verdict) => verdict switch
    {
        Verdict.Clear => PageLayout.Good,
        Verdict.Notice or Verdict.Procedure => PageLayout.Plain,
        Verdict.Prohibited => PageLayout.Alarm,
        _ => PageLayout.Caution,
    };
}
