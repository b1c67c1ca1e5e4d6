using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Cli;

/// <summary>Finds the language: <c>--lang</c>, else the locale's message language, else Chinese.</summary>
internal static class LanguageChoice
{
    internal const string Option = "--lang";

    /// <summary>
    /// The language of a command line. It is looked up before anything is parsed, because the help and the usage errors are written in it;
    /// a value that is none is refused by the parser later.
    /// </summary>
    internal static Language Of(IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith(Option + "=", StringComparison.Ordinal))
                return OfTag(arguments[i][(Option.Length + 1)..]);
            if (string.Equals(arguments[i], Option, StringComparison.Ordinal) && i + 1 < arguments.Count)
                return OfTag(arguments[i + 1]);
        }

        // POSIX: LC_ALL outranks LC_MESSAGES, which outranks LANG; the first that is set decides.
        string[] variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
        return OfTag(variables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? string.Empty);
    }

    private static Language OfTag(string tag) => tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.English : Language.Chinese;
}
