using Google.Protobuf;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>Fields in the wire format of protocol buffers, as many as come, in memory. Not thread-safe.</summary>
internal sealed class WireBytes
{
    private readonly MemoryStream _written;
    private readonly CodedOutputStream _output;

    private WireBytes(MemoryStream written) => (_written, _output) = (written, new CodedOutputStream(written, leaveOpen: true));

    internal WireBytes()
        : this(new MemoryStream())
    {
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
