using System.Text;

namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>The encoding a text file is read in.</summary>
/// <param name="Name">Its name in records: <c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c>, <c>gb18030</c>.</param>
/// <param name="PreambleBytes">Length of the byte order mark; 0 without one.</param>
public sealed record DetectedEncoding(string Name, int PreambleBytes)
{
    private const int LargestBuffer = 64 * 1024;

    /// <summary>Opens the text behind the byte order mark. The stream stays open when the reader is disposed.</summary>
    public TextReader Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Position = PreambleBytes;
        return Name switch
        {
            TextEncodingDetection.Gb18030 => new Gb18030Reader(Reader(stream, Gb18030Reader.PlatformEncoding)),
            TextEncodingDetection.Utf16LittleEndian => Reader(stream, Encoding.Unicode),
            TextEncodingDetection.Utf16BigEndian => Reader(stream, Encoding.BigEndianUnicode),
            _ => Reader(stream, Encoding.UTF8),
        };
    }

    private static StreamReader Reader(Stream stream, Encoding encoding) =>
        new(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: BufferOf(stream), leaveOpen: true);

    /// <summary>How many bytes of a stream are read at a time: files of sites are often smaller than any buffer.</summary>
    internal static int BufferOf(Stream stream) => (int)Math.Min(stream.Length, LargestBuffer);
}

/// <summary>
/// Tells a text file's encoding: a byte order mark; else UTF-8 if every byte of the file obeys it; else GB18030, which contains GBK and
/// GB2312. A character cut off by the end of the file does not speak against UTF-8.
/// </summary>
public static class TextEncodingDetection
{
    internal const string Utf8 = "utf-8";
    internal const string Utf16LittleEndian = "utf-16le";
    internal const string Utf16BigEndian = "utf-16be";
    internal const string Gb18030 = "gb18030";

    /// <summary>Detects the encoding of a seekable stream from its beginning; the position afterwards is undefined.</summary>
    public static DetectedEncoding Detect(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Position = 0;
        Span<byte> head = stackalloc byte[3];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return new DetectedEncoding(Utf8, 3);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return new DetectedEncoding(Utf16LittleEndian, 2);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return new DetectedEncoding(Utf16BigEndian, 2);
        stream.Position = 0;
        return new DetectedEncoding(IsUtf8(stream) ? Utf8 : Gb18030, 0);
    }

    private static bool IsUtf8(Stream stream)
    {
        var buffer = new byte[DetectedEncoding.BufferOf(stream)];
        var held = 0;
        while (true)
        {
            var read = stream.Read(buffer, held, buffer.Length - held);
            if (read == 0)
                return true; // what is still held is the beginning of a character that the end of the file cut off
            var bytes = buffer.AsSpan(0, held + read);
            var complete = bytes.Length - IncompleteTail(bytes);
            if (!System.Text.Unicode.Utf8.IsValid(bytes[..complete]))
                return false;
            held = bytes.Length - complete;
            bytes[complete..].CopyTo(buffer);
        }
    }

    /// <summary>How many bytes at the end begin a character that needs more bytes than there are.</summary>
    internal static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if (b is >= 0x80 and < 0xC0)
                continue;
            var needed = b switch { >= 0xF0 and < 0xF5 => 4, >= 0xE0 and < 0xF0 => 3, >= 0xC2 and < 0xE0 => 2, _ => 1 };
            return needed > back ? back : 0;
        }

        return 0;
    }
}
