using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Wording;

/// <summary>Why a record's verdict is what it is, in sentences: what stands under the verdict on every face. Immutable, thread-safe.</summary>
/// <param name="language">The language.</param>
/// <param name="names">What the record's layers are called.</param>
public sealed class VerdictReasons(Language language, RecordNames names)
{
    /// <summary>合成演示数据: what stands under a verdict that rests on invented data; null when it does not.</summary>
    /// <param name="record">The record.</param>
    public string? Demonstration(JsonObject record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Text("basis") is "demonstration"
            ? language.Say("合成演示数据：图层是编造的，结论不能用于任何项目。", "Synthetic data (合成演示数据): the layers are invented; this verdict is of no use for any project.")
            : null;
    }

    /// <summary>示意数据: what stands under a verdict when an indicative layer was used; null when none was.</summary>
    /// <param name="record">The record.</param>
    public string? Indicative(JsonObject record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Object("provenance").Objects("layers").Any(layer => layer.Text("status") is "indicative")
            ? language.Say("示意数据，非法定控制线。", "示意数据，非法定控制线 (indicative data, not statutory control lines).")
            : null;
    }

    /// <summary>The mandatory layers without an answer; null when all have one.</summary>
    /// <param name="record">The record.</param>
    public string? Undetermined(JsonObject record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var unknown = record.Texts("undeterminedBy");
        if (unknown.Count == 0)
            return null;
        return record.Text("verdict") is "undetermined"
            ? language.Say(
                $"无法判定，因为 {unknown.Count} 个必查图层没有答案：{names.Joined(unknown)}",
                $"undetermined, because {unknown.Count} mandatory layers have no answer: {names.Joined(unknown)}")
            : language.Say(
                $"另有 {unknown.Count} 个必查图层没有答案，无法判定：{names.Joined(unknown)}",
                $"besides, {unknown.Count} mandatory layers have no answer and are undetermined: {names.Joined(unknown)}");
    }

    /// <summary>The conflicts without findings: what is met, without what follows.</summary>
    /// <param name="record">The record.</param>
    /// <param name="findings">Its findings.</param>
    public IEnumerable<string> Unjudged(JsonObject record, RecordFindings findings)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(findings);
        var (chinese, english) = findings.WereRulesAsked ? ("；规则库没有相应的规则，无法判定", "; no rule is about it: undetermined") : (string.Empty, string.Empty);
        foreach (var layer in record.Objects("layers").Where(layer => layer.Text("state") is "conflict" && findings.WorstOf(layer.Text("id")) is null))
        {
            var name = names.Of(layer);
            var outside = layer.Text("role") is "must-contain";
            yield return language.Say(
                $"冲突：{(outside ? $"在{name}之外" : name)} {layer.Figure("areaSquareMetres", 2)} m²（{layer.Figure("areaMu", 4)} 亩），占用地 {layer.Percent("share")}{chinese}",
                $"conflict: {(outside ? $"outside {name}" : name)} {layer.Figure("areaSquareMetres", 2)} m² ({layer.Figure("areaMu", 4)} mu), {layer.Percent("share")} of the site{english}");
        }
    }

    /// <summary>What else there is to say: no rules, layers without an answer under a good verdict, lines within their accuracy.</summary>
    /// <param name="record">The record.</param>
    /// <param name="findings">Its findings.</param>
    public IEnumerable<string> Remarks(JsonObject record, RecordFindings findings)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(findings);
        var layers = record.Objects("layers");
        var isUndetermined = record.Text("verdict") is "undetermined" && record.Texts("undeterminedBy").Count == 0;
        if (isUndetermined && !findings.WereRulesAsked)
            yield return language.Say("尚无规则库：只报告压占，不判断其法律后果。", "There is no rule book yet: overlaps are reported, what they mean in law is not judged.");

        // Some of what a layer has of the site may be judged and some not: the record's verdict says so.
        if (isUndetermined && findings.WereRulesAsked && layers.All(layer => layer.Text("state") is not "conflict" || findings.WorstOf(layer.Text("id")) is not null))
            yield return language.Say("压占的要素中有规则库没有涉及的，未作判断。", "Some of the features met are of a kind that no rule is about; nobody has judged them.");

        var unasked = layers.Count(layer => layer.Text("state") is "no-data" or "failed" && !layer.Flag("mandatory"));
        if (record.Text("verdict") is "clear" or "notice" && unasked > 0)
        {
            // A rule may give less than a notice for something that is met.
            var (chinese, english) = findings.WereRulesAsked ? (string.Empty, string.Empty) : ("，未见压占", " and none is met");
            yield return language.Say(
                $"必查图层都已检查{chinese}；另有 {unasked} 个非必查图层没有答案，见下。",
                $"All mandatory layers were looked at{english}; {unasked} other layers have no answer, see below.");
        }

        var doubtful = layers.Where(layer => layer.FindText("reason") is ReasonCodes.WithinAccuracy).ToList();
        if (doubtful.Count > 0)
        {
            yield return language.Say(
                $"提示：未压占，但用地在界线精度之内：{string.Join('、', doubtful.Select(names.Of))}",
                $"notice: not met, but the site lies within the accuracy of the line: {string.Join(", ", doubtful.Select(names.Of))}");
        }
    }
}
