using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Planning.Records;

/// <summary>How scalars are spelt in every JSON this project writes: RFC 8785 §3.2.2, so that a record read back and written canonically gives its digest again.</summary>
internal static class JsonScalars
{
    // Where the decimal point may stand, counted from the first digit, for a number to be written without an exponent.
    private const int LastPlainPoint = 21;
    private const int FirstPlainPoint = -5;

    /// <summary>Appends a string, number, boolean or null.</summary>
    internal static void AppendScalar(this StringBuilder text, JsonValue? value)
    {
        switch (value?.GetValueKind() ?? JsonValueKind.Null)
        {
            case JsonValueKind.Null:
                text.Append("null");
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            case JsonValueKind.String:
                text.AppendString(value!.GetValue<string>());
                break;
            default:
                text.AppendNumber(NumberOf(value!));
                break;
        }
    }

    /// <summary>Appends a quoted string: only the quote, the backslash and control characters are escaped, everything else stands as it is.</summary>
    /// <exception cref="ArgumentException">The text holds half a surrogate pair, which UTF-8 cannot carry.</exception>
    internal static void AppendString(this StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsSurrogate(c))
            {
                if (!char.IsSurrogatePair(value, i))
                    throw new ArgumentException($"Character {i} is half a surrogate pair; JSON in UTF-8 cannot carry it.", nameof(value));
                text.Append(c).Append(value[++i]);
                continue;
            }

            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\b' => text.Append(@"\b"),
                '\f' => text.Append(@"\f"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                < ' ' => text.Append(@"\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    /// <summary>
    /// Appends a number as ECMAScript's <c>Number::toString</c> spells it (ECMA-262 §6.1.6.1.20): the shortest digits that read back as
    /// the same double, plain from 1e-6 up to below 1e21, −0 as 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN and the infinities have no JSON form.</exception>
    internal static void AppendNumber(this StringBuilder text, double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has no form for a number that is not finite.");
        if (value == 0.0)
        {
            text.Append('0');
            return;
        }

        var (digits, exponent) = ShortestDigits(Math.Abs(value));
        if (value < 0)
            text.Append('-');

        var pointAt = exponent + 1;
        if (pointAt is > LastPlainPoint or < FirstPlainPoint)
            AppendScientific(text, digits, exponent);
        else if (pointAt <= 0)
            text.Append("0.").Append('0', -pointAt).Append(digits);
        else if (pointAt >= digits.Length)
            text.Append(digits).Append('0', pointAt - digits.Length);
        else
            text.Append(digits, 0, pointAt).Append('.').Append(digits, pointAt, digits.Length - pointAt);
    }

    private static void AppendScientific(StringBuilder text, string digits, int exponent)
    {
        text.Append(digits[0]);
        if (digits.Length > 1)
            text.Append('.').Append(digits, 1, digits.Length - 1);
        text.Append('e').Append(exponent < 0 ? '-' : '+').Append(CultureInfo.InvariantCulture, $"{Math.Abs(exponent)}");
    }

    /// <summary>The shortest digits of a positive number (no leading or trailing zero) and the decimal exponent of the first of them.</summary>
    private static (string Digits, int Exponent) ShortestDigits(double value)
    {
        var roundTrip = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = roundTrip.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? roundTrip : roundTrip[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(roundTrip.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var all = point < 0 ? mantissa : mantissa.Remove(point, 1);
        var leadingZeros = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), exponent + whole - 1 - leadingZeros);
    }

    private static double NumberOf(JsonValue value) =>
        value.TryGetValue(out double number) ? number : double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
