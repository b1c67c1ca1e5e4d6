namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>
/// Folds what a Chinese input method leaves in structure (full-width digits and punctuation, ideographic blanks, corner brackets) to
/// ASCII, one character for one, so that positions in the folded text are positions in the original. Names are never taken from it.
/// The invariant-globalization runtime leaves <c>string.Normalize</c> without effect, hence a table of our own.
/// </summary>
internal static class StructuralText
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const int FullWidthOffset = 0xFEE0;

    /// <summary>The folded text, of the same length.</summary>
    public static string Fold(string text)
    {
        foreach (var c in text)
        {
            if (Fold(c) != c)
                return string.Create(text.Length, text, static (folded, original) =>
                {
                    for (var i = 0; i < folded.Length; i++)
                        folded[i] = Fold(original[i]);
                });
        }

        return text;
    }

    /// <summary>A name of the structure (a key, a heading) without blanks, folded and in lower case.</summary>
    public static string Key(string text)
    {
        var kept = Fold(text).Where(c => !char.IsWhiteSpace(c)).ToArray();
        return new string(kept).ToLowerInvariant();
    }

    private static char Fold(char c) => c switch
    {
        < '\u0080' => c,
        >= FirstFullWidth and <= LastFullWidth => (char)(c - FullWidthOffset),
        '\u3000' or '\u00A0' or '\u200B' or '\uFEFF' => ' ',
        '\u3010' or '\u3014' => '[',
        '\u3011' or '\u3015' => ']',
        '\u2212' or '\u2013' => '-',
        _ => c,
    };
}
