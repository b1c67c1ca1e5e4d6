using System.Text;

namespace Yanshi.Gis.Data.Tests.Formats;

/// <summary>A long text that exists only while it is read: a beginning, then one line many times.</summary>
internal sealed class RepeatedLines(string beginning, string line, long times) : Stream
{
    private readonly byte[] _head = Encoding.UTF8.GetBytes(beginning);
    private readonly byte[] _body = Encoding.UTF8.GetBytes(line);
    private readonly byte[] _block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 1 + (64 * 1024 / line.Length))));

    /// <summary>The farthest byte of the last pass: detecting the encoding reads everything, but keeps nothing.</summary>
    public long Furthest { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _head.Length + (_body.Length * times);

    public override long Position
    {
        get => _position;
        set
        {
            _position = value;
            Furthest = value;
        }
    }

    private long _position;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var source = _head;
        var from = (int)Math.Min(_position, _head.Length);
        if (from == _head.Length)
        {
            source = _block;
            from = (int)((_position - _head.Length) % _body.Length);
        }

        var read = (int)Math.Min(Math.Min(count, Length - _position), source.Length - from);
        source.AsSpan(from, read).CopyTo(buffer.AsSpan(offset));
        _position += read;
        Furthest = Math.Max(Furthest, _position);
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => _position + offset, _ => Length + offset };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
