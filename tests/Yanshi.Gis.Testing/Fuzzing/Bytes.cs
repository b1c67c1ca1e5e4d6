using System.IO.Compression;
using System.Text;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>Texts as bytes and files as archives, in the ways they come.</summary>
internal static class Bytes
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>A text in one of the encodings that are read.</summary>
    internal static byte[] Of(SplitMix64 random, string text) => random.NextBelow(10) switch
    {
        0 => Gb18030.GetBytes(text),
        1 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        2 => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        3 => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")),
        _ => Encoding.UTF8.GetBytes(text),
    };

    /// <summary>An archive of files, not packed.</summary>
    internal static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero); // the same input whenever it is made
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>An archive with one of its files damaged, and the checksum of what it then is.</summary>
    internal static byte[] DamagedInside(SplitMix64 random, IReadOnlyList<byte[]> archives)
    {
        var files = Unzip(random.Pick(archives));
        var others = archives.SelectMany(Unzip).ToList();
        var at = random.NextBelow(files.Count);
        var (name, content) = files[at];
        if (content.Length > 0)
            files[at] = (name, ByteMutation.Of(random, [content, .. others.Where(other => Path.GetExtension(other.Name) == Path.GetExtension(name) && other.Content.Length > 0).Select(other => other.Content)]));
        if (random.Rarely(20))
            files.RemoveAt(random.NextBelow(files.Count));
        return Zip(files);
    }

    private static List<(string Name, byte[] Content)> Unzip(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return [.. zip.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }
}
