using System.Numerics;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>Bytes in the wire format of protocol buffers, as many as come. Not thread-safe.</summary>
internal sealed class WireBytes
{
    private const int LengthDelimited = 2;
    private const int WireTypeBits = 3;
    private const int VarintBits = 7;
    private const int MostVarint = 10;
    private const ulong More = 0x80;

    private byte[] _bytes = new byte[1024];

    /// <summary>How many there are.</summary>
    internal int Length { get; private set; }

    /// <summary>What was written.</summary>
    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>How many bytes a number takes.</summary>
    internal static int SizeOf(ulong value) => (VarintBits - 1 + 64 - BitOperations.LeadingZeroCount(value | 1)) / VarintBits;

    /// <summary>How many bytes a text of so many bytes takes with its length before it.</summary>
    internal static int WithLength(int size) => SizeOf((ulong)size) + size;

    /// <summary>Forgets what was written.</summary>
    internal void Clear() => Length = 0;

    /// <summary>A number on its own.</summary>
    internal void Add(ulong value)
    {
        Reserve(MostVarint);
        for (; value >= More; value >>= VarintBits)
            _bytes[Length++] = (byte)(value | More);
        _bytes[Length++] = (byte)value;
    }

    /// <summary>A number as a field.</summary>
    internal void AddField(int field, ulong value)
    {
        Add((ulong)(field << WireTypeBits));
        Add(value);
    }

    /// <summary>The beginning of a field of so many bytes.</summary>
    internal void BeginField(int field, int size)
    {
        Add((ulong)(field << WireTypeBits | LengthDelimited));
        Add((ulong)size);
    }

    /// <summary>Bytes as they are.</summary>
    internal void Add(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Bytes as a field.</summary>
    internal void AddField(int field, ReadOnlySpan<byte> bytes)
    {
        BeginField(field, bytes.Length);
        Add(bytes);
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - Length < more)
            Array.Resize(ref _bytes, 2 * (Length + more));
    }
}
