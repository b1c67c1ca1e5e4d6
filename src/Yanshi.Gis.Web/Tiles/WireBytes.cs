using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>Fields in the wire format of protocol buffers, written one behind the other. Not thread-safe.</summary>
/// <param name="bytes">Where they are written; more room is the pool's, and so must this be where more may be needed.</param>
internal sealed class WireBytes(byte[] bytes)
{
    private const int FirstRoom = 1024;

    // A field says its number and what follows: a number, or a length and so many bytes.
    private const int KindBits = 3;
    private const ulong NumberKind = 0;
    private const ulong BytesKind = 2;

    // A number is written seven bits at a time, the lowest first; all but the last say that more come.
    private const int BitsOfByte = 7;
    private const ulong More = 0x80;

    private byte[] _bytes = bytes;

    /// <summary>Begins in memory of the pool.</summary>
    internal static WireBytes Rent() => new(ArrayPool<byte>.Shared.Rent(FirstRoom));

    /// <summary>Gives memory that was rented back; nothing may be read or written afterwards.</summary>
    internal void Return()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    /// <summary>How many bytes there are.</summary>
    internal int Length { get; private set; }

    /// <summary>What was written.</summary>
    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Bytes that a number takes.</summary>
    internal static int SizeOf(ulong value) => (BitOperations.Log2(value | 1) + BitsOfByte) / BitsOfByte;

    /// <summary>Bytes that a field of bytes takes, its number, which must be less than sixteen, and its length among them.</summary>
    internal static int SizeOfField(int size) => 1 + SizeOf((ulong)size) + size;

    /// <summary>A number on its own.</summary>
    internal void Add(ulong value)
    {
        Reserve(SizeOf(value));
        var (bytes, length) = (_bytes, Length);
        for (; value >= More; value >>= BitsOfByte)
            bytes[length++] = (byte)(value | More);
        bytes[length++] = (byte)value;
        Length = length;
    }

    /// <summary>A number as a field.</summary>
    internal void AddField(int field, ulong value)
    {
        Add(((ulong)field << KindBits) | NumberKind);
        Add(value);
    }

    /// <summary>The beginning of a field of so many bytes.</summary>
    internal void BeginField(int field, int size)
    {
        Add(((ulong)field << KindBits) | BytesKind);
        Add((ulong)size);
    }

    /// <summary>Bytes as they are.</summary>
    internal void Add(ReadOnlySpan<byte> added)
    {
        Reserve(added.Length);
        added.CopyTo(_bytes.AsSpan(Length));
        Length += added.Length;
    }

    /// <summary>Bytes as a field.</summary>
    internal void AddField(int field, ReadOnlySpan<byte> added)
    {
        BeginField(field, added.Length);
        Add(added);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int more)
    {
        if (_bytes.Length - Length < more)
            Grow(more);
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * (Length + more));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
