using Spectre.Console;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>
/// A table of texts and figures: figures to the right and never broken, texts wrapped where the page is too narrow. A column in which no row
/// says anything is left out. Spectre's own table breaks lines at spaces only, which Chinese has none of.
/// </summary>
internal sealed class PageTable(params IReadOnlyList<(string Title, bool IsFigure)> columns)
{
    private const int Gap = 3;
    private const int NarrowestText = 8;

    private readonly List<(string Text, Style Style)[]?> _rows = [];

    /// <summary>Adds a row; a line feed in a cell begins a new line in it.</summary>
    internal void AddRow(params (string Text, Style Style)[] cells) => _rows.Add(cells);

    /// <summary>Adds a line across, before a sum.</summary>
    internal void AddRule() => _rows.Add(null);

    internal void PrintOn(IAnsiConsole page)
    {
        var shown = Enumerable.Range(0, columns.Count).Where(i => _rows.Exists(row => row is not null && row[i].Text is not ("" or RecordReading.None))).ToList();
        if (shown.Count == 0)
            return;
        var widths = Widths(page.Profile.Width, shown);
        PrintRow(page, shown, widths, [.. columns.Select(column => (column.Title, PageLayout.Strong))]);
        PrintRule(page, widths);
        foreach (var row in _rows)
        {
            if (row is null)
                PrintRule(page, widths);
            else
                PrintRow(page, shown, widths, row);
        }
    }

    // Natural widths; where they do not fit, the widest text column gives way first, down to its longest word: an id that is cut cannot be copied.
    private int[] Widths(int available, List<int> shown)
    {
        var widths = shown.Select(i => TextsOf(i).SelectMany(text => text.Split('\n')).Max(Wrapping.ColumnsOf)).ToArray();
        var words = shown.Select(i => Math.Max(NarrowestText, TextsOf(i).Max(Wrapping.LongestWord))).ToArray();
        while (widths.Sum() + Gap * (widths.Length - 1) > available)
        {
            var texts = Enumerable.Range(0, widths.Length).Where(i => !columns[shown[i]].IsFigure && widths[i] > NarrowestText).ToList();
            if (texts.Count == 0)
                break;
            var whole = texts.FindAll(i => widths[i] > words[i]);
            widths[(whole.Count > 0 ? whole : texts).MaxBy(i => widths[i])]--;
        }

        return widths;
    }

    private IEnumerable<string> TextsOf(int column) => _rows.OfType<(string Text, Style)[]>().Select(row => row[column].Text).Append(columns[column].Title);

    private static void PrintRule(IAnsiConsole page, int[] widths) => page.Line(new string('─', widths.Sum() + Gap * (widths.Length - 1)), PageLayout.Faint);

    private void PrintRow(IAnsiConsole page, List<int> shown, int[] widths, (string Text, Style Style)[] cells)
    {
        var lines = shown.Select((column, i) => Wrapping.Lines(cells[column].Text, widths[i]).ToList()).ToList();
        for (var line = 0; line < lines.Max(cell => cell.Count); line++)
        {
            // Blanks wait for the next text, so that no line ends in them.
            var blanks = 0;
            for (var i = 0; i < shown.Count; i++)
            {
                var text = line < lines[i].Count ? lines[i][line] : string.Empty;
                var padding = Math.Max(0, widths[i] - Wrapping.ColumnsOf(text));
                var before = columns[shown[i]].IsFigure ? padding : 0;
                if (text.Length > 0)
                {
                    page.Write(new Text(new string(' ', blanks + before) + text, cells[shown[i]].Style));
                    blanks = 0;
                }
                else
                {
                    blanks += before;
                }

                blanks += padding - before + Gap;
            }

            page.WriteLine();
        }
    }
}
