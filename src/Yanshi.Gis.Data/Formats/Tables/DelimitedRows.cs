using System.Text;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>
/// Rows of a delimited text (RFC 4180, leniently): a field is quoted only if it begins with a quotation mark, so that
/// <c>112°44'24.5"</c> is data. A quoted field may run over several lines, within the limit of one.
/// </summary>
internal sealed class DelimitedRows
{
    private const char Quote = '"';
    private static readonly char[] Delimiters = ['\t', ';', ',', '，'];

    private readonly TextLines _lines;
    private readonly char _delimiter;
    private readonly int _maxCharacters;

    private DelimitedRows(TextReader text, char delimiter, SiteFileLimits limits)
    {
        _lines = new TextLines(text, limits.MaxLineCharacters);
        _delimiter = delimiter;
        _maxCharacters = limits.MaxLineCharacters;
    }

    /// <summary>Whether a line has any of the delimiters.</summary>
    public static bool HasDelimiter(string line) => line.AsSpan().IndexOfAny(Delimiters) >= 0;

    /// <summary>The delimiter that gives the text a heading that is understood; null when none does.</summary>
    public static char? FindDelimiter(SiteFileContent content, DetectedEncoding encoding, SiteFileLimits limits)
    {
        foreach (var candidate in Delimiters)
        {
            using var reader = encoding.Open(content.Bytes);
            if (TableHeading.Find(Read(reader, candidate, limits), []) is not null)
                return candidate;
        }

        return null;
    }

    /// <summary>All rows, blank ones included.</summary>
    /// <exception cref="InputRefusedException"><c>csv.quotation</c>: a quotation mark swallows the rest of the text.</exception>
    public static IEnumerable<TableRow> Read(TextReader text, char delimiter, SiteFileLimits limits)
    {
        var rows = new DelimitedRows(text, delimiter, limits);
        while (rows.Next() is { } row)
            yield return row;
    }

    private TableRow? Next()
    {
        if (_lines.Read() is not { } line)
            return null;
        var number = _lines.Number;
        var cells = new List<string>();
        for (var start = 0; start >= 0;)
        {
            while (start < line.Length && line[start] == ' ')
                start++;
            if (start < line.Length && line[start] == Quote)
                cells.Add(Quoted(ref line, ref start, number));
            else
                cells.Add(Plain(line, ref start));
        }

        return new TableRow(number, Sheet: null, cells);
    }

    /// <summary>The field from <paramref name="start"/>; afterwards the start of the next, or −1 behind the last.</summary>
    private string Plain(string line, ref int start)
    {
        var end = line.IndexOf(_delimiter, start);
        var field = end < 0 ? line[start..] : line[start..end];
        start = end < 0 ? -1 : end + 1;
        return field.Trim();
    }

    private string Quoted(ref string line, ref int start, int number)
    {
        var field = new StringBuilder();
        var i = start + 1;
        while (true)
        {
            if (i >= line.Length)
            {
                field.Append('\n');
                line = _lines.Read() is { } next && field.Length + next.Length <= _maxCharacters ? next : throw Unclosed(number);
                i = 0;
            }
            else if (line[i] != Quote)
                field.Append(line[i++]);
            else if (i + 1 < line.Length && line[i + 1] == Quote)
            {
                field.Append(Quote);
                i += 2;
            }
            else
                break;
        }

        start = i + 1;
        var behind = Plain(line, ref start);
        return (field.ToString() + behind).Trim();
    }

    private static InputRefusedException Unclosed(int number) => new(
        "csv.quotation",
        Place.Line(number),
        "这一行的引号没有结束，其后的内容无法拆分。请补全引号或另存为 .xlsx。",
        "a quotation mark in this line is never closed, so the rest cannot be split. Close it, or save the file as .xlsx.");
}
