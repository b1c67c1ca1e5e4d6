using Spectre.Console;
using Spectre.Console.Rendering;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The few shapes every printed page is made of.</summary>
internal static class Layout
{
    private const int LabelColumns = 12;
    private const int EnglishLabelColumns = 18;

    internal static readonly Style Plain = Style.Plain;
    internal static readonly Style Strong = new(decoration: Decoration.Bold);
    internal static readonly Style Faint = new(decoration: Decoration.Dim);

    /// <summary>A heading with a line across the page.</summary>
    internal static void Heading(this IAnsiConsole page, string text)
    {
        page.WriteLine();
        page.Write(new Rule { Title = Markup.Escape(text), Justification = Justify.Left, Border = BoxBorder.Square, Style = Faint });
    }

    /// <summary>Rows of a label and what belongs to it, the latter wrapped beside the label.</summary>
    internal static void Fields(this IAnsiConsole page, Language language, IEnumerable<(string Label, string Value, Style Style)> rows)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { Width = language is Language.Chinese ? LabelColumns : EnglishLabelColumns, Padding = new Padding(0, 0, 2, 0), NoWrap = true })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (label, value, style) in rows)
            grid.AddRow(new Text(label, Faint), new Text(value, style));
        page.Write(grid);
    }

    /// <summary>A table with a head line, figures to the right.</summary>
    internal static Table TableOf(params (string Title, bool IsFigure)[] columns)
    {
        var table = new Table { Border = TableBorder.Simple, Expand = false, BorderStyle = Faint };
        foreach (var (title, isFigure) in columns)
        {
            var column = new TableColumn(new Text(title, Strong)) { Alignment = isFigure ? Justify.Right : Justify.Left, NoWrap = isFigure };
            table.AddColumn(column);
        }

        return table;
    }

    /// <summary>Adds a row of texts.</summary>
    internal static void AddTextRow(this Table table, params (string Text, Style Style)[] cells) =>
        table.AddRow([.. cells.Select(cell => (IRenderable)new Text(cell.Text, cell.Style))]);
}
