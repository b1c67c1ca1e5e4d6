using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>A check record as text: the verdict first, then the site, the layers, the features met, the site's parts, and what the answer rests on.</summary>
internal sealed class CheckText(Terminal terminal, Catalogue catalogue)
{
    private readonly LayerNames _names = new(terminal, catalogue);

    /// <summary>Prints a record.</summary>
    /// <param name="record">The record: all figures come from it.</param>
    /// <param name="site">The site, for the messages that the record has in Chinese only.</param>
    internal void Print(JsonObject record, Site site)
    {
        var layers = record.Objects("layers");
        PrintVerdict(record, layers);
        new SiteText(terminal).Print(record.Object("site"), site);
        new LayersText(terminal, _names).Print(layers);
        new FeaturesText(terminal, _names).Print(layers);
        new SurroundingsText(terminal, _names).Print(record);
        new ProvenanceText(terminal, _names).Print(record);
    }

    private void PrintVerdict(JsonObject record, IReadOnlyList<JsonObject> layers)
    {
        var verdict = record.Text("verdict");
        var basis = terminal.Word("basis", record.Text("basis"));
        var page = terminal.Page;
        page.WriteLine();
        page.Write(new Text($" {terminal.Say("结论", "VERDICT")}  ", PageLayout.Strong));
        page.Write(new Text(terminal.Word("verdict", verdict), VerdictStyle(verdict)));
        page.Write(new Text($"  {terminal.Say($"（{basis}）", $"({basis})")}\n"));
        if (record.Text("basis") is "demonstration")
            page.Paragraph(terminal.Say("合成演示数据：图层是编造的，结论不能用于任何项目。", "Synthetic data (合成演示数据): the layers are invented; this verdict is of no use for any project."), PageLayout.Caution, indent: 1);

        foreach (var line in Reasons(record, layers))
            page.Paragraph(line, PageLayout.Plain, indent: 1);
    }

    private IEnumerable<string> Reasons(JsonObject record, IReadOnlyList<JsonObject> layers)
    {
        foreach (var layer in layers.Where(layer => layer.Text("state") is "conflict"))
        {
            var name = _names.Of(layer);
            var outside = layer.Text("role") is "must-contain";
            yield return terminal.Say(
                $"冲突：{(outside ? $"在{name}之外" : name)} {layer.Figure("areaSquareMetres", 2)} m²（{layer.Figure("areaMu", 4)} 亩），占用地 {layer.Percent("share")}",
                $"conflict: {(outside ? $"outside {name}" : name)} {layer.Figure("areaSquareMetres", 2)} m² ({layer.Figure("areaMu", 4)} mu), {layer.Percent("share")} of the site");
        }

        var unknown = record.Texts("undeterminedBy");
        if (unknown.Count > 0)
        {
            yield return terminal.Say(
                $"无法判定，因为 {unknown.Count} 个必查图层没有答案：{_names.Joined(unknown)}",
                $"undetermined, because {unknown.Count} mandatory layers have no answer: {_names.Joined(unknown)}");
        }

        if (record.Text("verdict") is "undetermined" && unknown.Count == 0)
            yield return terminal.Say("尚无规则库：只报告压占，不判断其法律后果。", "There is no rule book yet: overlaps are reported, what they mean in law is not judged.");

        var unasked = layers.Count(layer => layer.Text("state") is "no-data" or "failed" && !layer["mandatory"]!.GetValue<bool>());
        if (record.Text("verdict") is "clear" or "notice" && unasked > 0)
        {
            yield return terminal.Say(
                $"必查图层都已检查，未见压占；另有 {unasked} 个非必查图层没有答案，见下。",
                $"All mandatory layers were looked at and none is met; {unasked} other layers have no answer, see below.");
        }

        var doubtful = layers.Where(layer => layer.FindText("reason") is ReasonCodes.WithinAccuracy).ToList();
        if (doubtful.Count > 0)
        {
            yield return terminal.Say(
                $"提示：未压占，但用地在界线精度之内：{string.Join("、", doubtful.Select(_names.Of))}",
                $"notice: not met, but the site lies within the accuracy of the line: {string.Join(", ", doubtful.Select(_names.Of))}");
        }

        if (record.Object("provenance").Objects("layers").Any(layer => layer.Text("status") is "indicative"))
            yield return terminal.Say("示意数据，非法定控制线。", "示意数据，非法定控制线 (indicative data, not statutory control lines).");
    }

    private static Style VerdictStyle(string verdict) => verdict switch
    {
        "clear" => new Style(Color.Green, decoration: Decoration.Bold),
        "prohibited" or "restricted" => new Style(Color.Red, decoration: Decoration.Bold),
        _ => new Style(Color.Yellow, decoration: Decoration.Bold),
    };
}
