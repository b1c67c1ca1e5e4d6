using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>The columns of the ledger (台账), of its layers and of its other tables.</summary>
internal static class LedgerColumns
{
    /// <summary>How many columns of the ledger are printed: on A4 all of them would be too small to read.</summary>
    internal const int PrintedOfLedger = 15;

    /// <summary>One row per project, in the order of the ranks: first what a reader decides by, then the rest.</summary>
    internal static IReadOnlyList<LedgerColumn<RankedRow>> OfLedger(LedgerNames names)
    {
        var (say, texts) = ((Func<string, string, string>)names.Say, new RowTexts(names));
        return
        [
            new(say("名次", "rank"), 7, ranked => CellValue.Whole(ranked.Rank)),
            new(say("得分", "score"), 7, ranked => CellValue.Of(ranked.Score, CellFormat.Score)),
            new(say("序号", "no."), 8, ranked => CellValue.Whole(ranked.Row.Number)),
            new(say("编号", "id"), 11, ranked => CellValue.Wrapped(ranked.Row.Id)),
            new(say("名称", "name"), 24, ranked => CellValue.Wrapped(ranked.Row.Name)),
            new(say("结论", "verdict"), 14, ranked => CellValue.Of(names.Outcome(ranked.Row)) with { Colour = ranked.Row.Verdict }),
            new(say("性质", "basis"), 14, ranked => CellValue.Wrapped(names.Basis(ranked.Row.Basis))),
            new(say("亩", "mu"), 12, ranked => CellValue.Mu(ranked.Row.AreaSquareMetres)),
            new(say("镇（街道）", "town"), 13, ranked => CellValue.Wrapped(texts.Towns(ranked.Row))),
            new(say("园区", "park"), 14, ranked => CellValue.Wrapped(FirstPark(ranked)?.Name)),
            new(say("冲突图层", "layers in conflict"), 30, ranked => CellValue.Wrapped(texts.Conflicts(ranked.Row))),
            new(say("最严的一条", "worst finding"), 28, ranked => CellValue.Wrapped(RowTexts.Worst(ranked.Row))),
            new(say("依据", "article"), 24, ranked => CellValue.Wrapped(texts.WorstBasis(ranked.Row))),
            new(say("手续", "procedures"), 28, ranked => CellValue.Wrapped(texts.Procedures(ranked.Row))),
            new(say("没有答案的必查图层", "mandatory, no answer"), 20, ranked => CellValue.Wrapped(texts.Undetermined(ranked.Row))),
            new(say("面积 m²", "area m²"), 15, ranked => CellValue.Measure(ranked.Row.AreaSquareMetres)),
            new(say("公顷", "ha"), 12, ranked => CellValue.Hectares(ranked.Row.AreaSquareMetres)),
            new(say("产业", "sector"), 14, ranked => CellValue.Wrapped(names.Sector(ranked.Row.Sector))),
            new(say("产业与园区相符", "sector fits the park"), 11, ranked => CellValue.Of(names.YesNo(FirstPark(ranked)?.SectorFits))),
            new(say("距园区 m", "to the park m"), 13, ranked => CellValue.Measure(FirstPark(ranked)?.DistanceMetres)),
            new(say("待答问题", "open questions"), 24, ranked => CellValue.Wrapped(texts.Questions(ranked.Row))),
            new(say("未检查的原因", "why not checked"), 44, ranked => CellValue.Wrapped(texts.Problem(ranked.Row))),
            new(say("来源", "source"), 20, ranked => CellValue.Wrapped(ranked.Row.Source)),
            new(say("检查记录摘要", "record digest"), 24, ranked => CellValue.Of(ranked.Row.Digest)),
        ];
    }

