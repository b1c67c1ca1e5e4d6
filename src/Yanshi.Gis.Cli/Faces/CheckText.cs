using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>A check record as text: the verdict first, then the site, the layers, the features met, and what the answer rests on.</summary>
internal sealed class CheckText(Terminal terminal, Catalogue catalogue)
{
    private const string NotStatutory = "示意数据，非法定控制线";

    /// <summary>Prints a record.</summary>
    /// <param name="record">The record: all figures come from it.</param>
    /// <param name="site">The site, for the messages that the record has in Chinese only.</param>
    internal void Print(JsonObject record, Site site)
    {
        var layers = record.Objects("layers");
        PrintVerdict(record, layers);
        new SiteText(terminal).Print(record.Object("site"), site);
        new LayersText(terminal, catalogue).Print(layers);
        PrintFeatures(layers);
        PrintProvenance(record);
    }

    private void PrintVerdict(JsonObject record, IReadOnlyList<JsonObject> layers)
    {
        var verdict = record.Text("verdict");
        var page = terminal.Page;
        page.WriteLine();
        page.Write(new Text($" {terminal.Say("结论", "VERDICT")}  ", PageLayout.Strong));
        page.Write(new Text(terminal.Word("verdict", verdict), VerdictStyle(verdict)));
        page.Write(new Text($"  {terminal.Say($"（{terminal.Word("basis", record.Text("basis"))}）", $"({terminal.Word("basis", record.Text("basis"))})")}\n"));

        foreach (var line in Reasons(record, layers))
            page.Paragraph(line, PageLayout.Plain, indent: 1);
    }

    private IEnumerable<string> Reasons(JsonObject record, IReadOnlyList<JsonObject> layers)
    {
        var conflicts = layers.Where(layer => layer.Text("state") is "conflict").ToList();
        foreach (var layer in conflicts)
        {
            yield return terminal.Say(
                $"冲突：{layer.Text("title")} {layer.Figure("areaSquareMetres", 2)} m²（{layer.Figure("areaMu", 4)} 亩），占用地 {layer.Percent("share")}",
                $"conflict: {Title(layer)} {layer.Figure("areaSquareMetres", 2)} m² ({layer.Figure("areaMu", 4)} mu), {layer.Percent("share")} of the site");
        }

        var unknown = record.Texts("undeterminedBy");
        if (unknown.Count > 0)
        {
            yield return terminal.Say(
                $"无法判定，因为 {unknown.Count} 个必查图层没有答案：{string.Join("、", unknown.Select(TitleOf))}",
                $"undetermined, because {unknown.Count} mandatory layers have no answer: {string.Join(", ", unknown.Select(TitleOf))}");
        }

        if (layers.Any(layer => layer.Text("status") is "indicative"))
            yield return terminal.Say($"{NotStatutory}。", $"{NotStatutory} (indicative data, not statutory control lines).");
    }

    private void PrintFeatures(IReadOnlyList<JsonObject> layers)
    {
        foreach (var layer in layers.Where(layer => layer.Objects("features").Count > 0))
        {
            terminal.Page.Heading(terminal.Say($"涉及要素 · {layer.Text("title")}", $"Features met · {Title(layer)}"));
            foreach (var feature in layer.Objects("features"))
                terminal.Page.Fields(FeatureFields(layer, feature));
            if (layer.Text("status") is "indicative")
                terminal.Page.Line(terminal.Say(NotStatutory, $"{NotStatutory} (indicative data, not statutory control lines)"), PageLayout.Caution);
        }
    }

    private IEnumerable<(string, string, Style)> FeatureFields(JsonObject layer, JsonObject feature)
    {
        yield return (terminal.Say("要素", "feature"), $"{feature.FindText("name") ?? "–"} [{feature.Text("id")}]", PageLayout.Strong);
        yield return (terminal.Say("压占", "overlap"), $"{feature.Figure("areaSquareMetres", 2)} m² · {feature.Percent("share")}", PageLayout.Plain);
        foreach (var (name, value) in feature.Object("attributes").Where(attribute => attribute.Value is not null))
            yield return (terminal.Word("attribute", name), value!.ToString(), PageLayout.Plain);
        if (layer["accuracyMetres"] is not null)
            yield return (terminal.Say("中误差", "accuracy (1σ)"), $"±{layer.Figure("accuracyMetres", 2)} m", PageLayout.Plain);
    }

    private void PrintProvenance(JsonObject record)
    {
        var provenance = record.Object("provenance");
        terminal.Page.Heading(terminal.Say("依据", "Provenance"));
        terminal.Page.Fields(ProvenanceFields(record, provenance));
        terminal.Page.WriteLine();
    }

    private IEnumerable<(string, string, Style)> ProvenanceFields(JsonObject record, JsonObject provenance)
    {
        yield return (terminal.Say("检查日期", "as of"), $"{provenance.Text("asOf")} · yanshi-gis {provenance.Text("engine")}", PageLayout.Plain);
        yield return (terminal.Say("规则库", "rule book"), terminal.Say("尚无：只报告压占，不作法律判断", "none yet: overlaps are reported, not judged"), PageLayout.Plain);
        foreach (var layer in provenance.Objects("layers"))
        {
            yield return (
                terminal.Say("图层版本", "layer version"),
                $"{TitleOf(layer.Text("id"))} v{layer["version"]} · {terminal.Word("status", layer.Text("status"))} · {layer.FindText("vintage") ?? "–"} · sha256:{layer.Text("sha256")[..16]}…",
                PageLayout.Plain);
        }

        yield return (terminal.Say("记录摘要", "record digest"), record.Text("digest"), PageLayout.Plain);
    }

    private string Title(JsonObject layer) => TitleOf(layer.Text("id"));

    private string TitleOf(string id)
    {
        var layer = catalogue.Get(id);
        return terminal.Say(layer.Title, layer.TitleEnglish);
    }

    private static Style VerdictStyle(string verdict) => verdict switch
    {
        "clear" => new Style(Color.Green, decoration: Decoration.Bold),
        "prohibited" or "restricted" => new Style(Color.Red, decoration: Decoration.Bold),
        _ => new Style(Color.Yellow, decoration: Decoration.Bold),
    };
}
