using System.Text;
using System.Text.RegularExpressions;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>Texts from outside as spreadsheets may have them: no text is taken for a formula, no character breaks the file. Thread-safe.</summary>
internal static partial class CellText
{
    /// <summary>The most UTF-16 units that a cell of an Excel workbook holds.</summary>
    internal const int MostUnits = 32_767;

    private const char Guard = '\'';
    private const char Replacement = '\uFFFD';
    private const string Cut = "…";

    // Full-width signs too: some editions of spreadsheet programs read them like the others.
    private const string FormulaSigns = "=+-@＝＋－＠";

    /// <summary>The text, guarded by an apostrophe when a spreadsheet could take it for a formula.</summary>
    internal static string Neutral(string text)
    {
        if (text.Length == 0)
            return text;
        var visible = text.AsSpan().TrimStart();
        var isRisky = text[0] is '\t' or '\r' or '\n' || (visible.Length > 0 && FormulaSigns.Contains(visible[0], StringComparison.Ordinal));
        return isRisky ? Guard + text : text;
    }

    /// <summary>The text with U+FFFD for what XML 1.0 cannot carry, and line feeds for all ends of lines.</summary>
    internal static string Clean(string text)
    {
        var dirty = -1;
        for (var i = 0; i < text.Length && dirty < 0; i++)
            dirty = text[i] is '\r' || text[i] < ' ' || char.IsSurrogate(text[i]) || text[i] >= '\uFFFE' ? i : -1;
        if (dirty < 0)
            return text;
        var clean = new StringBuilder(text.Length).Append(text, 0, dirty);
        for (var i = dirty; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                clean.Append(text[i]).Append(text[++i]);
            else if (text[i] is '\r')
                clean.Append(i + 1 < text.Length && text[i + 1] is '\n' ? string.Empty : "\n");
            else
                clean.Append(IsAllowed(text[i]) ? text[i] : Replacement);
        }

        return clean.ToString();
    }

    /// <summary>The text as a cell of a workbook has it: neutral, clean, no longer than a cell may be.</summary>
    internal static string OfWorkbook(string text)
    {
        var escaped = Clean(Neutral(text));

        // _x000D_ in a workbook means the character; a text that happens to read so stays one when its first sign is written so.
        if (escaped.Contains("_x", StringComparison.Ordinal))
            escaped = EscapeLike().Replace(escaped, "_x005F_");
        if (escaped.Length <= MostUnits)
            return escaped;
        var kept = MostUnits - Cut.Length;
        return string.Concat(escaped.AsSpan(0, char.IsHighSurrogate(escaped[kept - 1]) ? kept - 1 : kept), Cut);
    }

    private static bool IsAllowed(char c) => c is '\t' or '\n' || (c >= ' ' && !char.IsSurrogate(c) && c < '\uFFFE');

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EscapeLike();
}
