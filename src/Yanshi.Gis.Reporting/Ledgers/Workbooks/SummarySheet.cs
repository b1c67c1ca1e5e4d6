using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>汇总: what was screened against what, and what came out.</summary>
internal static class SummarySheet
{
    private const int MostSources = 12;

    private static readonly Verdict[] Verdicts = [.. Enum.GetValues<Verdict>().OrderDescending()];

    /// <summary>The widths of its columns: a name, then figures.</summary>
    internal static IReadOnlyList<double> Widths { get; } = [34, 18, 16, 16, 16, 16, 16, 16, 18];

    /// <summary>Fills the sheet.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="names">What codes are called.</param>
    /// <param name="notices">What the data is worth.</param>
    /// <param name="sheetsByLayer">The first sheet of each layer that has one.</param>
    internal static FreeSheet Of(ScreeningLedger ledger, LedgerNames names, LedgerNotices notices, IReadOnlyDictionary<string, string> sheetsByLayer)
    {
        var sheet = new FreeSheet();
        sheet.Add(CellValue.Of(notices.Title, CellFormat.Title));
        foreach (var notice in notices.All)
            sheet.Add(CellValue.Of(notice, CellFormat.Warning));
        sheet.Add();
        AddFacts(sheet, ledger, names, notices);
        AddVerdicts(sheet, ledger.Summary, names);
        AddLayers(sheet, ledger, names, sheetsByLayer);
        AddGroups(sheet, names.Say("按镇（街道）", "By town"), names.Say("镇（街道）", "town"), names.Say("未知", "unknown"), ledger.Summary.ByTown, names);
        AddGroups(sheet, names.Say("按产业", "By sector"), names.Say("产业", "sector"), names.Say("未知", "unknown"), ledger.Summary.BySector, names);
        AddGroups(sheet, names.Say("按园区", "By park"), names.Say("园区", "park"), names.Say("不在园区内", "in no park"), ledger.Summary.ByPark, names);
        AddLandTake(sheet, ledger.LandTake, names);
        return sheet;
    }

    private static void AddFacts(FreeSheet sheet, ScreeningLedger ledger, LedgerNames names, LedgerNotices notices)
    {
        var (summary, provenance) = (ledger.Summary, ledger.Provenance);
        Fact(names.Say("检查日期", "as of"), notices.AsOf);
        Fact(names.Say("清单", "lists"), SourcesOf(ledger, names));
        Fact(names.Say("工作区", "workspace"), provenance.Workspace);
        Fact(names.Say("规则库", "rule book"), provenance.RuleBook ?? names.Say("没有：只报告压占，不作法律判断", "none: overlaps are reported, not judged"));
        Fact(names.Say("程序", "program"), $"yanshi-gis {provenance.Engine}");
        Fact(names.Say("性质", "basis"), notices.Short ?? names.Say("所用图层都是法定的", "all layers used are statutory"));
        sheet.AddHeading(names.Say("数量", "Counts"));
        Figure(names.Say("项目", "projects"), CellValue.Whole(summary.Rows));
        Figure(names.Say("已检查", "checked"), CellValue.Whole(summary.Checked));
        Figure(names.State(ScreeningState.LocationUnknown), CellValue.Whole(summary.LocationUnknown));
        Figure(names.State(ScreeningState.Refused), CellValue.Whole(summary.Refused));
        Figure(names.Say("用地面积合计 m²（重叠的重复计入）", "sum of sites m² (overlaps count twice)"), CellValue.Measure(summary.AreaSquareMetres));
        Figure(names.Say("占地 m²（重叠的只计一次）", "ground taken m² (overlaps count once)"), CellValue.Measure(ledger.LandTake.AreaSquareMetres));

        void Fact(string label, string value) => sheet.Add(CellValue.Of(label, CellFormat.Free), CellValue.Of(value, CellFormat.Free));

        void Figure(string label, CellValue value) => sheet.Add(CellValue.Of(label), value);
    }

    private static void AddVerdicts(FreeSheet sheet, ScreeningSummary summary, LedgerNames names)
    {
        sheet.AddHeading(names.Say("按结论", "By verdict"));
        sheet.AddHeads(names.Say("结论", "verdict"), names.Say("项目", "projects"), names.Say("面积 m²", "area m²"), names.Say("公顷", "ha"), names.Say("亩", "mu"));
        foreach (var count in summary.ByVerdict)
        {
            sheet.Add(
                CellValue.Of(names.Verdict(count.Verdict)) with { Colour = count.Verdict }, CellValue.Whole(count.Rows), CellValue.Measure(count.AreaSquareMetres), CellValue.Hectares(count.AreaSquareMetres),
                CellValue.Mu(count.AreaSquareMetres));
        }
    }

