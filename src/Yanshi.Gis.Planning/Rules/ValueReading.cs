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

    /// <summary>The value of a text that is no code: <c>true</c> or <c>false</c>, or a number in invariant form; null when it is none.</summary>
    /// <param name="kind">A truth value or a number; codes are found by their texts (<see cref="CodeTexts"/>).</param>
    /// <param name="unit">The unit of a number; null when it has none.</param>
    /// <param name="text">The text.</param>
    internal static string? Find(ValueKind kind, string? unit, string text) => kind is ValueKind.Boolean ? Flag(text) : Number(text, unit);

    /// <summary>The code or number that a feature's property stands for; null when it is none.</summary>
    internal static string? Find(FeatureField field, string text) => FieldReading.Of(field).Find(text);

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
