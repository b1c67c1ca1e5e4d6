using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>What stands on every face of a ledger: what it is, and what its data is worth. Immutable.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="language">The language.</param>
internal sealed class LedgerNotices(ScreeningLedger ledger, Language language)
{
    /// <summary>Whether a layer that was used is invented.</summary>
    internal bool IsDemonstration { get; } = HasLayer(ledger, LayerStatus.Synthetic);

    /// <summary>The title.</summary>
    internal string Title { get; } = language.Say("用地筛查台账", "Site screening ledger");

    /// <summary>The day that the answers are for, as documents write it.</summary>
    internal string AsOf { get; } = language.Say($"{ledger.Provenance.AsOf.Year}年{ledger.Provenance.AsOf.Month}月{ledger.Provenance.AsOf.Day}日", Planning.Records.RecordDate.Of(ledger.Provenance.AsOf)!);

    /// <summary>合成演示数据; null when no layer is invented.</summary>
    internal string? Demonstration => IsDemonstration
        ? language.Say("合成演示数据：图层是编造的，结论不能用于任何项目。", "Synthetic data (合成演示数据): the layers are invented; no verdict here is of use for any project.")
        : null;

    /// <summary>What the ledger is worth in a few words, for the head of a page; null when nothing has to be said.</summary>
    internal string? Short => IsDemonstration
        ? language.Say("合成演示数据，结论不能用于任何项目", "synthetic data (合成演示数据), of no use for any project")
        : Indicative is null ? null : language.Say("示意数据，非法定控制线", "indicative data (示意数据), not statutory control lines");

    /// <summary>示意数据; null when no layer is indicative.</summary>
    internal string? Indicative { get; } = HasLayer(ledger, LayerStatus.Indicative)
        ? language.Say("含示意数据，非法定控制线。", "Some layers are indicative (示意数据), not statutory control lines.")
        : null;

    /// <summary>There is no rule book; null when there is one.</summary>
    internal string? WithoutRules { get; } = ledger.Provenance.RuleBook is null
        ? language.Say("没有规则库：只报告压占，不作法律判断。", "There is no rule book: overlaps are reported, not judged.")
        : null;

    /// <summary>All of them.</summary>
    internal IEnumerable<string> All => new[] { Demonstration, Indicative, WithoutRules }.OfType<string>();

    /// <summary>What the whole is not.</summary>
    internal string Disclaimer { get; } = language.Say(
        "本台账是用地与管控图层叠加的初步结果，供内部研究使用，不是行政许可，也不代替任何审批、审查和现场踏勘。能否建设，由有批准权的机关依法决定。数据或规则更新后，应重新筛查。",
        "This ledger is the preliminary result of laying sites over control layers, for internal study. It is no permit and replaces no approval, review or visit to the site: whether to build is decided by the approving authority under the law. Screen again when data or rules change.");

    /// <summary>How the rows are ordered.</summary>
    internal static string RankingIn(Language language) => language.Say(
        "先按结论，由好到差；结论相同的按得分，0 分最好、100 分最差。得分是各项之和，每项最高为其权重。没有结论的排在最后。",
        "By verdict, the best first; of equal verdicts by score, 0 best, 100 worst. The score is the sum of its parts, each at most its weight. Rows without a verdict come last.");

    private static bool HasLayer(ScreeningLedger ledger, LayerStatus status) => ledger.Provenance.Layers.Any(layer => layer.Version?.Status == status);
}
