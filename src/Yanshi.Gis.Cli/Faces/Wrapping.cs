using System.Text;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>
/// Breaks text into lines by what terminals show: Han characters take two columns and may be parted anywhere, except that closing
/// punctuation stays with what it closes and opening punctuation with what it opens. Words of other scripts stay whole where they fit.
/// </summary>
internal static class Wrapping
{
    private const string NeverFirst = "，。、；：！？）》〉」』】〕”’…·,.;:!?)]}%°′″";
    private const string NeverLast = "（《〈「『【〔“‘([{±";

    /// <summary>The columns a text takes.</summary>
    internal static int ColumnsOf(string text) => text.EnumerateRunes().Sum(ColumnsOf);

    /// <summary>The columns of the longest part of a text that stays whole where it fits.</summary>
    internal static int LongestWord(string text) => text.Split('\n').SelectMany(Unbreakables).Select(word => ColumnsOf(word.TrimEnd(' '))).DefaultIfEmpty(0).Max();

    /// <summary>The text padded with spaces to a number of columns.</summary>
    internal static string PadColumns(string text, int columns) => text + new string(' ', Math.Max(0, columns - ColumnsOf(text)));

    /// <summary>The lines of a text, none wider than <paramref name="columns"/> unless a single character is. Line feeds in it break lines too.</summary>
    internal static IEnumerable<string> Lines(string text, int columns)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = new StringBuilder();
            var used = 0;
            foreach (var chunk in Unbreakables(paragraph))
            {
                var width = ColumnsOf(chunk.TrimEnd(' '));
                if (used > 0 && used + width > columns)
                {
                    yield return line.ToString().TrimEnd(' ');
                    line.Clear();
                    used = 0;
                }

                foreach (var rune in chunk.EnumerateRunes())
                {
                    // A word longer than a line is cut where the line ends.
                    if (used + ColumnsOf(rune) > columns && used > 0 && rune.Value != ' ')
                    {
                        yield return line.ToString();
                        line.Clear();
                        used = 0;
                    }

                    line.Append(rune);
                    used += ColumnsOf(rune);
                }
            }

            yield return line.ToString().TrimEnd(' ');
        }
    }

    private static IEnumerable<string> Unbreakables(string text)
    {
        var chunk = new StringBuilder();
        Rune? last = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (last is { } before && MayBreakBetween(before, rune))
            {
                yield return chunk.ToString();
                chunk.Clear();
            }

            chunk.Append(rune);
            last = rune;
        }

        if (chunk.Length > 0)
            yield return chunk.ToString();
    }

    private static bool MayBreakBetween(Rune before, Rune after)
    {
        if (after.Value == ' ' || Is(NeverFirst, after) || Is(NeverLast, before))
            return false;
        return before.Value == ' ' || ColumnsOf(before) == 2 || ColumnsOf(after) == 2;
    }

    private static bool Is(string characters, Rune rune) => rune.IsBmp && characters.Contains((char)rune.Value, StringComparison.Ordinal);

    // East Asian Wide and Fullwidth of Unicode Standard Annex #11, by the blocks that Chinese text uses.
    private static int ColumnsOf(Rune rune) => rune.Value switch
    {
        < 0x20 => 0,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 => 2,
        >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF01 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };
}
