using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>A table of the parts of a site: area, 亩 and share of each, and their sum. Rounded figures add up to the sum that is printed.</summary>
internal sealed class AreaBreakdown(Terminal terminal, JsonObject site)
{
    /// <summary>Prints the parts; nothing when there are none.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="labels">The titles of the columns that say what a part is.</param>
    /// <param name="parts">The parts: their labels, and the member with their area.</param>
    internal void Print(string heading, IReadOnlyList<string> labels, IReadOnlyList<(string[] Labels, JsonObject Part)> parts)
    {
        if (parts.Count == 0)
            return;
        var measured = AreaParts.Of([.. parts.Select(part => part.Part.Number("areaSquareMetres"))], site.Number("areaSquareMetres"));
        var table = new PageTable([.. labels.Select(label => (label, false)), (terminal.Say("面积 m²", "area m²"), true), (terminal.Say("亩", "mu"), true), (terminal.Say("占比", "share"), true)]);
        for (var i = 0; i < parts.Count; i++)
            AddRow(table, parts[i].Labels, measured.Rows[i]);
        if (parts.Count > 1)
        {
            table.AddRule();
            AddRow(table, [terminal.Say("合计", "sum"), .. Enumerable.Repeat(string.Empty, labels.Count - 1)], measured.Sum);
        }

        terminal.Page.Heading(heading);
        table.PrintOn(terminal.Page);
    }

    private static void AddRow(PageTable table, IEnumerable<string> labels, AreaPart part) =>
        table.AddRow(
            [
                .. labels.Select(label => (label, PageLayout.Plain)),
                (RecordReading.Fixed(part.SquareMetres, 2), PageLayout.Plain),
                (RecordReading.Fixed(part.Mu, AreaParts.MuDecimals), PageLayout.Plain),
                (RecordReading.Percent(part.Share), PageLayout.Plain),
            ]);
}
