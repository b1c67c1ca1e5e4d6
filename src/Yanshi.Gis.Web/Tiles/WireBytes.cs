using System.Collections.Concurrent;
using Google.Protobuf;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>Fields in the wire format of protocol buffers, as many as come, in memory that was used before. Not thread-safe.</summary>
internal sealed class WireBytes
{
    // Of a tile with more nobody needs to keep the memory.
    private const int MostKept = 4 << 20;

    private static readonly ConcurrentBag<WireBytes> Free = [];

    private readonly MemoryStream _written;
    private readonly CodedOutputStream _output;

    private WireBytes(MemoryStream written) => (_written, _output) = (written, new CodedOutputStream(written, leaveOpen: true));

    /// <summary>Begins with nothing. Memory that was never used before costs as much as what is written there: <see cref="Return"/> keeps it for the next one.</summary>
    internal static WireBytes Rent() => Free.TryTake(out var free) ? free : new WireBytes(new MemoryStream());

    /// <summary>Gives the memory back; nothing may be read or written afterwards.</summary>
    internal void Return()
    {
        _output.Flush();
        _written.SetLength(0);
        if (_written.Capacity <= MostKept)
            Free.Add(this);
    }

    /// <summary>How many bytes there are.</summary>
    internal int Length => Written.Length;

    /// <summary>What was written.</summary>
    internal ReadOnlySpan<byte> Written
    {
        get
        {
            _output.Flush();
            return _written.GetBuffer().AsSpan(0, (int)_written.Length);
        }
    }

    /// <summary>The same, for who keeps it; it is as it is until more is written.</summary>
    internal ReadOnlyMemory<byte> WrittenMemory
    {
        get
        {
            _output.Flush();
            return _written.GetBuffer().AsMemory(0, (int)_written.Length);
        }
    }

    /// <summary>A number on its own.</summary>
    internal void Add(ulong value) => _output.WriteUInt64(value);

    /// <summary>A number as a field.</summary>
    internal void AddField(int field, ulong value)
    {
        _output.WriteTag(field, WireFormat.WireType.Varint);
        _output.WriteUInt64(value);
    }

    /// <summary>The beginning of a field of so many bytes.</summary>
    internal void BeginField(int field, int size)
    {
        _output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _output.WriteLength(size);
    }

    /// <summary>Bytes as they are.</summary>
    internal void Add(ReadOnlySpan<byte> bytes)
    {
        _output.Flush();
        _written.Write(bytes);
    }

    /// <summary>Bytes as a field.</summary>
    internal void AddField(int field, ReadOnlySpan<byte> bytes)
    {
        BeginField(field, bytes.Length);
        Add(bytes);
    }
}
