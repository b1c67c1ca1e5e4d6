using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Reporting.Reading;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>What the record says of the site's parts and surroundings: the partition, land classes, towns, parks.</summary>
internal sealed class SurroundingsText(Terminal terminal, RecordNames names)
{
    internal void Print(JsonObject record)
    {
        var say = terminal.Say;
        var breakdown = new AreaBreakdown(terminal, record.Object("site"));
        if (record.Objects("partition") is { Count: > 1 } cells)
        {
            breakdown.Print(
                say("图层叠加分区（互不重叠，合计即用地）", "Partition by layers in conflict (disjoint, summing to the site)"),
                [say("涉及图层", "layers")],
                [.. cells.Select(cell => (new[] { Combination(cell.Texts("layers")) }, cell))]);
        }

        breakdown.Print(
            say("地类（扣除田坎后）", "Land classes (net of field ridges)"),
            [say("编码", "code"), say("地类", "class"), say("三大类", "group")],
            [.. record.Objects("landClasses").Select(part => (new[] { part.Text("code"), part.Text("name"), part.FindText("group") ?? RecordReading.None }, part))]);
        breakdown.Print(
            say("所在镇（街道）", "Towns"),
            [say("代码", "code"), say("名称", "name")],
            [.. record.Objects("towns").Select(part => (new[] { part.FindText("code") ?? RecordReading.None, part.Text("name") }, part))]);
        PrintParks(record.Objects("parks"));
    }

    private string Combination(IReadOnlyList<string> layers) => layers.Count == 0 ? terminal.Say("（无）", "(none)") : string.Join(" + ", layers.Select(names.Of));

    private void PrintParks(IReadOnlyList<JsonObject> parks)
    {
        if (parks.Count == 0)
            return;
        var say = terminal.Say;
        var table = new PageTable((say("园区", "park"), false), (say("距离 m", "distance m"), true), (say("园区内 m²", "inside m²"), true), (say("行业相符", "sector fits"), false));
        foreach (var park in parks)
        {
            var fits = park["sectorFits"]?.GetValue<bool>() switch
            {
                true => say("是", "yes"),
                false => say("否", "no"),
                null => RecordReading.None,
            };
            table.AddRow(
                (park.Text("name"), PageLayout.Plain), (park.Figure("distanceMetres", 2), PageLayout.Plain), (park.Figure("areaSquareMetres", 2), PageLayout.Plain), (fits, PageLayout.Plain));
        }

        terminal.Page.Heading(say("产业园区", "Industrial parks"));
        table.PrintOn(terminal.Page);
    }
}
