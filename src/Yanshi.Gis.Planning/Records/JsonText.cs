using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yanshi.Gis.Planning.Records;

/// <summary>
/// JSON in UTF-8 as it grows, and how scalars are spelt in every JSON this project writes: RFC 8785 §3.2.2, so that a record read back and written canonically gives its
/// digest again. One instance serves one thread.
/// </summary>
internal sealed class JsonText
{
    // Where the decimal point may stand, counted from the first digit, for a number to be written without an exponent.
    private const int LastPlainPoint = 21;
    private const int FirstPlainPoint = -5;
    private const int LongestNumber = 32;
    private const int MostBytesOfUnit = 3;

    // Strict: half a surrogate pair, which UTF-8 cannot carry, is no replacement character.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    private byte[] _bytes = new byte[4096];

    /// <summary>How many bytes there are.</summary>
    internal int Length { get; private set; }

    /// <summary>What was written.</summary>
    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Forgets everything, and keeps the room.</summary>
    internal void Clear() => Length = 0;

    public override string ToString() => Utf8.GetString(Written);

    internal JsonText Append(char ascii)
    {
        Room(1)[0] = (byte)ascii;
        Length++;
        return this;
    }

    internal JsonText Append(char ascii, int times)
    {
        Room(times)[..times].Fill((byte)ascii);
        Length += times;
        return this;
    }

    internal JsonText Append(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        Length += utf8.Length;
        return this;
    }

    /// <summary>Appends a string, number, boolean or null.</summary>
    internal void AppendScalar(JsonValue? value)
    {
        switch (value?.GetValueKind() ?? JsonValueKind.Null)
        {
            case JsonValueKind.Null:
                Append("null"u8);
                break;
            case JsonValueKind.True:
                Append("true"u8);
                break;
            case JsonValueKind.False:
                Append("false"u8);
                break;
            case JsonValueKind.String:
                AppendString(value!.GetValue<string>());
                break;
            default:
                AppendNumber(NumberOf(value!));
                break;
        }
    }

    /// <summary>Appends a quoted string: only the quote, the backslash and control characters are escaped, everything else stands as it is.</summary>
    /// <exception cref="ArgumentException">The text holds half a surrogate pair, which UTF-8 cannot carry.</exception>
    internal void AppendString(string value)
    {
        Append('"');
        var rest = value.AsSpan();
        for (int plain; (plain = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(plain + 1)..])
        {
            AppendPlain(rest[..plain], value);
            AppendEscaped(rest[plain]);
        }

        AppendPlain(rest, value);
        Append('"');
    }

    /// <summary>
    /// Appends a number as ECMAScript's <c>Number::toString</c> spells it (ECMA-262 §6.1.6.1.20): the shortest digits that read back as
    /// the same double, plain from 1e-6 up to below 1e21, −0 as 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN and the infinities have no JSON form.</exception>
    internal void AppendNumber(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has no form for a number that is not finite.");
        if (value == 0.0)
        {
            Append('0');
            return;
        }

        // .NET finds the same shortest digits, and without an exponent it spells them alike.
        Span<byte> spelt = stackalloc byte[LongestNumber];
        if (value.TryFormat(spelt, out var length, "R", CultureInfo.InvariantCulture) && spelt[..length].IndexOf((byte)'E') < 0)
            Append(spelt[..length]);
        else
            AppendWithExponent(value);
    }

    /// <summary>Appends an array.</summary>
    /// <param name="items">Its items.</param>
    /// <param name="append">Appends one.</param>
    internal void AppendArray<T>(ReadOnlySpan<T> items, Action<JsonText, T> append)
    {
        Append('[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                Append(',');
            append(this, items[i]);
        }

        Append(']');
    }

    private void AppendPlain(ReadOnlySpan<char> text, string whole)
    {
        try
        {
            Length += Utf8.GetBytes(text, Room(text.Length * MostBytesOfUnit));
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException("The text holds half a surrogate pair; JSON in UTF-8 cannot carry it.", nameof(whole), e);
        }
    }

    private void AppendEscaped(char c) => _ = c switch
    {
        '"' => Append("\\\""u8),
        '\\' => Append(@"\\"u8),
        '\b' => Append(@"\b"u8),
        '\f' => Append(@"\f"u8),
        '\n' => Append(@"\n"u8),
        '\r' => Append(@"\r"u8),
        '\t' => Append(@"\t"u8),
        _ => Append(@"\u"u8).Append(Encoding.ASCII.GetBytes(((int)c).ToString("x4", CultureInfo.InvariantCulture))),
    };

    private void AppendWithExponent(double value)
    {
        var (digits, exponent) = ShortestDigits(Math.Abs(value));
        if (value < 0)
            Append('-');

        var pointAt = exponent + 1;
        if (pointAt is > LastPlainPoint or < FirstPlainPoint)
            AppendScientific(digits, exponent);
        else if (pointAt <= 0)
            Append("0."u8).Append('0', -pointAt).Append(digits);
        else if (pointAt >= digits.Length)
            Append(digits).Append('0', pointAt - digits.Length);
        else
            Append(digits.AsSpan(0, pointAt)).Append('.').Append(digits.AsSpan(pointAt));
    }

    private void AppendScientific(byte[] digits, int exponent)
    {
        Append((char)digits[0]);
        if (digits.Length > 1)
            Append('.').Append(digits.AsSpan(1));
        Append('e').Append(exponent < 0 ? '-' : '+').Append(Encoding.ASCII.GetBytes(Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The shortest digits of a positive number (no leading or trailing zero) and the decimal exponent of the first of them.</summary>
    private static (byte[] Digits, int Exponent) ShortestDigits(double value)
    {
        var roundTrip = value.ToString("R", CultureInfo.InvariantCulture);
        var mark = roundTrip.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? roundTrip : roundTrip[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(roundTrip.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var all = point < 0 ? mantissa : mantissa.Remove(point, 1);
        var leadingZeros = all.Length - all.TrimStart('0').Length;
        return (Encoding.ASCII.GetBytes(all.Trim('0')), exponent + whole - 1 - leadingZeros);
    }

    private static double NumberOf(JsonValue value) =>
        value.TryGetValue(out double number) ? number : double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes));
        return _bytes.AsSpan(Length);
    }
}
