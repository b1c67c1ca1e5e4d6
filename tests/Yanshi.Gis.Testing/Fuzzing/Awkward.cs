using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>Values at which readers stumble, and the choosing among them.</summary>
internal static class Awkward
{
    internal static readonly string[] Numbers =
    [
        "NaN", "nan", "Infinity", "-Infinity", "inf", "1e309", "-1e309", "1e308", "-1.7976931348623157e308", "4.9e-324", "1e-400", "-0", "0", "0.0", "00012", "1e5", "1E+05",
        "3.836E+06", "38389077.12345678901234567", "38389077.123456789", "123456789012345678901234567890", "9223372036854775808", "-2147483649", "4294967295", "0x1F", "1_000", "1,5",
        "38389077,123", "1.2.3", "--1", "+1", "1e", ".5", "5.", "１２３", "３８３８９０７７．５", "٣", "½", "1 000", "1'000", "#NUM!", "true", "", " ", "112°44′24.5″", "112:44:24.5", "1e99999999999",
    ];

    internal static readonly string[] Texts =
    [
        "", " ", "\0", "\u0001", "\u001A", "\uFEFF", "\u2028", "\U00020087", "\uFFFD", "\"", "'", "\\", "\\ud800", "\\u0000", "=1+1", "@", ",", "，", ";", "\t", "\r", "\n", "\r\n", "//", "..", "../a",
        "<", ">", "]]>", "&", "&a;", "<!--", "%", "%n%s", "{", "}", "[", "]", "null", "偃师", "ＡＢＣ", "e\u0301", new string('a', 300), new string('水', 70_000), "C:\\a", "/vsicurl/http://127.0.0.1:9/",
    ];

    internal static T Pick<T>(this SplitMix64 random, IReadOnlyList<T> values) => values[random.NextBelow(values.Count)];

    /// <summary>True once in so many times.</summary>
    internal static bool Rarely(this SplitMix64 random, int once) => random.NextBelow(once) == 0;

    /// <summary>A number from one to, and including, another.</summary>
    internal static int Among(this SplitMix64 random, int from, int to) => from + random.NextBelow(to - from + 1);
}
