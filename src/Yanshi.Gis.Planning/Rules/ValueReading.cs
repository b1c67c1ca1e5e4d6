using System.Globalization;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>Reads what people write for a value: names for codes, 是 for true, numbers with their unit.</summary>
internal static class ValueReading
{
    private static readonly string[] TrueTexts = ["true", "是", "有", "yes", "y", "1"];
    private static readonly string[] FalseTexts = ["false", "否", "无", "no", "n", "0"];

    // Other spellings of the units that rule books use.
    private static readonly Dictionary<string, string[]> UnitSpellings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["m"] = ["米"],
        ["km"] = ["公里", "千米"],
        ["kV"] = ["千伏"],
        ["万元"] = [],
    };

    /// <summary>The units that numbers may have.</summary>
    internal static IReadOnlyCollection<string> Units => UnitSpellings.Keys;

    /// <summary>The code of a project attribute's value; null when the text is none of its values.</summary>
    internal static string? Find(AttributeDefinition attribute, string text) => attribute.Kind switch
    {
        ValueKind.Code => attribute.Values.FirstOrDefault(value => Says(text, value.Code) || Says(text, value.Title) || Says(text, value.TitleEnglish) || value.Names.Any(name => Says(text, name)))?.Code,
        ValueKind.Boolean => Flag(text),
        _ => Number(text, attribute.Unit),
    };

    /// <summary>The code or number that a feature's property stands for; null when it is none.</summary>
    internal static string? Find(FeatureField field, string text) => field.Kind switch
    {
        ValueKind.Code => CodeOf(field, text),
        ValueKind.Boolean => Flag(text),
        _ => Number(text, field.Unit),
    };

    private static string? CodeOf(FeatureField field, string text)
    {
        foreach (var (code, texts) in field.Values)
        {
            if (Says(text, code) || texts.Any(other => Says(text, other)))
                return code;
        }

        return null;
    }

    private static string? Flag(string text)
    {
        if (TrueTexts.Any(yes => Says(text, yes)))
            return "true";
        return FalseTexts.Any(no => Says(text, no)) ? "false" : null;
    }

    // A number with another unit than the expected one is not understood: a factor of a thousand must not slip in.
    private static string? Number(string text, string? unit)
    {
        var trimmed = text.AsSpan().Trim();
        var end = 0;
        while (end < trimmed.Length && (char.IsAsciiDigit(trimmed[end]) || trimmed[end] is '.' or '-' or '+'))
            end++;
        var rest = trimmed[end..].Trim().ToString();
        if (rest.Length > 0 && (unit is null || !(Says(rest, unit) || UnitSpellings.GetValueOrDefault(unit, []).Any(spelling => Says(rest, spelling)))))
            return null;
        return double.TryParse(trimmed[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : null;
    }

    private static bool Says(string text, string other) => text.AsSpan().Trim().Equals(other, StringComparison.OrdinalIgnoreCase);
}
