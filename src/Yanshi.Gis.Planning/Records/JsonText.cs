using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

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

    // Of a number that rounding left with so few decimal places the shortest digits are those of a whole number: below 15 digits no two decimals are one double.
    private const double ShortNumberLimit = 1e9;
    private const int FewDecimals = 2;
    private const int MoreDecimals = 6;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    private byte[] _bytes;

    /// <summary>An empty one.</summary>
    /// <param name="capacity">How many bytes are expected.</param>
    internal JsonText(int capacity = 4096) => _bytes = new byte[capacity];

    /// <summary>How many bytes there are.</summary>
    internal int Length { get; private set; }

    /// <summary>What was written.</summary>
    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Forgets everything, and keeps the room.</summary>
    internal void Clear() => Length = 0;

    public override string ToString() => Encoding.UTF8.GetString(Written);

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

    /// <summary>Appends a string that was parsed: as it was written where nothing in it was escaped.</summary>
    /// <exception cref="InvalidOperationException">It holds half a surrogate pair, or bytes that are no UTF-8.</exception>
    internal void AppendString(JsonElement text)
    {
        var written = JsonMarshal.GetRawUtf8Value(text);
        if (!written.Contains((byte)'\\') && Utf8.IsValid(written))
            Append(written);
        else
            AppendString(text.GetString()!);
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

        if (Math.Abs(value) < ShortNumberLimit && (TryAppendShort(value, 1e2, FewDecimals) || TryAppendShort(value, 1e6, MoreDecimals)))
            return;

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

    // Strict: half a surrogate pair, which UTF-8 cannot carry, is no replacement character.
    private void AppendPlain(ReadOnlySpan<char> text, string whole)
    {
        if (Utf8.FromUtf16(text, Room(text.Length * MostBytesOfUnit), out _, out var written, replaceInvalidSequences: false) is not OperationStatus.Done)
            throw new ArgumentException("The text holds half a surrogate pair; JSON in UTF-8 cannot carry it.", nameof(whole));
        Length += written;
    }

    private bool TryAppendShort(double value, double units, int decimals)
    {
        var scaled = Math.Round(Math.Abs(value) * units);
        if (scaled / units != Math.Abs(value))
            return false;
        Span<byte> spelt = stackalloc byte[LongestNumber];
        var end = spelt.Length;
        var rest = (long)scaled;
        for (var place = decimals; place > 0; place--)
        {
            var digit = rest % 10;
            rest /= 10;

            // No zero at the end, and then no point either.
            if (digit > 0 || end < spelt.Length)
                spelt[--end] = (byte)('0' + digit);
        }

        if (end < spelt.Length)
            spelt[--end] = (byte)'.';
        do
        {
            spelt[--end] = (byte)('0' + rest % 10);
            rest /= 10;
        }
        while (rest > 0);
        if (value < 0)
            spelt[--end] = (byte)'-';
        Append(spelt[end..]);
        return true;
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