    /// <summary>One row per site for which a layer says something other than clear.</summary>
    internal static IReadOnlyList<LedgerColumn<(ScreeningRow Row, ScreeningLayer Layer)>> OfLayer(LedgerNames names, bool mustContain)
    {
        var say = (Func<string, string, string>)names.Say;
        return
        [
            new(say("序号", "no."), 8, at => CellValue.Whole(at.Row.Number)),
            new(say("编号", "id"), 14, at => CellValue.Wrapped(at.Row.Id)),
            new(say("名称", "name"), 32, at => CellValue.Wrapped(at.Row.Name)),
            new(say("状态", "state"), 12, at => CellValue.Of(names.State(at.Layer.State))),
            new(say("结论", "verdict"), 15, at => at.Layer.Verdict is { } verdict ? CellValue.Of(names.Verdict(verdict)) with { Colour = verdict } : CellValue.None),
            new(say("确定性", "certainty"), 10, at => CellValue.Of(names.Certainty(at.Layer.Certainty))),
            new(mustContain ? say("界外面积 m²", "area outside m²") : say("面积 m²", "area m²"), 15, at => CellValue.Measure(at.Layer.AreaSquareMetres)),
            new(say("亩", "mu"), 12, at => CellValue.Mu(at.Layer.AreaSquareMetres)),
            new(say("占用地", "share of site"), 11, at => CellValue.Of(at.Layer.Share, CellFormat.Share)),
            new(say("要素数", "features"), 9, at => CellValue.Whole(at.Layer.Count)),
            new(say("最近 m", "nearest m"), 12, at => CellValue.Measure(at.Layer.NearestDistanceMetres)),
            new(say("说明", "reason"), 34, at => CellValue.Wrapped(names.Reason(at.Layer.Reason))),
        ];
    }

    /// <summary>The layers that had no answer for any site.</summary>
    internal static IReadOnlyList<LedgerColumn<UnansweredLayer>> OfUnanswered(LedgerNames names)
    {
        var say = (Func<string, string, string>)names.Say;
        return
        [
            new(say("图层", "layer"), 40, layer => CellValue.Wrapped(names.Layer(layer.Id))),
            new(say("必查", "mandatory"), 11, layer => CellValue.Of(names.YesNo(layer.IsMandatory))),
            new(say("项目", "projects"), 11, layer => CellValue.Whole(layer.Count)),
            new(say("状态", "state"), 12, layer => CellValue.Of(names.State(layer.State))),
            new(say("原因", "reason"), 60, layer => CellValue.Wrapped(names.Reason(layer.Reason))),
        ];
    }

    /// <summary>Ground that two projects want.</summary>
    internal static IReadOnlyList<LedgerColumn<CandidateOverlap>> OfOverlaps(LedgerNames names)
    {
        var say = (Func<string, string, string>)names.Say;
        return
        [
            new(say("序号", "no."), 8, overlap => CellValue.Whole(overlap.Row)),
            new(say("编号", "id"), 16, overlap => CellValue.Wrapped(overlap.Id)),
            new(say("名称", "name"), 34, overlap => CellValue.Wrapped(overlap.Name)),
            new(say("与之重叠", "overlaps"), 14, overlap => CellValue.Of(OtherKind(overlap, names))),
            new(say("对方序号", "other no."), 9, overlap => CellValue.Whole(overlap.OtherRow)),
            new(say("对方编号", "other id"), 16, overlap => CellValue.Wrapped(overlap.OtherId)),
            new(say("对方名称", "other name"), 34, overlap => CellValue.Wrapped(overlap.OtherName)),
            new(say("重叠面积 m²", "common area m²"), 16, overlap => CellValue.Measure(overlap.AreaSquareMetres)),
            new(say("亩", "mu"), 12, overlap => CellValue.Mu(overlap.AreaSquareMetres)),
            new(say("占用地", "share of site"), 11, overlap => CellValue.Of(overlap.Share, CellFormat.Share)),
        ];
    }

