using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>The head of the page: what was screened for which day, what the data is worth, and the counts.</summary>
internal static class ScreeningHead
{
    private const int MostSources = 4;

    internal static void Write(MarkupWriter html, ScreeningLedger ledger, LedgerNames names, LedgerNotices notices)
    {
        var summary = ledger.Summary;
        using (html.Element("header"))
        {
            html.Line("h1", null, notices.Title);
            html.Line("p", "dated", $"{names.Say("检查日期", "checked for")} {notices.AsOf} · {ledger.Provenance.Workspace} · {SourcesOf(ledger, names)}");
            foreach (var notice in notices.All)
                html.Line("p", "banner", notice);
        }

        using (html.Element("ul", ("class", "tiles")))
        {
            Tile(html, null, null, names.Say("项目", "projects"), summary.Rows, names.Say($"已检查 {summary.Checked}", $"{summary.Checked} checked"));
            foreach (var count in summary.ByVerdict)
                Tile(html, EnumCode.Of(count.Verdict), EnumCode.Of(count.Verdict), names.Mark(count.Verdict), count.Rows, Mu(count.AreaSquareMetres, names));
            if (summary.LocationUnknown > 0)
                Tile(html, null, "undetermined", names.State(ScreeningState.LocationUnknown), summary.LocationUnknown, names.Say("没有结论", "no verdict"));
            if (summary.Refused > 0)
                Tile(html, null, "failed", names.State(ScreeningState.Refused), summary.Refused, names.Say("没有结论", "no verdict"));
        }

        html.Line("p", "note", names.Say(
            $"用地面积合计 {Hectares(summary.AreaSquareMetres)} 公顷；重叠的只计一次，占地 {Hectares(ledger.LandTake.AreaSquareMetres)} 公顷。没有查过的从不算作无冲突。",
            $"Sites together {Hectares(summary.AreaSquareMetres)} ha; ground taken, overlaps counted once, {Hectares(ledger.LandTake.AreaSquareMetres)} ha. What was not looked at never counts as clear."));
    }

    private static void Tile(MarkupWriter html, string? colour, string? sign, string label, int count, string remark)
    {
        using (html.Element("li", ("class", colour)))
        {
            if (sign is not null)
                Signs.Draw(html, sign);
            html.Text(label);
            html.Line("strong", null, RecordReading.Grouped(count, 0));
            html.Line("span", "remark", remark);
        }
    }

    private static string SourcesOf(ScreeningLedger ledger, LedgerNames names)
    {
        var shown = string.Join(names.Comma, ledger.Sources.Take(MostSources));
        return ledger.Sources.Count > MostSources ? names.Say($"{shown} 等 {ledger.Sources.Count} 个文件", $"{shown} … {ledger.Sources.Count} files") : shown;
    }

    private static string Mu(double squareMetres, LedgerNames names) => names.Say($"{RecordReading.Grouped((double)AreaUnits.Mu(squareMetres), 2)} 亩", $"{RecordReading.Grouped((double)AreaUnits.Mu(squareMetres), 2)} mu");

    private static string Hectares(double squareMetres) => RecordReading.Grouped((double)AreaUnits.Hectares(squareMetres), 4);
}
