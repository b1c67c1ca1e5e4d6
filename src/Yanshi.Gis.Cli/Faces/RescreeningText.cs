using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rescreening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The result of a re-screening as text: how many were looked at, what had changed, then each project whose answer is another one, and why.</summary>
/// <param name="terminal">Where it is printed.</param>
/// <param name="catalogue">The workspace's catalogue, for names.</param>
internal sealed class RescreeningText(Terminal terminal, Catalogue catalogue)
{
    private const int Decimals = 2;

    internal void Print(RescreeningResult result)
    {
        var say = terminal.Say;
        var (worse, better) = (result.Flips.Count(flip => flip.Turn is FlipTurn.Worse), result.Flips.Count(flip => flip.Turn is FlipTurn.Better));
        terminal.Page.Heading(say(
            $"复核：登记项目 {result.Projects} 个，结论有变 {result.Flips.Count} 个（变差 {worse}，变好 {better}）",
            $"Re-screening: {result.Projects} registered projects, {result.Flips.Count} with another answer ({worse} worse, {better} better)"));
        terminal.Page.Fields(FieldsOf(result));
        foreach (var flip in result.Flips)
            Print(flip);
        terminal.Page.WriteLine();
    }

    private IEnumerable<(string, string, Style)> FieldsOf(RescreeningResult result)
    {
        var say = terminal.Say;
        var (comma, semicolon) = (say("，", ", "), say("；", "; "));
        yield return (say("不受影响", "not concerned"), say($"{result.Unaffected} 个，未重新检查", $"{result.Unaffected}, not checked again"), PageLayout.Plain);
        yield return (say("重新检查", "checked again"), say(
            $"{result.Checked} 个：结论有变 {result.Flips.Count}，仅数字有变 {result.OtherFigures}，完全相同 {result.Same}",
            $"{result.Checked}: {result.Flips.Count} with another answer, {result.OtherFigures} with other figures only, {result.Same} the same"), PageLayout.Plain);
        if (result.Since is { } since)
            yield return (say("未看", "left out"), say($"{result.LeftOut} 个：记录依据的版本新于 {since}", $"{result.LeftOut}: their records rest on a newer version than {since}"), PageLayout.Caution);
        if (result.Problems.Count > 0)
            yield return (say("未能复核", "failed"), say($"{result.Problems.Count} 个", $"{result.Problems.Count}"), PageLayout.Alarm);
        if (result.Causes.Count > 0)
            yield return (say("原因", "because of"), string.Join(semicolon, result.Causes.Select(cause => $"{CauseOf(cause.Cause)} {cause.Projects}")), PageLayout.Plain);
        if (result.Compared.Count > 0)
            yield return (say("图层版本", "versions"), string.Join(semicolon, result.Compared.Select(VersionsOf)), PageLayout.Plain);
        if (result.Updated > 0)
            yield return (say("已存入", "stored"), say($"{result.Updated} 份新记录", $"{result.Updated} new records"), PageLayout.Plain);
        yield return (say("日期", "as of"), FormattableString.Invariant($"{result.AsOf:yyyy-MM-dd}") + (result.RuleBook is { } book ? $"{comma}{say("规则库", "rule book")} {book.Id} {book.Version}" : string.Empty), PageLayout.Plain);
    }

    private void Print(RecordFlip flip)
    {
        var page = terminal.Page;
        page.WriteLine();
        page.Write(new Text($"{terminal.Word("turn", EnumCode.Of(flip.Turn))}  ", flip.Turn switch { FlipTurn.Worse => PageLayout.Alarm, FlipTurn.Better => PageLayout.Good, _ => PageLayout.Caution }));
        page.Write(new Text($"{flip.Name ?? flip.Id}{(flip.Name is null || flip.Name == flip.Id ? string.Empty : $" [{flip.Id}]")}  ", PageLayout.Strong));
        page.Write(new Text(VerdictOf(flip.Before), RuleWords.StyleOf(flip.Before)));
        page.Write(new Text(" → "));
        page.Line(VerdictOf(flip.After), RuleWords.StyleOf(flip.After));
        foreach (var layer in flip.Layers)
        {
            page.Paragraph(LineOf(layer), PageLayout.Plain, indent: 2);
            foreach (var rule in layer.Rules)
                page.Paragraph($"{(rule.Before is null ? "+" : rule.After is null ? "−" : "±")} {rule.Rule}（{Or(rule.Before)} → {Or(rule.After)}）{rule.Summary}", PageLayout.Plain, indent: 4);
        }
    }

    private string LineOf(LayerFlip layer)
    {
        var say = terminal.Say;
        if (layer.LayerId is not { } id)
            return say("不属于某一图层的规则", "Rules of no layer");
        var (before, after) = (layer.Before, layer.After);
        return say(
            $"{TitleOf(id)}（{VersionOf(before)} → {VersionOf(after)}）：{StateOf(before)} → {StateOf(after)}，面积 {AreaOf(before)} → {AreaOf(after)} m²",
            $"{TitleOf(id)} ({VersionOf(before)} → {VersionOf(after)}): {StateOf(before)} → {StateOf(after)}, area {AreaOf(before)} → {AreaOf(after)} m²");
    }

    private string VersionsOf(ComparedVersions pair) => $"{TitleOf(pair.LayerId)} v{pair.From} → v{pair.To}" + terminal.Say(
        pair.IsEverywhere ? "（范围、精度等处处不同）" : $"（{pair.Features} 个要素不同）", pair.IsEverywhere ? " (differs for every site: coverage, accuracy, status …)" : $" ({pair.Features} features differ)");

    private string CauseOf(RescreeningCause cause) => terminal.Word("cause", EnumCode.Of(cause.Kind)) + (cause.LayerId is { } id ? $" {TitleOf(id)}" : string.Empty);

    private string TitleOf(string id) => catalogue.Find(id) is { } layer ? terminal.Say(layer.Title, layer.TitleEnglish) : id;

    private string VerdictOf(Verdict verdict) => terminal.Word("verdict", EnumCode.Of(verdict));

    private string Or(Verdict? verdict) => verdict is { } known ? VerdictOf(known) : RecordReading.None;

    private string StateOf(LayerSaying? saying) => saying is null ? RecordReading.None
        : terminal.Word("state", EnumCode.Of(saying.State)) + (saying.Reason is { } reason ? terminal.Say($"（{terminal.Word("reason", reason)}）", $" ({terminal.Word("reason", reason)})") : string.Empty);

    private static string VersionOf(LayerSaying? saying) => saying?.Version is { } number ? FormattableString.Invariant($"v{number}") : RecordReading.None;

    private static string AreaOf(LayerSaying? saying) => saying?.AreaSquareMetres is { } area ? RecordReading.Grouped(area, Decimals) : RecordReading.None;
}
