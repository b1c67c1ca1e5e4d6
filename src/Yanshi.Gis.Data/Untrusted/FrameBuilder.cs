using System.Runtime.InteropServices;
using System.Text;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>Writes the content of a message piece by piece; the counterpart of <see cref="FrameContent"/>.</summary>
internal sealed class FrameBuilder : IDisposable
{
    private static readonly UTF8Encoding ReplacingHalfPairs = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    private readonly MemoryStream _bytes = new();

    internal int Length => (int)_bytes.Length;

    internal ReadOnlySpan<byte> Content => _bytes.GetBuffer().AsSpan(0, Length);

    internal void Clear() => _bytes.SetLength(0);

    internal void Byte(byte value) => _bytes.WriteByte(value);

    internal void Bool(bool value) => _bytes.WriteByte(value ? (byte)1 : (byte)0);

    internal void Int(int value) => _bytes.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));

    internal void Long(long value) => _bytes.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in value)));

    internal void Double(double value) => _bytes.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<double>(in value)));

    internal void OptionalInt(int? value)
    {
        Bool(value is not null);
        if (value is { } given)
            Int(given);
    }

    internal void OptionalDouble(double? value)
    {
        Bool(value is not null);
        if (value is { } given)
            Double(given);
    }

    internal void Text(string value) => Bytes(ReplacingHalfPairs.GetBytes(value));

    internal void OptionalText(string? value)
    {
        Bool(value is not null);
        if (value is not null)
            Text(value);
    }

    internal void Bytes(ReadOnlySpan<byte> value)
    {
        Int(value.Length);
        _bytes.Write(value);
    }

    internal void Enum<T>(T value)
        where T : struct, System.Enum => Byte(Convert.ToByte(value, System.Globalization.CultureInfo.InvariantCulture));

    internal void List<T>(IReadOnlyCollection<T> values, Action<T> write)
    {
        Int(values.Count);
        foreach (var value in values)
            write(value);
    }

    public void Dispose() => _bytes.Dispose();
}
