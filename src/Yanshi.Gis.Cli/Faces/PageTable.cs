using Spectre.Console;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>
/// A table of texts and figures: figures to the right and never broken, texts wrapped where the page is too narrow. Spectre's own table
/// breaks lines at spaces only, which Chinese has none of.
/// </summary>
internal sealed class PageTable(params (string Title, bool IsFigure)[] columns)
{
    private const int Gap = 3;
    private const int NarrowestText = 8;

    private readonly List<(string Text, Style Style)[]> _rows = [];

    internal void AddRow(params (string Text, Style Style)[] cells) => _rows.Add(cells);

    internal void PrintOn(IAnsiConsole page)
    {
        var widths = Widths(page.Profile.Width);
        PrintRow(page, widths, [.. columns.Select(column => (column.Title, PageLayout.Strong))]);
        page.Line(new string('─', widths.Sum() + Gap * (widths.Length - 1)), PageLayout.Faint);
        foreach (var row in _rows)
            PrintRow(page, widths, row);
    }

    // Natural widths; where they do not fit, the widest text column gives way first.
    private int[] Widths(int available)
    {
        var widths = columns.Select((column, i) => _rows.Select(row => row[i].Text).Append(column.Title).Max(Wrapping.ColumnsOf)).ToArray();
        while (widths.Sum() + Gap * (widths.Length - 1) > available)
        {
            var texts = Enumerable.Range(0, widths.Length).Where(i => !columns[i].IsFigure && widths[i] > NarrowestText).ToList();
            if (texts.Count == 0)
                break;
            widths[texts.MaxBy(i => widths[i])]--;
        }

        return widths;
    }

    private void PrintRow(IAnsiConsole page, int[] widths, (string Text, Style Style)[] cells)
    {
        var lines = cells.Select((cell, i) => Wrapping.Lines(cell.Text, widths[i]).ToList()).ToList();
        for (var line = 0; line < lines.Max(cell => cell.Count); line++)
        {
            for (var i = 0; i < cells.Length; i++)
            {
                var text = line < lines[i].Count ? lines[i][line] : string.Empty;
                var padding = new string(' ', Math.Max(0, widths[i] - Wrapping.ColumnsOf(text)));
                var isLast = i == cells.Length - 1;
                var padded = columns[i].IsFigure ? padding + text : isLast ? text : text + padding;
                page.Write(new Text(isLast ? padded + "\n" : padded + new string(' ', Gap), cells[i].Style));
            }
        }
    }
}
