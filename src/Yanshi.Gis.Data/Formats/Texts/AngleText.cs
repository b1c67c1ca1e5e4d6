using System.Globalization;
using System.Text.RegularExpressions;

namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>
/// Angles as people write them: <c>112°44′24.5″</c>, <c>112:44:24.5</c>, <c>112°44.4083′</c>, <c>E112°44′24.5″</c>, <c>112度44分24.5秒</c>;
/// and the surveyors' <c>112.44245</c> for 112°44′24.5″, which only a heading can tell from decimal degrees.
/// </summary>
internal static partial class AngleText
{
    /// <summary>Degrees of a folded text with marks between its parts; false when it is no such angle.</summary>
    public static bool TryParse(string folded, out double degrees)
    {
        degrees = 0;
        var match = Sexagesimal().Match(folded);
        if (!match.Success || !Part(match, "d", out var d) || !Part(match, "m", out var m) || !Part(match, "s", out var s))
            return false;
        if (m >= 60 || s >= 60 || (match.Groups["s"].Success && match.Groups["m"].ValueSpan.Contains('.')))
            return false;
        if (match.Groups["m"].Success && match.Groups["d"].ValueSpan.Contains('.'))
            return false;
        var isNegative = match.Groups["h"].ValueSpan is "S" or "W" or "s" or "w" or "南纬" or "西经" || match.Groups["sign"].ValueSpan is "-";
        degrees = (isNegative ? -1 : 1) * (d + (m / 60.0) + (s / 3600.0));
        return true;
    }

    /// <summary>Degrees of <c>DDD.MMSSs</c>; false when minutes or seconds would be 60 or more.</summary>
    public static bool TryParsePacked(string folded, out double degrees)
    {
        degrees = 0;
        var match = Packed().Match(folded);
        if (!match.Success)
            return false;
        var digits = match.Groups["f"].Value.PadRight(4, '0');
        var m = double.Parse(digits.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var s = double.Parse($"{digits.AsSpan(2, 2)}.{digits.AsSpan(4)}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (m >= 60 || s >= 60)
            return false;
        var d = double.Parse(match.Groups["d"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        degrees = (match.Groups["sign"].Length > 0 ? -1 : 1) * (d + (m / 60.0) + (s / 3600.0));
        return true;
    }

    private static bool Part(Match match, string name, out double value)
    {
        value = 0;
        var group = match.Groups[name];
        return !group.Success || double.TryParse(group.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex(
        """^(?<h>[NSEWnsew]|北纬|南纬|东经|西经)?\s*(?<sign>[-+])?(?<d>\d{1,3}(\.\d+)?)\s*(°|º|˚|度|:|\s)\s*((?<m>\d{1,2}(\.\d+)?)\s*('|′|’|分|:|\s|$)\s*((?<s>\d{1,2}(\.\d+)?)\s*("|″|”|秒|''|′′|’’)?)?)?\s*(?<h>[NSEWnsew])?$""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sexagesimal();

    [GeneratedRegex(
        @"^(?<sign>-)?(?<d>\d{1,3})(\.(?<f>\d{0,17}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Packed();
}