    /// <summary>What each criterion adds to each rank.</summary>
    internal static IReadOnlyList<LedgerColumn<RankedRow>> OfRanking(LedgerNames names, IReadOnlyList<RankingCriterion> criteria)
    {
        var say = (Func<string, string, string>)names.Say;
        return
        [
            new(say("名次", "rank"), 8, ranked => CellValue.Whole(ranked.Rank)),
            new(say("序号", "no."), 8, ranked => CellValue.Whole(ranked.Row.Number)),
            new(say("编号", "id"), 16, ranked => CellValue.Wrapped(ranked.Row.Id)),
            new(say("名称", "name"), 34, ranked => CellValue.Wrapped(ranked.Row.Name)),
            new(say("结论", "verdict"), 15, ranked => CellValue.Of(names.Outcome(ranked.Row)) with { Colour = ranked.Row.Verdict }),
            new(say("得分", "score"), 10, ranked => CellValue.Of(ranked.Score, CellFormat.Score)),
            .. criteria.Select((criterion, i) => new LedgerColumn<RankedRow>(
                say($"{criterion.Chinese}（权重 {criterion.Weight:0.##}）", $"{criterion.English} (weight {criterion.Weight:0.##})"),
                15,
                ranked => CellValue.Of(i < ranked.Parts.Count ? ranked.Parts[i] : null, CellFormat.Score))),
        ];
    }

    /// <summary>The rows that were not checked.</summary>
    internal static IReadOnlyList<LedgerColumn<ScreeningRow>> OfProblems(LedgerNames names)
    {
        var say = (Func<string, string, string>)names.Say;
        return
        [
            new(say("序号", "no."), 8, row => CellValue.Whole(row.Number)),
            new(say("来源", "source"), 20, row => CellValue.Wrapped(row.Source)),
            new(say("编号", "id"), 16, row => CellValue.Wrapped(row.Id)),
            new(say("名称", "name"), 32, row => CellValue.Wrapped(row.Name)),
            new(say("情况", "state"), 12, row => CellValue.Of(names.State(row.State))),
            new(say("代码", "code"), 28, row => CellValue.Wrapped(row.Problem?.Code)),
            new(say("位置", "where"), 20, row => CellValue.Wrapped(row.Problem?.Where)),
            new(say("问题与办法", "what is wrong, what to do"), 80, row => CellValue.Wrapped(row.Problem is { } problem ? say(problem.Chinese, problem.English) : null)),
        ];
    }

    /// <summary>
    /// The area that each restricting layer has of a site: 0 when it is clear. Where it has no answer its state stands in words, since an empty cell would add up
    /// like a zero.
    /// </summary>
    internal static IReadOnlyList<LedgerColumn<RankedRow>> OfLayerAreas(LedgerNames names, IReadOnlyList<ScreenedLayer> layers) =>
        [.. layers.Where(layer => layer.Definition.Role is not LayerRole.Context).Select(layer => new LedgerColumn<RankedRow>($"{names.Layer(layer.Definition.Id)} m²", 14, ranked => AreaOf(ranked.Row, layer, names)))];

    internal static string OtherKind(CandidateOverlap overlap, LedgerNames names) => overlap.OtherRow is null ? names.Say("已登记项目", "registered") : names.Say("同批项目", "this list");

    private static CellValue AreaOf(ScreeningRow row, ScreenedLayer screened, LedgerNames names)
    {
        if (row.State is not ScreeningState.Checked)
            return CellValue.None;
        foreach (var layer in row.Layers)
        {
            if (string.Equals(layer.Id, screened.Definition.Id, StringComparison.Ordinal))
                return layer.State is LayerState.NoData or LayerState.Failed || layer.AreaSquareMetres is null ? CellValue.Of(names.State(layer.State)) : CellValue.Measure(layer.AreaSquareMetres);
        }

        // Only what was looked at can be clear.
        return screened.Version is null ? CellValue.Of(names.State(LayerState.NoData)) : CellValue.Measure(0);
    }

    private static ScreeningPark? FirstPark(RankedRow ranked) => ranked.Row.Parks.Count > 0 ? ranked.Row.Parks[0] : null;
}
