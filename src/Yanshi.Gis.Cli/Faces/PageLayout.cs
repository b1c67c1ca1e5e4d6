using Spectre.Console;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The few shapes every printed page is made of.</summary>
internal static class PageLayout
{
    internal static readonly Style Plain = Style.Plain;
    internal static readonly Style Strong = new(decoration: Decoration.Bold);
    internal static readonly Style Faint = new(decoration: Decoration.Dim);
    internal static readonly Style Caution = new(Color.Yellow);
    internal static readonly Style Alarm = new(Color.Red);
    internal static readonly Style Good = new(Color.Green);

    private const int Gap = 2;

    /// <summary>A heading with a line across the page.</summary>
    internal static void Heading(this IAnsiConsole page, string text)
    {
        page.WriteLine();
        page.Write(new Rule { Title = Markup.Escape(text), Justification = Justify.Left, Border = BoxBorder.Square, Style = Faint });
    }

    /// <summary>A paragraph, wrapped and indented.</summary>
    internal static void Paragraph(this IAnsiConsole page, string text, Style style, int indent = 0)
    {
        foreach (var line in Wrapping.Lines(text, page.Profile.Width - indent))
            page.Line(new string(' ', indent) + line, style);
    }

    /// <summary>Rows of a label and what belongs to it, the latter wrapped beside the labels.</summary>
    internal static void Fields(this IAnsiConsole page, IEnumerable<(string Label, string Value, Style Style)> rows, int indent = 0)
    {
        var listed = rows.ToList();
        var start = indent + Gap + listed.Max(row => Wrapping.ColumnsOf(row.Label));
        foreach (var (label, value, style) in listed)
        {
            var head = Wrapping.PadColumns(new string(' ', indent) + label, start);
            foreach (var line in Wrapping.Lines(value, page.Profile.Width - start))
            {
                page.Write(new Text(head, Faint));
                page.Line(line, style);
                head = new string(' ', start);
            }
        }
    }

    /// <summary>One line as it is.</summary>
    internal static void Line(this IAnsiConsole page, string text, Style style) => page.Write(new Text(text + "\n", style));
}
