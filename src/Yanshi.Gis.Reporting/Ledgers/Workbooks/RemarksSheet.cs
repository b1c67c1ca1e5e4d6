using Yanshi.Gis.Planning.Screening;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>说明: how the sheets are to be read.</summary>
internal static class RemarksSheet
{
    internal static IReadOnlyList<double> Widths { get; } = [26, 120];

    internal static FreeSheet Of(ScreeningLedger ledger, LedgerNames names, LedgerNotices notices)
    {
        var sheet = new FreeSheet();
        sheet.Add(CellValue.Of(names.Say("说明", "Remarks"), CellFormat.Title));
        foreach (var notice in notices.All)
            sheet.Add(CellValue.Of(notice, CellFormat.Warning));
        sheet.Add();
        foreach (var (label, text) in Lines(names, notices))
            sheet.Add(CellValue.Wrapped(label), CellValue.Wrapped(text));
        sheet.AddHeading(names.Say("排序的各项", "The parts of the score"));
        sheet.AddHeads(names.Say("代码", "code"), names.Say("项目和权重", "criterion and weight"));
        foreach (var criterion in ledger.Criteria)
            sheet.Add(CellValue.Of(criterion.Code), CellValue.Wrapped(names.Say($"{criterion.Chinese}，权重 {criterion.Weight:0.##}", $"{criterion.English}, weight {criterion.Weight:0.##}")));
        return sheet;
    }

    private static IEnumerable<(string Label, string Text)> Lines(LedgerNames names, LedgerNotices notices)
    {
        yield return (names.Say("性质", "what this is"), notices.Disclaimer);
        yield return (names.Say("无法判定", "undetermined"), names.Say(
            "必查图层中有没有数据、读不出或判断不了的。没有查过的从不算作无冲突。",
            "A mandatory layer has no data, cannot be read, or cannot be judged. What was not looked at never counts as clear."));
        yield return (names.Say("位置不明", "location unknown"), names.Say(
            "清单里只有园区或乡镇名称，没有坐标：不作结论，只列园区和产业。补上界址点坐标或图形后重新筛查。",
            "The list names a park or town and has no coordinates: no verdict, only park and sector. Add coordinates or shapes and screen again."));
        yield return (names.Say("依据待核", "依据待核"), names.Say("条文出处尚未对照原文核实。", "The article has not yet been held against the text of the law."));
        yield return (names.Say("面积", "areas"), names.Say(
            "椭球面积，保留两位小数；1 公顷 = 10000 m²，1 亩 = 10000/15 m²。“须在内”的图层（如城镇开发边界）计的是界外部分。",
            "Ellipsoidal areas, two decimals; 1 mu = 10000/15 m². For a layer that a site must lie in (the urban development boundary) what counts is the part outside."));
        yield return (names.Say("各图层的表", "the layers' sheets"), names.Say(
            "只列结果不是单纯“无冲突”的项目；第一行写明有多少个无冲突。有冲突的图层在前。对哪个项目都没有答案的图层合列一张表。",
            "Only sites whose answer is other than a plain clear; the first line says how many were clear. Layers in conflict come first. Layers that had no answer for any project share one sheet."));
        yield return (names.Say("排序", "ranking"), LedgerNotices.RankingIn(names.Language));
        yield return (names.Say("开头的撇号", "a leading apostrophe"), names.Say(
            "以 = + - @ 等开头的文字前面加了一个撇号（'），防止被表格软件当作公式执行。",
            "Texts that begin with = + - @ and the like have an apostrophe (') before them, so that no spreadsheet runs them as formulas."));
    }
}
