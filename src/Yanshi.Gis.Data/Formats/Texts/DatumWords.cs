namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>The datum that Chinese and English words mean, in the codes of <c>CrsDeclaration.Datum</c>.</summary>
internal static class DatumWords
{
    /// <summary>The datum a value says that is known to name one (<c>坐标系=…</c>); null when it is not understood.</summary>
    public static string? Find(string value)
    {
        var said = StructuralText.Key(value);
        if (Has(said, "2000") || Has(said, "cgcs"))
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
        return Has(said, "坐标系") || Has(said, "cgcs") || Has(said, "wgs") || Has(said, "西安80") || Has(said, "北京54");
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
