using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>The record's <c>site</c> block.</summary>
internal static class SiteSection
{
    internal static void Write(MarkupWriter html, ReportSite site)
    {
        var block = site.Record.Object("site");
        using (html.Element("section"))
        {
            html.Line("h2", null, site.Say("用地", "Site"));
            Fields.Write(html, "fields", Rows(block, site));
            WriteParcels(html, block, site);
            WriteDefects(html, block, site);
        }
    }

    private static IEnumerable<(string, string?)> Rows(JsonObject block, ReportSite site)
    {
        var say = site.Say;
        yield return (
            say("椭球面积", "ellipsoidal area"),
            $"{Area(block, "areaSquareMetres")} = {block.Figure("areaHectares", 4)} {say("公顷", "ha")} = {block.Figure("areaMu", 4)} {say("亩", "mu")}");
        yield return (say("平面面积", "plane area"), $"{Area(block, "planeAreaSquareMetres")} · {Named(block.Text("planeCrs"), site)}");
        if (block.FindText("statedAreaMatches") is { } match)
            yield return (say("申报面积", "stated area"), $"{Area(block, "statedAreaSquareMetres")} · {site.Word("stated", match)}");
        if (block.FindNumber("widthMetres") is not null)
            yield return (say("线状工程", "corridor"), say($"长 {block.Figure("lengthMetres", 2)} m，全宽 {block.Figure("widthMetres", 2)} m", $"{block.Figure("lengthMetres", 2)} m long, {block.Figure("widthMetres", 2)} m wide"));
        yield return (say("周长", "perimeter"), $"{block.Figure("perimeterMetres", 2)} m");
        yield return (say("经纬度范围", "bounding box"), BoundingBox(block));
        var crs = block.Object("crs");
        yield return (say("坐标系", "reference system"), $"{Named(crs.Text("code"), site)} · {site.Word("how", crs.Text("how"))}");
        yield return (say("判断依据", "because"), crs.Text("why"));
        yield return (say("项目属性", "attributes"), Attributes(block.Object("attributes"), site));
        if (block["repaired"] is JsonObject repair)
            yield return (say("几何修复", "repaired"), $"{repair.Figure("areaBefore", 2)} m² → {repair.Figure("areaAfter", 2)} m² · {string.Join(say("、", ", "), repair.Texts("what"))}");
    }

    private static string Attributes(JsonObject attributes, ReportSite site) => string.Join(
        site.Say("；", "; "),
        attributes.Select(attribute => $"{site.Names.Attribute(attribute.Key)}={site.Names.Value(attribute.Key, attribute.Value?.ToString() ?? RecordReading.None)}"));

    private static string Named(string code, ReportSite site) => Crs.Find(code) is { } crs ? $"{code} {site.Say(crs.ChineseName, crs.EnglishName)}" : code;

    private static string Area(JsonObject block, string name) => $"{RecordReading.Grouped(block.Number(name), 2)} m²";

    private static string BoundingBox(JsonObject block)
    {
        var box = block["bbox"]!.AsArray().Select(number => number!.GetValue<double>().ToString("F6", CultureInfo.InvariantCulture)).ToList();
        return $"{box[0]}–{box[2]}° E, {box[1]}–{box[3]}° N";
    }

    private static void WriteParcels(MarkupWriter html, JsonObject block, ReportSite site)
    {
        var parcels = block.Objects("parcels");
        if (parcels.Count < 2)
            return;
        var say = site.Say;
        var table = new HtmlTable(
            (say("地块", "parcel"), false), (say("名称", "name"), false), (say("椭球面积 m²", "ellipsoidal m²"), true), (say("平面面积 m²", "plane m²"), true), (say("申报面积 m²", "stated m²"), true),
            (say("申报相符", "stated area"), false));
        foreach (var parcel in parcels)
        {
            table.AddRow(
                parcel.Text("id"), parcel.FindText("name") ?? RecordReading.None, RecordReading.Grouped(parcel.Number("areaSquareMetres"), 2), RecordReading.Grouped(parcel.Number("planeAreaSquareMetres"), 2),
                parcel.FindNumber("statedAreaSquareMetres") is { } stated ? RecordReading.Grouped(stated, 2) : RecordReading.None,
                parcel.FindText("statedAreaMatches") is { } match ? site.Word("stated", match) : RecordReading.None);
        }

        table.Write(html);
    }

    private static void WriteDefects(MarkupWriter html, JsonObject block, ReportSite site)
    {
        var defects = block.Objects("defects");
        if (defects.Count == 0)
            return;
        html.Line("h3", null, site.Say($"几何缺陷（{defects.Count}）", $"Defects ({defects.Count})"));
        var table = new HtmlTable((site.Say("程度", "severity"), false), (site.Say("位置", "where"), false), (site.Say("说明", "what"), false));
        foreach (var defect in defects)
            table.AddRow(site.Word("severity", defect.Text("severity")), defect.FindText("where") ?? RecordReading.None, new Cell(defect.Text("message")) { Remark = defect.Text("code") });
        table.Write(html);
    }
}
