using System.Globalization;

namespace Yanshi.Gis.Reporting.Wording;

/// <summary>
/// The colours of verdicts. No two look alike to people with any kind of colour blindness; green and red above all. A colour never stands
/// without its sign and its word. Thread-safe.
/// </summary>
public static class SeverityColours
{
    private static readonly Dictionary<string, string> ByVerdict = new(StringComparer.Ordinal)
    {
        ["prohibited"] = "#7e0103",
        ["restricted"] = "#ee5d0c",
        ["procedure"] = "#fee314",
        ["notice"] = "#4070c0",
        ["clear"] = "#4bbd89",
        ["undetermined"] = "#686666",
    };

    /// <summary>The colour of a verdict as <c>#rrggbb</c>; of a code that is none, that of 无法判定.</summary>
    /// <param name="verdict">The verdict's code.</param>
    public static string Of(string verdict) => ByVerdict.GetValueOrDefault(verdict, ByVerdict["undetermined"]);

    /// <summary>Black or white, whichever can be read on a colour.</summary>
    /// <param name="colour">The colour, <c>#rrggbb</c>.</param>
    public static string TextOn(string colour) => ContrastToWhite(colour) >= ContrastToBlack(colour) ? "#ffffff" : "#000000";

    internal static double ContrastToWhite(string colour) => 1.05 / (Luminance(colour) + 0.05);

    internal static double ContrastToBlack(string colour) => (Luminance(colour) + 0.05) / 0.05;

    // Relative luminance by WCAG 2.2.
    private static double Luminance(string colour)
    {
        ArgumentException.ThrowIfNullOrEmpty(colour);
        return 0.2126 * Linear(colour, 1) + 0.7152 * Linear(colour, 3) + 0.0722 * Linear(colour, 5);
    }

    /// <summary>One component of a colour, without sRGB's curve: 0 to 1.</summary>
    internal static double Linear(string colour, int start)
    {
        var component = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return component <= 0.04045 ? component / 12.92 : Math.Pow((component + 0.055) / 1.055, 2.4);
    }
}
