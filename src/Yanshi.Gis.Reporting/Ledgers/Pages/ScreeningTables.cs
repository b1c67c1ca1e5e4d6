using System.Globalization;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>The tables of the page: the first rows of the ledger, ground that several want, land taken, rows that were not checked.</summary>
internal static class ScreeningTables
{
    private const int MostOverlaps = 50;
    private const int MostVillages = 30;

    internal static void WriteLedger(MarkupWriter html, ScreeningLedger ledger, ScreeningReading reading, LedgerNames names)
    {
        var (say, texts) = ((Func<string, string, string>)names.Say, new RowTexts(names));
        using (html.Element("section", ("class", "ledger")))
        {
            html.Line("h2", null, say("台账", "Ledger"));
            html.Line("p", "note", LedgerNotices.RankingIn(names.Language));
            var table = new HtmlTable(
                (say("名次", "rank"), true), (say("得分", "score"), true), (say("项目", "project"), false), (say("结论", "verdict"), false), (say("亩", "mu"), true), (say("镇（街道）", "town"), false),
                (say("冲突图层", "layers in conflict"), false), (say("最严的一条和依据", "worst finding, article"), false), (say("手续", "procedures"), false), (say("没有答案的必查图层", "mandatory, no answer"), false));
            foreach (var (row, rank, score, _) in reading.First)
            {
                var verdict = row.Verdict is { } known ? EnumCode.Of(known) : null;
                table.AddRow(
                    rank?.ToString(CultureInfo.InvariantCulture) ?? RecordReading.None,
                    score is { } points ? RecordReading.Fixed(points, 1) : RecordReading.None,
                    new Cell(row.Name ?? row.Id) { Remark = row.Name is null ? null : row.Id },
                    new Cell(names.Outcome(row)) { Sign = verdict ?? "failed", Colour = verdict ?? "undetermined" },
                    row.AreaSquareMetres is { } area ? RecordReading.Grouped((double)AreaUnits.Mu(area), 2) : RecordReading.None,
                    texts.Towns(row) ?? RecordReading.None,
                    texts.Conflicts(row) ?? RecordReading.None,
                    new Cell(RowTexts.Worst(row) ?? texts.Problem(row) ?? RecordReading.None) { Remark = texts.WorstBasis(row) },
                    texts.Procedures(row) ?? RecordReading.None,
                    texts.Undetermined(row) ?? RecordReading.None);
            }

            table.Write(html);
            if (ledger.Summary.Rows > reading.First.Count)
                Note(html, say($"共 {ledger.Summary.Rows} 个项目，这里只列前 {reading.First.Count} 个；全部在 ledger.xlsx 和 ledger.csv 中。", $"{ledger.Summary.Rows} projects in all; these are the first {reading.First.Count}. ledger.xlsx and ledger.csv have all of them."));
        }
    }

    internal static void WriteOverlaps(MarkupWriter html, IReadOnlyList<CandidateOverlap> overlaps, LedgerNames names)
    {
        var say = (Func<string, string, string>)names.Say;
        using (html.Element("section"))
        {
            html.Line("h2", null, say("地块重叠", "Overlaps between projects"));
            if (overlaps.Count == 0)
            {
                html.Line("p", null, say("清单中的用地互不重叠，也不与已登记项目重叠；只相接的不算。", "No site of the list shares ground with another or with a registered project; sites that only touch do not count."));
                return;
            }

            var table = new HtmlTable((say("项目", "project"), false), (say("与之重叠", "overlaps"), false), (say("对方", "other"), false), (say("重叠面积 m²", "common area m²"), true), (say("亩", "mu"), true), (say("占用地", "share"), true));
            foreach (var overlap in overlaps.Take(MostOverlaps))
            {
                table.AddRow(
                    new Cell(overlap.Name ?? overlap.Id) { Remark = overlap.Name is null ? null : overlap.Id },
                    LedgerColumns.OtherKind(overlap, names),
                    new Cell(overlap.OtherName ?? overlap.OtherId) { Remark = overlap.OtherName is null ? null : overlap.OtherId },
                    RecordReading.Grouped(overlap.AreaSquareMetres, 2),
                    RecordReading.Grouped((double)AreaUnits.Mu(overlap.AreaSquareMetres), 2),
                    RecordReading.Percent(Rounding.ToMillionth(overlap.Share)));
            }

            table.Write(html);
            if (overlaps.Count > MostOverlaps)
                Note(html, say($"共 {overlaps.Count} 处，这里只列最大的 {MostOverlaps} 处；全部在 ledger.xlsx 的“地块重叠”中。", $"{overlaps.Count} in all; these are the {MostOverlaps} largest. The sheet Overlaps of ledger.xlsx has all of them."));
        }
    }

