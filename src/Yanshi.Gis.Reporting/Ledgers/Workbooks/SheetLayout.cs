using System.Globalization;
using System.Text;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>Everything about a sheet but its rows. Immutable.</summary>
internal sealed record SheetLayout
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Its name.</summary>
    internal required string Name { get; init; }

    /// <summary>The widths of its columns, in digits.</summary>
    internal required IReadOnlyList<double> Widths { get; init; }

    /// <summary>The number of its last row.</summary>
    internal required int LastRow { get; init; }

    /// <summary>The row with the heads of columns, which stays in sight, is repeated on paper and has filters; null when there is none.</summary>
    internal int? HeaderRow { get; init; }

    /// <summary>How many columns are printed; null: all.</summary>
    internal int? PrintedColumns { get; init; }

    /// <summary>The colour of its tab, <c>RRGGBB</c>; null: none.</summary>
    internal string? TabColour { get; init; }

    /// <summary>Cells that lead to another sheet, each with that sheet's name.</summary>
    internal IReadOnlyList<(string Cell, string Sheet)> Links { get; init; } = [];

    /// <summary>What stands at the head of every printed page.</summary>
    internal required string PageHead { get; init; }

    /// <summary>What stands before the rows.</summary>
    internal string Head()
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml.Append(CultureInfo.InvariantCulture, $"<worksheet xmlns=\"{Main}\"><sheetPr>");
        if (TabColour is { } colour)
            xml.Append(CultureInfo.InvariantCulture, $"<tabColor rgb=\"FF{colour}\"/>");
        xml.Append("<pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">");
        if (HeaderRow is { } row)
            xml.Append(CultureInfo.InvariantCulture, $"<pane ySplit=\"{row}\" topLeftCell=\"A{row + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A{row + 1}\" sqref=\"A{row + 1}\"/>");
        xml.Append("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (var i = 0; i < Widths.Count; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Widths[i]:0.##}\" customWidth=\"1\"/>");
        return xml.Append("</cols><sheetData>").ToString();
    }

    /// <summary>What stands after the rows.</summary>
    internal string Tail()
    {
        var xml = new StringBuilder("</sheetData>");
        if (FilterRange() is { } range)
            xml.Append(CultureInfo.InvariantCulture, $"<autoFilter ref=\"{range}\"/>");
        if (Links.Count > 0)
        {
            xml.Append("<hyperlinks>");
            foreach (var (cell, sheet) in Links)
                xml.Append(CultureInfo.InvariantCulture, $"<hyperlink ref=\"{cell}\" location=\"{SheetXml.Escaped(Quoted(sheet))}!A1\"/>");
            xml.Append("</hyperlinks>");
        }

        xml.Append("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.7\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
        xml.Append("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/><headerFooter>");
        xml.Append(CultureInfo.InvariantCulture, $"<oddHeader>&amp;L{SheetXml.Escaped(PageHead.Replace("&", "&&", StringComparison.Ordinal))}&amp;R&amp;A</oddHeader><oddFooter>&amp;C— &amp;P / &amp;N —</oddFooter></headerFooter>");
        return xml.Append("</worksheet>").ToString();
    }

    /// <summary>The workbook's names that belong to the sheet: what filters, what is repeated on paper, what is printed.</summary>
    internal string DefinedNames(int index)
    {
        var xml = new StringBuilder();
        if (FilterRange() is { } range)
            Append("_xlnm._FilterDatabase", $"{Quoted(Name)}!{Absolute(range)}", " hidden=\"1\"");
        if (PrintedColumns is { } columns)
            Append("_xlnm.Print_Area", string.Create(CultureInfo.InvariantCulture, $"{Quoted(Name)}!$A$1:${SheetXml.ColumnOf(columns - 1)}${LastRow}"));
        if (HeaderRow is { } row)
            Append("_xlnm.Print_Titles", string.Create(CultureInfo.InvariantCulture, $"{Quoted(Name)}!$1:${row}"));
        return xml.ToString();

        void Append(string name, string value, string more = "") => xml.Append(CultureInfo.InvariantCulture, $"<definedName name=\"{name}\" localSheetId=\"{index}\"{more}>{SheetXml.Escaped(value)}</definedName>");
    }

    private string? FilterRange() => HeaderRow is { } row ? string.Create(CultureInfo.InvariantCulture, $"A{row}:{SheetXml.ColumnOf(Widths.Count - 1)}{Math.Max(row, LastRow)}") : null;

    private static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Absolute(string range) => string.Join(':', range.Split(':').Select(cell => "$" + cell.TrimEnd("0123456789".ToCharArray()) + "$" + cell.TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ".ToCharArray())));
}
