namespace Yanshi.Gis.Reporting.Wording;

/// <summary>The language of a face. Texts that stand in a record are Chinese in both.</summary>
public enum Language
{
    /// <summary>中文.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}

/// <summary>Choosing between the two languages.</summary>
public static class LanguageExtensions
{
    /// <summary>The text in the language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="chinese">The text in Chinese.</param>
    /// <param name="english">The text in English.</param>
    public static string Say(this Language language, string chinese, string english) => language is Language.Chinese ? chinese : english;
}
