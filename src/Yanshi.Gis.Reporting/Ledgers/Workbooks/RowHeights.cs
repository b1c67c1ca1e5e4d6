namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>How high a row is in points, so that all of its texts can be read.</summary>
internal static class RowHeights
{
    private const int Line = 15;
    private const int Heading = 20;
    private const int Title = 28;

    // Excel has no higher rows than 409 points.
    private const int MostLines = 27;

    // From here on signs are as wide as two digits.
    private const char FirstWide = '\u2E80';

    /// <summary>The height; null: that of one line.</summary>
    internal static int? Of(ReadOnlySpan<CellValue> cells, IReadOnlyList<double> widths)
    {
        if (cells[0].Format is CellFormat.Title)
            return Title;
        if (cells[0].Format is CellFormat.Heading or CellFormat.Warning or CellFormat.Note)
            return Heading;
        var most = 1;
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { Text: { } text, Format: CellFormat.Wrapped or CellFormat.Header })
                most = Math.Max(most, Lines(text, widths[i] - 1));
        }

        return most == 1 ? null : Math.Min(most, MostLines) * Line;
    }

    private static int Lines(string text, double width)
    {
        var (lines, used) = (1, 0);
        foreach (var c in text)
        {
            var units = c >= FirstWide ? 2 : 1;
            if (c is '\n' || used + units > width)
                (lines, used) = (lines + 1, 0);
            used += c is '\n' ? 0 : units;
            if (lines >= MostLines)
                break;
        }

        return lines;
    }
}
