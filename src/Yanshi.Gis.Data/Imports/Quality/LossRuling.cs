using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>
/// What lost features do to a delivery. A layer that lost a feature would answer clear where that feature was, so it is refused or called partial unless the
/// user vouches for the rest.
/// </summary>
internal static class LossRuling
{
    /// <summary>Decides, adds what is to be said, and answers the completeness that the version may claim.</summary>
    internal static Completeness Decide(Findings findings, IReadOnlyList<CheckedFeature> features, QualityRequest request, WorstPlaces places)
    {
        var lost = features.Where(feature => feature is { IsStored: false, IsLoss: true }).ToList();
        if (lost.Count == 0)
            return request.StatedCompleteness;
        var share = (double)lost.Count / features.Count;
        var (handling, options) = (request.Options.Lost ?? (request.Layer.Mandatory ? LostFeatures.Refuse : LostFeatures.MakePartial), request.Options);
        var isTooMuch = handling is LostFeatures.Refuse || (handling is LostFeatures.MakePartial && share > options.LargestLostShare);
        var (repair, repairEnglish) = options.Repair ? (string.Empty, string.Empty) : ("或用 --repair 修复，", "use --repair, or ");
        var (code, chinese, english) = handling switch
        {
            LostFeatures.Refuse => (
                "loss.refused",
                "必查图层少一个要素，检查就可能误判无冲突，因此不予接收。请更正源数据；" + repair + "或用 --lost make-partial 作为不完整的图层接收，或用 --lost vouched 担保缺失的要素无关紧要",
                "a layer without one of its features may say clear where it must not, so the delivery is refused. Correct the source; or " + repairEnglish + "take it as a partial layer with --lost make-partial, or vouch with --lost vouched that the lost features do not matter"),
            LostFeatures.MakePartial when isTooMuch => (
                "loss.too-many",
                FormattableString.Invariant($"超过允许的 {options.LargestLostShare:P1}，不予接收。请更正源数据{(options.Repair ? string.Empty : "，或用 --repair 修复")}"),
                FormattableString.Invariant($"more than the {options.LargestLostShare:P1} allowed, so the delivery is refused. Correct the source{(options.Repair ? string.Empty : ", or use --repair")}")),
            LostFeatures.MakePartial => (
                "loss.partial",
                "图层按不完整接收，不会给出“无冲突”",
                "the layer is taken as partial and never says clear"),
            _ => (
                "loss.vouched",
                "用户担保缺失的要素无关紧要，完整性按用户所说",
                "the user vouches that they do not matter, and the completeness is as the user says"),
        };
        findings.Add(
            isTooMuch ? FindingSeverity.Error : FindingSeverity.Warning,
            code,
            lost.Count,
            $"{features.Count} 个要素中有 {lost.Count} 个不能保存（{Reasons(lost)}）：{chinese}。",
            $"{lost.Count} of {features.Count} features cannot be stored ({Reasons(lost)}): {english}.",
            places.Of(lost, _ => null, text: feature => feature.Refusal!.Code),
            share: share);
        return handling is LostFeatures.Vouched ? request.StatedCompleteness : Completeness.Partial;
    }

    private static string Reasons(IEnumerable<CheckedFeature> lost) => string.Join(
        ", ",
        lost.GroupBy(feature => feature.Refusal!.Code, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => FormattableString.Invariant($"{group.Key} × {group.Count()}")));
}
