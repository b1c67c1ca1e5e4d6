using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Reporting.Pages;

/// <summary>A table of texts and figures, figures to the right. A column in which no row says anything is left out. One instance serves one thread.</summary>
internal sealed class HtmlTable(params IReadOnlyList<(string Title, bool IsFigure)> columns)
{
    private readonly List<(string? CssClass, Cell[] Cells)> _rows = [];

    internal bool IsEmpty => _rows.Count == 0;

    internal void AddRow(params Cell[] cells) => _rows.Add((null, cells));

    /// <summary>Adds a row that sums up the others.</summary>
    internal void AddSum(params Cell[] cells) => _rows.Add(("sum", cells));

    /// <summary>Writes the table; nothing when it has no row.</summary>
    internal void Write(MarkupWriter html)
    {
        if (IsEmpty)
            return;
        var shown = Enumerable.Range(0, columns.Count).Where(i => _rows.Exists(row => row.Cells[i].SaysSomething)).ToList();
        using (html.Element("table"))
        {
            using (html.Element("thead"))
            using (html.Element("tr"))
            {
                foreach (var i in shown)
                {
                    using (html.Element("th", ("class", ClassOf(i)), ("scope", "col")))
                        html.Text(columns[i].Title);
                }
            }

            using (html.Element("tbody"))
            {
                foreach (var (cssClass, cells) in _rows)
                {
                    using (html.Element("tr", ("class", cssClass)))
                    {
                        foreach (var i in shown)
                            WriteCell(html, cells[i], ClassOf(i));
                    }
                }
            }
        }
    }

    private string? ClassOf(int column) => columns[column].IsFigure ? "figure" : null;

    private static void WriteCell(MarkupWriter html, Cell cell, string? cssClass)
    {
        using (html.Element("td", ("class", cell.CssClass is { } more ? $"{cssClass} {more}".TrimStart() : cssClass)))
        {
            if (cell.Number is { } number)
                html.Line("span", "no", number);
            if (cell.Sign is { } sign)
            {
                using (html.Element("span", ("class", "mark " + cell.Colour)))
                {
                    Signs.Draw(html, sign);
                    html.Text(cell.Text);
                }
            }
            else
            {
                html.Text(cell.Text);
            }

            if (cell.Remark is { Length: > 0 } remark)
                html.Line("div", "remark", remark);
        }
    }
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">Its text.</param>
internal readonly record struct Cell(string Text)
{
    /// <summary>Smaller text below.</summary>
    internal string? Remark { get; init; }

    /// <summary>The code of a sign that stands before the text; null: none.</summary>
    internal string? Sign { get; init; }

    /// <summary>The verdict whose colour the sign has.</summary>
    internal string? Colour { get; init; }

    /// <summary>The number of a conflict, in a circle; null: none.</summary>
    internal string? Number { get; init; }

    /// <summary>The class of the cell; null: none.</summary>
    internal string? CssClass { get; init; }

    internal bool SaysSomething => Number is not null || Text is not ("" or RecordReading.None);

    public static implicit operator Cell(string text) => new(text);
}
