using System.Text.Json.Nodes;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>What a record rests on, so that anybody can make it again; and what it is not.</summary>
internal static class ProvenanceSection
{
    private const int ShownDigits = 16;

    internal static void Write(MarkupWriter html, ReportSite site)
    {
        var say = site.Say;
        var provenance = site.Record.Object("provenance");
        using (html.Element("section"))
        {
            html.Line("h2", null, say("数据和规则版本", "Data and rules"));
            Fields.Write(
                html,
                "fields",
                [
                    (say("检查日期", "as of"), site.Date(provenance.Text("asOf"))),
                    (say("程序", "program"), $"yanshi-gis {provenance.Text("engine")}"),
                    (say("规则库", "rule book"), RuleBook(provenance, site)),
                    (say("必查图层", "mandatory"), site.Names.Joined(provenance.Texts("mandatory"))),
                    (say("几何校验值", "geometry sha256"), site.Record.Object("site").Text("geometrySha256")),
                ]);
            var table = new HtmlTable(
                (say("图层", "layer"), false), (say("版本", "no."), true), (say("性质", "status"), false), (say("数据日期", "vintage"), false), (say("现行自", "in force"), false), ("sha256", false));
            foreach (var layer in provenance.Objects("layers"))
            {
                table.AddRow(
                    site.Names.Of(layer.Text("id")), $"v{layer["version"]}", site.Word("status", layer.Text("status")), site.Date(layer.FindText("vintage")), site.Date(layer.FindText("inForceFrom")),
                    new Cell(layer.Text("sha256")[..ShownDigits] + "…") { CssClass = "hash" });
            }

            table.Write(html);
            html.Line("p", "note", say($"校验值只列前 {ShownDigits} 位，检查记录中有全部。", $"The first {ShownDigits} digits of each fingerprint; the record has all."));
        }

        using (html.Element("section", ("class", "closing")))
        {
            Fields.Write(html, "fields", [(say("检查记录摘要", "record digest"), site.Record.Text("digest"))]);
            html.Line("p", "disclaimer", say(
                "本报告是用地与管控图层叠加的初步结果，供内部研究使用，不是行政许可，也不代替任何审批、审查和现场踏勘。能否建设，由有批准权的机关依法决定。数据或规则更新后，应重新检查。",
                "This report is the preliminary result of laying a site over control layers, for internal study. It is no permit and replaces no approval, review or visit to the site: whether to build here is decided by the approving authority under the law. Check again when data or rules change."));
        }
    }

    private static string RuleBook(JsonObject provenance, ReportSite site) => provenance["ruleBook"] is JsonObject book
        ? $"{book.Text("id")} {book.Text("version")} · sha256 {book.Text("sha256")}"
        : site.Say("没有：只报告压占，不作法律判断", "none: overlaps are reported, not judged");
}
