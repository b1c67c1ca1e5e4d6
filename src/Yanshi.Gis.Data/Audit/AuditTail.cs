using System.Security.Cryptography;

namespace Yanshi.Gis.Data.Audit;

/// <summary>Reads an audit log from its end, so that adding an entry costs the same however long the log is.</summary>
internal static class AuditTail
{
    private const int ChunkBytes = 64 << 10;
    private const int LongestLineBytes = 4 << 20;
    private const byte LineFeed = (byte)'\n';

    /// <summary>Where the last complete line ends, its line feed included; 0 when there is none.</summary>
    internal static long EndOfLines(FileStream log)
    {
        var buffer = new byte[ChunkBytes];
        for (var end = log.Length; end > 0;)
        {
            var length = (int)Math.Min(ChunkBytes, end);
            ReadAt(log, end - length, buffer.AsSpan(0, length));
            var feed = buffer.AsSpan(0, length).LastIndexOf(LineFeed);
            if (feed >= 0)
                return end - length + feed + 1;
            end -= length;
        }

        return 0;
    }

    /// <summary>The complete lines, the last one first, without their line feeds.</summary>
    /// <param name="log">The log.</param>
    /// <param name="end">Where the last complete line ends.</param>
    internal static IEnumerable<byte[]> LinesBack(FileStream log, long end)
    {
        if (end == 0)
            yield break;
        byte[] rest = [];
        for (var at = end - 1; at > 0;)
        {
            var length = (int)Math.Min(ChunkBytes, at);
            at -= length;
            var chunk = new byte[length + rest.Length];
            ReadAt(log, at, chunk.AsSpan(0, length));
            rest.CopyTo(chunk, length);
            var lineEnd = chunk.Length;
            while (lineEnd > 0 && Array.LastIndexOf(chunk, LineFeed, lineEnd - 1) is var feed and >= 0)
            {
                yield return chunk[(feed + 1)..lineEnd];
                lineEnd = feed;
            }

            rest = chunk[..lineEnd];

            // No entry is so long: whoever asked finds that this is none.
            if (rest.Length > LongestLineBytes)
                break;
        }

        yield return rest;
    }

    /// <summary>The SHA-256 of what stands behind the last complete line.</summary>
    internal static string Sha256From(FileStream log, long offset)
    {
        log.Position = offset;
        return Convert.ToHexStringLower(SHA256.HashData(log));
    }

    private static void ReadAt(FileStream log, long offset, Span<byte> buffer)
    {
        log.Position = offset;
        log.ReadExactly(buffer);
    }
}
