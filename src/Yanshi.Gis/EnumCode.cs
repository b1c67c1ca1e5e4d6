using System.Text;

namespace Yanshi.Gis;

/// <summary>The stable codes of enumerated values as records, catalogues and messages write them: <c>BelowThreshold</c> is <c>below-threshold</c>. Thread-safe.</summary>
public static class EnumCode
{
    /// <summary>The code of a value.</summary>
    /// <param name="value">A named value.</param>
    public static string Of<T>(T value)
        where T : struct, Enum => Codes<T>.ByValue.TryGetValue(value, out var code) ? code : Made(value);

    /// <summary>The code of a value that may be absent.</summary>
    /// <param name="value">A named value, or null.</param>
    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } known ? Of(known) : null;

    /// <summary>The value of a code, null when no value has it.</summary>
    /// <param name="code">A code in lower case.</param>
    public static T? Find<T>(string code)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Of(value), code, StringComparison.Ordinal))
                return value;
        }

        return null;
    }

    /// <summary>All codes of an enumeration, in order, for messages that list what is allowed.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    private static string Made<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        var code = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && code.Length > 0)
                code.Append('-');
            code.Append(char.ToLowerInvariant(c));
        }

        return code.ToString();
    }

    // Records have hundreds of them: each is made once.
    private static class Codes<T>
        where T : struct, Enum
    {
        internal static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().Distinct().ToDictionary(value => value, Made);
    }
}
