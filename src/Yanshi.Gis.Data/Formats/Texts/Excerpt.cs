namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>What a message repeats of a file's text: its beginning, never half a character.</summary>
internal static class Excerpt
{
    private const int LongestCharacters = 60;

    private const int LongestMessageCharacters = 200;

    public static string Of(string text) => Of(text, LongestCharacters);

    /// <summary>The beginning of what another program said.</summary>
    public static string OfMessage(string text) => Of(text, LongestMessageCharacters);

    private static string Of(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var length = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..length] + "…";
    }
}
