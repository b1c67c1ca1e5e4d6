using System.Buffers.Binary;
using System.Text;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>
/// Texts that stand in many rows, such as those of rules: each is held once, whatever the number of rows that have it. A text whose place is wanted by another
/// gives way, so memory is bounded. Thread-safe.
/// </summary>
public sealed class RepeatedTexts
{
    private const int Places = 1 << 12;
    private const int LongestBytes = 1 << 12;

    // Strict, as the reader of JSON is: bytes that are no text are no row.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Held?[] _held = new Held?[Places];

    /// <summary>The text of some UTF-8.</summary>
    /// <exception cref="DecoderFallbackException">It is none.</exception>
    internal string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestBytes)
            return Utf8.GetString(utf8);
        ref var place = ref _held[PlaceOf(utf8)];

        // Threads may replace each other's texts: what is held is made whole before it can be seen.
        if (Volatile.Read(ref place) is { } held && utf8.SequenceEqual(held.Bytes))
            return held.Text;
        var text = Utf8.GetString(utf8);
        Volatile.Write(ref place, new Held(utf8.ToArray(), text));
        return text;
    }

    // Its length with its first, middle and last bytes: enough to scatter texts, without reading long ones twice.
    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        var mixed = (ulong)utf8.Length;
        if (utf8.Length < sizeof(ulong))
        {
            foreach (var unit in utf8)
                mixed = (mixed << sizeof(ulong)) ^ unit;
        }
        else
        {
            foreach (var start in (ReadOnlySpan<int>)[0, (utf8.Length - sizeof(ulong)) / 2, utf8.Length - sizeof(ulong)])
                mixed = Mixed(mixed ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8[start..]));
        }

        return (int)(Mixed(mixed) % Places);
    }

    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 32)) * 0x9E37_79B9_7F4A_7C15;
        return value ^ (value >> 29);
    }

    private sealed record Held(byte[] Bytes, string Text);
}
