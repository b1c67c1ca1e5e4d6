using System.Buffers;
using System.Globalization;

namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>A number as a file writes it: its value, and the step of its last written digit.</summary>
/// <param name="Value">The value, finite.</param>
/// <param name="Step">What one unit of the last written digit is worth: 0.001 for <c>12.345</c>, 1000 for <c>3.836E+06</c>.</param>
/// <param name="IsScientific">Whether it is written with an exponent, as spreadsheets do when they lose digits.</param>
internal readonly record struct NumberText(double Value, double Step, bool IsScientific)
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("+-.0123456789eE");

    /// <summary>Parses folded text; false for anything that is not one finite number.</summary>
    public static bool TryParse(ReadOnlySpan<char> folded, out NumberText number)
    {
        number = default;
        var text = folded.Trim();
        // NumberStyles.Float would also take "NaN" and "Infinity".
        if (text.IsEmpty || text.IndexOfAnyExcept(NumberCharacters) >= 0)
            return false;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return false;
        var exponentAt = text.IndexOfAny('e', 'E');
        var exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return false;
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        number = new NumberText(value, Math.Pow(10, exponent - Decimals(mantissa)), exponentAt >= 0);
        return true;
    }

    private static int Decimals(ReadOnlySpan<char> mantissa)
    {
        var point = mantissa.IndexOf('.');
        return point < 0 ? 0 : mantissa.Length - point - 1;
    }
}
