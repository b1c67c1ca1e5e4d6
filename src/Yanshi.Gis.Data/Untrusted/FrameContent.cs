using System.Text;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>Reads the content of a message piece by piece. Counts are held against the bytes that are left before room is made.</summary>
/// <remarks>Everything it throws is an <see cref="InvalidDataException"/>: the content comes from a process that read an untrusted file.</remarks>
internal sealed class FrameContent(byte[] content)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int _at;

    /// <summary>Whether everything has been read.</summary>
    internal bool IsAtEnd => _at == content.Length;

    internal byte Byte() => Take(1).Span[0];

    internal bool Bool() => Byte() switch { 0 => false, 1 => true, _ => throw Wrong() };

    internal int Int() => BitConverter.ToInt32(Take(sizeof(int)).Span);

    internal long Long() => BitConverter.ToInt64(Take(sizeof(long)).Span);

    internal double Double() => BitConverter.ToDouble(Take(sizeof(double)).Span);

    internal int? OptionalInt() => Bool() ? Int() : null;

    internal double? OptionalDouble() => Bool() ? Double() : null;

    internal string Text()
    {
        try
        {
            return Strict.GetString(Bytes().Span);
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException("A text of the parser is no UTF-8.", e);
        }
    }

    internal string? OptionalText() => Bool() ? Text() : null;

    internal ReadOnlyMemory<byte> Bytes() => Take(Count(bytesOfEach: 1));

    internal T Enum<T>()
        where T : struct, System.Enum
    {
        var value = (T)System.Enum.ToObject(typeof(T), Byte());
        return System.Enum.IsDefined(value) ? value : throw Wrong();
    }

    /// <summary>A count of things of which each takes so many bytes at least.</summary>
    internal int Count(int bytesOfEach)
    {
        var count = Int();
        return count >= 0 && count <= (content.Length - _at) / bytesOfEach ? count : throw Wrong();
    }

    internal List<T> List<T>(Func<T> read)
    {
        var count = Count(bytesOfEach: 1);
        var list = new List<T>();
        for (var i = 0; i < count; i++)
            list.Add(read());
        return list;
    }

    /// <summary>Makes sure that nothing is left.</summary>
    internal void RequireEnd()
    {
        if (!IsAtEnd)
            throw Wrong();
    }

    private ReadOnlyMemory<byte> Take(int bytes)
    {
        if (bytes > content.Length - _at)
            throw Wrong();
        var taken = content.AsMemory(_at, bytes);
        _at += bytes;
        return taken;
    }

    private static InvalidDataException Wrong() => new("A message of the parser has another content than its kind.");
}
