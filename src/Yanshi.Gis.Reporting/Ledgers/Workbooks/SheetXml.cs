using System.Globalization;
using System.Text;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>Rows and cells as SpreadsheetML spells them. Texts stand in their cells, so that no table of texts grows with the rows.</summary>
internal static class SheetXml
{
    private const int Letters = 26;

    private static readonly string[] Columns = [.. Enumerable.Range(0, 3 * Letters).Select(Spelt)];

    /// <summary>Appends a row.</summary>
    /// <param name="xml">Where to.</param>
    /// <param name="row">Its number, from 1.</param>
    /// <param name="cells">Its cells, from the first column on.</param>
    /// <param name="widths">The widths of the columns, which make a row as high as its texts need: not every program finds that out by itself.</param>
    internal static void AppendRow(StringBuilder xml, int row, ReadOnlySpan<CellValue> cells, IReadOnlyList<double> widths)
    {
        xml.Append("<row r=\"").Append(row).Append('"');
        if (cells.Length > 0 && RowHeights.Of(cells, widths) is { } points)
            xml.Append(" ht=\"").Append(points).Append("\" customHeight=\"1\"");
        xml.Append('>');
        for (var i = 0; i < cells.Length; i++)
            AppendCell(xml, row, i, cells[i]);
        xml.Append("</row>");
    }

    /// <summary>The letters of a column: 0 is A, 26 is AA.</summary>
    internal static string ColumnOf(int index) => index < Columns.Length ? Columns[index] : Spelt(index);

    /// <summary>Text as XML has it, in an element or in an attribute's value.</summary>
    internal static void AppendEscaped(StringBuilder xml, string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"") < 0)
        {
            xml.Append(text);
            return;
        }

        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '"' => xml.Append("&quot;"),
                _ => xml.Append(c),
            };
        }
    }

    /// <summary>Text as XML has it.</summary>
    internal static string Escaped(string text)
    {
        var xml = new StringBuilder(text.Length);
        AppendEscaped(xml, CellText.Clean(text));
        return xml.ToString();
    }

    private static string Spelt(int index) => index < Letters ? ((char)('A' + index)).ToString() : Spelt(index / Letters - 1) + (char)('A' + index % Letters);

    private static void AppendCell(StringBuilder xml, int row, int column, CellValue value)
    {
        xml.Append("<c r=\"").Append(ColumnOf(column)).Append(row).Append("\" s=\"").Append(SheetStyles.Of(value)).Append('"');
        if (value.Number is { } number && double.IsFinite(number))
        {
            xml.Append("><v>").Append(CultureInfo.InvariantCulture, $"{number:R}").Append("</v></c>");
        }
        else if (value.Text is { Length: > 0 } text)
        {
            xml.Append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            AppendEscaped(xml, CellText.OfWorkbook(text));
            xml.Append("</t></is></c>");
        }
        else
        {
            xml.Append("/>");
        }
    }
}
