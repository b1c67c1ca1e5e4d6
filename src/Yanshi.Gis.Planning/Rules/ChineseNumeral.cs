using System.Globalization;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>Whole numbers below ten thousand in Chinese characters or in digits, half or full width: 一百零二, 35, ３５.</summary>
internal static class ChineseNumeral
{
    private const string Digits = "零一二三四五六七八九";
    private const string Units = "十百千";
    private const int Longest = 12;

    /// <summary>Whether a character can be part of one.</summary>
    internal static bool IsPart(char c) => DigitOf(c) >= 0 || Units.Contains(c, StringComparison.Ordinal);

    /// <summary>The number in ordinary digits; null when the text is none.</summary>
    internal static string? Read(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest)
            return null;
        var value = text.IndexOfAny(Units) < 0 ? ReadDigits(text) : ReadUnits(text);
        return value?.ToString(CultureInfo.InvariantCulture);
    }

    // One digit after the other, as in 二〇二五 or 35.
    private static int? ReadDigits(ReadOnlySpan<char> text)
    {
        var value = 0;
        foreach (var c in text)
        {
            var digit = DigitOf(c);
            if (digit < 0 || value > 9_999)
                return null;
            value = value * 10 + digit;
        }

        return value;
    }

    private static int? ReadUnits(ReadOnlySpan<char> text)
    {
        var (sum, digit, lastUnit) = (0, -1, 10_000);
        foreach (var c in text)
        {
            var unit = Units.IndexOf(c, StringComparison.Ordinal) switch { 0 => 10, 1 => 100, 2 => 1_000, _ => 0 };
            if (unit == 0)
            {
                // 零 stands between places; any other digit waits for its place.
                var next = DigitOf(c);
                if (next < 0 || digit > 0)
                    return null;
                digit = next;
                continue;
            }

            // 十五 is 15 and 一百十五 is 115; other places need their digit.
            if (unit >= lastUnit || (digit <= 0 && unit != 10))
                return null;
            sum += (digit <= 0 ? 1 : digit) * unit;
            (digit, lastUnit) = (-1, unit);
        }

        return sum + Math.Max(0, digit);
    }

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        '〇' => 0,
        '两' => 2,
        _ => Digits.IndexOf(c, StringComparison.Ordinal),
    };
}