    internal static void WriteLandTake(MarkupWriter html, LandTake take, LedgerNames names)
    {
        var say = (Func<string, string, string>)names.Say;
        using (html.Element("section"))
        {
            html.Line("h2", null, say("占地", "Land taken"));
            html.Line("p", "note", say(
                $"重叠的只计一次；比各用地面积之和少 {RecordReading.Grouped(take.CountedTwiceSquareMetres, 2)} m²。",
                $"Overlaps count once: {RecordReading.Grouped(take.CountedTwiceSquareMetres, 2)} m² less than the sum of the sites."));
            using (html.Element("div", ("class", "pair")))
            {
                var classes = new HtmlTable((say("地类", "class"), false), (say("代码", "code"), false), (say("三大类", "group"), false), (say("公顷", "ha"), true), (say("亩", "mu"), true));
                foreach (var part in take.ByClass)
                    classes.AddRow(part.Name, part.Code, part.Group ?? RecordReading.None, Hectares(part.AreaSquareMetres), Mu(part.AreaSquareMetres));
                WriteTable(html, say("按地类", "By land class"), classes, null);
                WriteTable(html, say("按镇（街道）", "By town"), Places(take.ByTown, say("镇（街道）", "town")), null);
                WriteTable(html, say("按村（坐落单位）", "By village"), Places([.. take.ByVillage.Take(MostVillages)], say("村", "village")), take.ByVillage.Count > MostVillages
                    ? say($"共 {take.ByVillage.Count} 个村，这里只列最大的 {MostVillages} 个；全部在 ledger.xlsx 的“汇总”中。", $"{take.ByVillage.Count} villages; these are the {MostVillages} largest. The sheet Summary of ledger.xlsx has all of them.")
                    : null);
            }
        }

        HtmlTable Places(IReadOnlyList<LandTakePlace> places, string title)
        {
            var table = new HtmlTable((title, false), (say("公顷", "ha"), true), (say("亩", "mu"), true));
            foreach (var place in places)
                table.AddRow(place.Name ?? say("数据未注明", "not in the data"), Hectares(place.AreaSquareMetres), Mu(place.AreaSquareMetres));
            return table;
        }
    }

    internal static void WriteProblems(MarkupWriter html, ScreeningSummary summary, ScreeningReading reading, LedgerNames names)
    {
        var missing = summary.LocationUnknown + summary.Refused;
        if (missing == 0)
            return;
        var say = (Func<string, string, string>)names.Say;
        using (html.Element("section"))
        {
            html.Line("h2", null, say("未检查的行", "Rows that were not checked"));
            html.Line("p", null, say($"{missing} 行没有结论：", $"{missing} rows have no verdict: ") + string.Join(names.Comma, summary.Problems.Select(problem => $"{problem.Code} {RecordReading.Grouped(problem.Rows, 0)}")));
            var table = new HtmlTable((say("序号", "no."), true), (say("来源", "source"), false), (say("项目", "project"), false), (say("情况", "state"), false), (say("代码", "code"), false), (say("问题与办法", "what is wrong, what to do"), false));
            foreach (var row in reading.Problems)
            {
                table.AddRow(
                    row.Number.ToString(CultureInfo.InvariantCulture), row.Source, new Cell(row.Name ?? row.Id) { Remark = row.Name is null ? null : row.Id }, names.State(row.State), row.Problem?.Code ?? RecordReading.None,
                    new Cell(row.Problem is { } problem ? say(problem.Chinese, problem.English) : RecordReading.None) { Remark = row.Problem?.Where });
            }

            table.Write(html);
            if (missing > reading.Problems.Count)
                Note(html, say($"这里只列前 {reading.Problems.Count} 行；全部在 ledger.xlsx 的“问题”中。", $"These are the first {reading.Problems.Count}; the sheet Problems of ledger.xlsx has all of them."));
        }
    }

    private static void WriteTable(MarkupWriter html, string heading, HtmlTable table, string? note)
    {
        if (table.IsEmpty)
            return;
        using (html.Element("div"))
        {
            html.Line("h3", null, heading);
            table.Write(html);
            if (note is not null)
                Note(html, note);
        }
    }

    private static void Note(MarkupWriter html, string text) => html.Line("p", "note", text);

    private static string Hectares(double squareMetres) => RecordReading.Grouped((double)AreaUnits.Hectares(squareMetres), 4);

    private static string Mu(double squareMetres) => RecordReading.Grouped((double)AreaUnits.Mu(squareMetres), 4);
}
