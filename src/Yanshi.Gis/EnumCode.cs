using System.Text;

namespace Yanshi.Gis;

/// <summary>The stable codes of enumerated values as records, catalogues and messages write them: <c>BelowThreshold</c> is <c>below-threshold</c>. Thread-safe.</summary>
public static class EnumCode
{
    /// <summary>The code of a value.</summary>
    /// <param name="value">A named value.</param>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var values = Codes<T>.Values;
        for (var i = 0; i < values.Length; i++)
        {
            if (EqualityComparer<T>.Default.Equals(values[i], value))
                return Codes<T>.ByIndex[i];
        }

        return Made(value.ToString());
    }

    /// <summary>The code of a value that may be absent.</summary>
    /// <param name="value">A named value, or null.</param>
    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } known ? Of(known) : null;

    /// <summary>The value of a code, null when no value has it.</summary>
    /// <param name="code">A code in lower case.</param>
    public static T? Find<T>(string code)
        where T : struct, Enum
    {
        var index = Array.IndexOf(Codes<T>.ByIndex, code);
        return index < 0 ? null : Codes<T>.Values[index];
    }

    /// <summary>All codes of an enumeration, in order, for messages that list what is allowed.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Codes<T>.ByIndex;

    private static string Made(string name)
    {
        var code = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && code.Length > 0)
                code.Append('-');
            code.Append(char.ToLowerInvariant(c));
        }

        return code.ToString();
    }

    // Records have hundreds of them: each is made once. Arrays, because a dictionary and a query for each enumeration were nearly half of the methods that a check still compiled as it began.
    private static class Codes<T>
        where T : struct, Enum
    {
        internal static readonly T[] Values = Enum.GetValues<T>();
        internal static readonly string[] ByIndex = Array.ConvertAll(Enum.GetNames<T>(), Made);
    }
}
