using System.Buffers.Binary;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>
/// One message: its length in four bytes (little-endian), its kind in one, its content. A parser that was taken over by the file it reads can
/// write anything, so lengths are held against limits before room is made for them.
/// </summary>
internal static class Frame
{
    internal const int HeaderBytes = 5;

    /// <summary>The longest content: a site of 5 million points and its attributes.</summary>
    internal const int MaxBytes = 160 * 1024 * 1024;

    internal static void Write(Stream stream, FrameKind kind, ReadOnlySpan<byte> content)
    {
        if (content.Length > MaxBytes)
            throw ParserProblems.ResultTooLarge();
        Span<byte> header = stackalloc byte[HeaderBytes];
        BinaryPrimitives.WriteInt32LittleEndian(header, content.Length);
        header[^1] = (byte)kind;
        stream.Write(header);
        stream.Write(content);
    }

    /// <summary>Reads a message; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">It is no message, or cut off.</exception>
    internal static (FrameKind Kind, byte[] Content)? Read(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        var read = stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
        if (read == 0)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (read < HeaderBytes || length is < 0 or > MaxBytes || !Enum.IsDefined((FrameKind)header[^1]))
            throw new InvalidDataException("Not a message of the parser.");
        var content = new byte[length];
        return stream.ReadAtLeast(content, length, throwOnEndOfStream: false) == length
            ? ((FrameKind)header[^1], content)
            : throw new InvalidDataException("A message of the parser is cut off.");
    }
}
