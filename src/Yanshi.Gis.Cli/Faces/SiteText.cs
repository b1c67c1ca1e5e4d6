using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The record's <c>site</c> block as text.</summary>
internal sealed class SiteText(Terminal terminal)
{
    /// <summary>Prints a site.</summary>
    /// <param name="block">The record's block: all figures come from it.</param>
    /// <param name="site">The site, for the messages that the record has in Chinese only.</param>
    internal void Print(JsonObject block, Site site)
    {
        terminal.Page.Heading(terminal.Say("用地", "Site"));
        terminal.Page.Fields(Fields(block, site));
        PrintParcels(block);
        PrintDefects(block, site);
    }

    private IEnumerable<(string, string, Style)> Fields(JsonObject block, Site site)
    {
        var say = terminal.Say;
        yield return (say("名称", "name"), block.FindText("name") ?? say("（未命名）", "(unnamed)"), PageLayout.Strong);
        yield return (say("编号", "id"), block.Text("id"), PageLayout.Plain);
        yield return (
            say("椭球面积", "ellipsoidal area"),
            $"{block.Figure("areaSquareMetres", 2)} m² = {block.Figure("areaHectares", 4)} {say("公顷", "ha")} = {block.Figure("areaMu", 4)} {say("亩", "mu")}",
            PageLayout.Strong);
        yield return (say("平面面积", "plane area"), $"{block.Figure("planeAreaSquareMetres", 2)} m² · {block.Text("planeCrs")}", PageLayout.Plain);
        if (block.FindText("statedAreaMatches") is { } match)
            yield return (say("申报面积", "stated area"), StatedArea(block, match), match is "neither" ? PageLayout.Caution : PageLayout.Plain);
        if (block["widthMetres"] is not null)
            yield return (say("线状工程", "corridor"), say($"长 {block.Figure("lengthMetres", 2)} m，全宽 {block.Figure("widthMetres", 2)} m", $"{block.Figure("lengthMetres", 2)} m long, {block.Figure("widthMetres", 2)} m wide"), PageLayout.Plain);
        yield return (say("周长", "perimeter"), $"{block.Figure("perimeterMetres", 2)} m", PageLayout.Plain);
        yield return (say("经纬度范围", "bounding box"), BoundingBox(block), PageLayout.Plain);
        var crs = block.Object("crs");
        yield return (
            say("坐标系", "reference system"),
            $"{terminal.Word("how", crs.Text("how"))} · {crs.Text("code")} {say(site.Crs.Crs.ChineseName, site.Crs.Crs.EnglishName)}",
            PageLayout.Plain);
        yield return (say("判断依据", "because"), say(crs.Text("why"), site.Crs.WhyEnglish), PageLayout.Plain);
        if (block.Object("attributes") is { Count: > 0 } attributes)
            yield return (say("文件属性", "attributes"), string.Join(say("；", "; "), attributes.Select(attribute => $"{attribute.Key}={attribute.Value}")), PageLayout.Faint);
        if (block["repaired"] is JsonObject repair)
        {
            yield return (
                say("几何修复", "repaired"),
                $"{repair.Figure("areaBefore", 2)} m² → {repair.Figure("areaAfter", 2)} m² · {string.Join(", ", repair.Texts("what"))}",
                PageLayout.Caution);
        }
    }

    private string StatedArea(JsonObject block, string match) =>
        $"{block.Figure("statedAreaSquareMetres", 2)} m² · {terminal.Word("stated", match)}";

    private static string BoundingBox(JsonObject block)
    {
        var box = block["bbox"]!.AsArray().Select(number => number!.GetValue<double>().ToString("F6", System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return $"{box[0]}–{box[2]}° E, {box[1]}–{box[3]}° N";
    }

    private void PrintParcels(JsonObject block)
    {
        var parcels = block.Objects("parcels");
        if (parcels.Count < 2)
            return;
        var say = terminal.Say;
        var table = new PageTable(
            (say("地块", "parcel"), false), (say("名称", "name"), false), (say("椭球面积 m²", "ellipsoidal m²"), true),
            (say("平面面积 m²", "plane m²"), true), (say("申报面积 m²", "stated m²"), true));
        foreach (var parcel in parcels)
        {
            table.AddRow(
                (parcel.Text("id"), PageLayout.Plain), (parcel.FindText("name") ?? "–", PageLayout.Plain), (parcel.Figure("areaSquareMetres", 2), PageLayout.Plain),
                (parcel.Figure("planeAreaSquareMetres", 2), PageLayout.Plain), (parcel.Figure("statedAreaSquareMetres", 2), PageLayout.Plain));
        }

        terminal.Page.WriteLine();
        table.PrintOn(terminal.Page);
    }

    private void PrintDefects(JsonObject block, Site site)
    {
        var defects = block.Objects("defects");
        if (defects.Count == 0)
            return;
        terminal.Page.WriteLine();
        for (var i = 0; i < defects.Count; i++)
        {
            var severity = defects[i].Text("severity");
            terminal.Page.Paragraph($"{terminal.Word("severity", severity)} [{defects[i].Text("code")}] {defects[i].FindText("where")}", severity is "error" ? PageLayout.Alarm : PageLayout.Caution);
            terminal.Page.Paragraph(terminal.Say(defects[i].Text("message"), site.Defects[i].Problem.English), PageLayout.Plain, indent: 2);
        }
    }
}
