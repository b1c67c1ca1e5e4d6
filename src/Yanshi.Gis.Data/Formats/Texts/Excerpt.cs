namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>What a message repeats of a file's text: its beginning, never half a character.</summary>
internal static class Excerpt
{
    private const int LongestCharacters = 60;

    public static string Of(string text)
    {
        if (text.Length <= LongestCharacters)
            return text;
        var length = char.IsHighSurrogate(text[LongestCharacters - 1]) ? LongestCharacters - 1 : LongestCharacters;
        return text[..length] + "…";
    }
}
