using System.Text.RegularExpressions;

namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>The datum that Chinese and English words mean, in the codes of <c>CrsDeclaration.Datum</c>.</summary>
internal static partial class DatumWords
{
    /// <summary>
    /// The datum a text names (<c>坐标系=…</c>, or a title that speaks of a reference system); null when it is not understood. Scales
    /// (<c>1:2000</c>) and areas are no datums, and an old datum that is named outright counts more than a 2000 beside it: taking 1954 or 1980
    /// for 2000 errs by a hundred metres without a sign.
    /// </summary>
    public static string? Find(string value)
    {
        var said = StructuralText.Key(value);
        if (Xian80().IsMatch(said))
            return "xian80";
        if (Beijing54().IsMatch(said))
            return "beijing54";
        if (Has(said, "cgcs") || Year2000().IsMatch(said))
            return "cgcs2000";
        if (Has(said, "wgs"))
            return "wgs84";
        if (Has(said, "80") || Has(said, "西安"))
            return "xian80";
        return Has(said, "54") || Has(said, "北京") ? "beijing54" : null;
    }

    /// <summary>Whether free text speaks of a reference system at all.</summary>
    public static bool IsMentionedIn(string text)
    {
        var said = StructuralText.Key(text);
        return Has(said, "坐标系") || Has(said, "cgcs") || Has(said, "wgs") || Xian80().IsMatch(said) || Beijing54().IsMatch(said);
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);

    [GeneratedRegex("西安(19)?80|西安(大地)?坐标|(?<![0-9])(19)?80年?(西安|国家|大地|坐标)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Xian80();

    [GeneratedRegex("北京(19)?54|北京坐标|(?<![0-9])(19)?54年?(北京|国家|大地|坐标)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Beijing54();

    [GeneratedRegex("(?<![0-9:：/.])2000(?![0-9.]|平方|亩|公顷|米|m)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year2000();
}