    private static void AddLayers(FreeSheet sheet, ScreeningLedger ledger, LedgerNames names, IReadOnlyDictionary<string, string> sheetsByLayer)
    {
        sheet.AddHeading(names.Say("按图层", "By layer"));
        sheet.AddHeads(
            names.Say("图层", "layer"), names.Say("必查", "mandatory"), names.Say("性质", "status"), names.Say("数据日期", "vintage"), names.Say("冲突", "conflict"), names.Say("低于阈值", "below threshold"),
            names.Say("没有答案", "no answer"), names.Say("无冲突", "clear"), names.Say("冲突面积 m²", "area in conflict m²"));
        var counts = ledger.Summary.ByLayer.ToDictionary(count => count.Id, StringComparer.Ordinal);
        foreach (var (definition, version) in ledger.Provenance.Layers)
        {
            var count = counts.GetValueOrDefault(definition.Id) ?? new LayerCount(definition.Id, 0, 0, 0, 0);
            var restricts = definition.Role is not LayerRole.Context;

            // Only what was looked at can be clear, and what describes the site conflicts with nothing.
            int? clear = restricts && version is not null ? Math.Max(0, ledger.Summary.Checked - count.Conflicts - count.BelowThreshold - count.WithoutAnswer) : null;
            sheet.Add(
                CellValue.Of(names.Layer(definition.Id)),
                CellValue.Of(names.YesNo(definition.Mandatory)),
                CellValue.Of(version is null ? names.Say("没有数据", "no data") : names.Status(version.Status)),
                CellValue.Of(RecordDate.Of(version?.Vintage)),
                CellValue.Whole(restricts ? count.Conflicts : null),
                CellValue.Whole(restricts ? count.BelowThreshold : null),
                CellValue.Whole(count.WithoutAnswer),
                CellValue.Whole(clear),
                CellValue.Measure(restricts ? count.AreaSquareMetres : null));
            if (sheetsByLayer.GetValueOrDefault(definition.Id) is { } target)
                sheet.LinkTo(target);
        }
    }

    private static void AddGroups(FreeSheet sheet, string heading, string title, string nameless, IReadOnlyList<GroupCount> groups, LedgerNames names)
    {
        if (groups.Count == 0)
            return;
        sheet.AddHeading(heading);
        sheet.AddHeads([title, names.Say("项目", "projects"), .. Verdicts.Select(names.Mark), names.Say("面积 m²", "area m²")]);
        foreach (var group in groups)
        {
            sheet.Add(
            [
                CellValue.Of(group.Name ?? group.Code ?? nameless),
                CellValue.Whole(group.Rows),
                .. Verdicts.Select(verdict => CellValue.Whole(group.ByVerdict.FirstOrDefault(count => count.Verdict == verdict)?.Rows ?? 0)),
                CellValue.Measure(group.AreaSquareMetres),
            ]);
        }
    }

    private static void AddLandTake(FreeSheet sheet, LandTake take, LedgerNames names)
    {
        string[] areas = [names.Say("面积 m²", "area m²"), names.Say("公顷", "ha"), names.Say("亩", "mu")];
        sheet.AddHeading(names.Say("占地：按地类（重叠的只计一次）", "Land taken by class (overlaps count once)"));
        sheet.AddHeads([names.Say("地类", "class"), names.Say("代码", "code"), names.Say("三大类", "group"), .. areas]);
        foreach (var part in take.ByClass)
            sheet.Add([CellValue.Of(part.Name), CellValue.Of(part.Code), CellValue.Of(part.Group), .. Areas(part.AreaSquareMetres)]);
        Places(names.Say("占地：按镇（街道）", "Land taken by town"), names.Say("镇（街道）", "town"), take.ByTown);
        Places(names.Say("占地：按村（坐落单位）", "Land taken by village"), names.Say("村", "village"), take.ByVillage);

        void Places(string heading, string title, IReadOnlyList<LandTakePlace> places)
        {
            if (places.Count == 0)
                return;
            sheet.AddHeading(heading);
            sheet.AddHeads([title, names.Say("代码", "code"), .. areas]);
            foreach (var place in places)
                sheet.Add([CellValue.Of(place.Name ?? names.Say("数据未注明", "not in the data")), CellValue.Of(place.Code), .. Areas(place.AreaSquareMetres)]);
        }

        static IEnumerable<CellValue> Areas(double squareMetres) => [CellValue.Measure(squareMetres), CellValue.Hectares(squareMetres), CellValue.Mu(squareMetres)];
    }

    private static string SourcesOf(ScreeningLedger ledger, LedgerNames names)
    {
        var shown = string.Join(names.Comma, ledger.Sources.Take(MostSources));
        return ledger.Sources.Count > MostSources ? names.Say($"{shown} 等 {ledger.Sources.Count} 个文件", $"{shown} … {ledger.Sources.Count} files in all") : shown;
    }
}
