using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.Archives;

/// <summary>One file of an archive.</summary>
/// <param name="Path">Its path in the archive, with <c>/</c> between folders.</param>
/// <param name="Entry">The entry.</param>
internal sealed record ArchivedFile(string Path, ZipArchiveEntry Entry);

/// <summary>
/// A zip from an untrusted source. Everything that can be known from its directory is checked before a byte is unpacked; names in it are
/// read as UTF-8 or GB18030 and never become paths of ours.
/// </summary>
internal sealed class SafeArchive : IDisposable
{
    private const int FileTypeMask = 0xF000;
    private const int PlainFile = 0x8000;
    private const int Folder = 0x4000;

    private static readonly string[] ArchiveExtensions = [".zip", ".kmz", ".ovkmz", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".zst", ".cab", ".iso"];

    private readonly ZipArchive _zip;

    private SafeArchive(ZipArchive zip, IReadOnlyList<ArchivedFile> files) => (_zip, Files) = (zip, files);

    /// <summary>The files, in the archive's order. What systems leave behind (<c>__MACOSX</c>) is not among them.</summary>
    internal IReadOnlyList<ArchivedFile> Files { get; }

    /// <summary>Whether the bytes begin like a zip.</summary>
    internal static bool HasSignature(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Opens and checks an archive.</summary>
    /// <param name="stream">The archive; stays open.</param>
    /// <param name="limits">What it may cost.</param>
    /// <exception cref="InputRefusedException">A code of the family <c>archive.</c>: it is damaged, hostile or too large.</exception>
    internal static SafeArchive Open(Stream stream, SiteFileLimits limits)
    {
        ZipArchive? zip = null;
        try
        {
            // Names that are not marked as UTF-8 come byte by byte.
            zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1);
            var files = Check(zip, stream.Length, limits);
            return new SafeArchive(zip, files);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            zip?.Dispose();
            throw ArchiveRefusals.Damaged(where: null, e);
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>Unpacks one file, no more bytes than the directory says, and compares its checksum.</summary>
    /// <exception cref="InputRefusedException"><c>archive.damaged</c>.</exception>
    internal static void Unpack(ArchivedFile file, string path)
    {
        try
        {
            using var packed = file.Entry.Open();
            using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            var buffer = new byte[128 * 1024];
            var checksum = ZipChecksum.Start;
            long left = file.Entry.Length;
            for (int read; (read = packed.Read(buffer)) > 0; left -= read)
            {
                if (read > left)
                    throw ArchiveRefusals.Damaged(file.Path, inner: null);
                checksum = ZipChecksum.Add(checksum, buffer.AsSpan(0, read));
                target.Write(buffer, 0, read);
            }

            if (left != 0 || ZipChecksum.Finish(checksum) != file.Entry.Crc32)
                throw ArchiveRefusals.Damaged(file.Path, inner: null);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw ArchiveRefusals.Damaged(file.Path, e);
        }
    }

    public void Dispose() => _zip.Dispose();

    private static List<ArchivedFile> Check(ZipArchive zip, long packedLength, SiteFileLimits limits)
    {
        if (zip.Entries.Count > limits.MaxArchiveEntries)
            throw ArchiveRefusals.TooManyEntries(zip.Entries.Count, limits.MaxArchiveEntries);
        var unpacked = zip.Entries.Sum(entry => (decimal)entry.Length);
        if (unpacked > limits.MaxUnpackedBytes)
            throw ArchiveRefusals.TooLarge(unpacked, limits.MaxUnpackedBytes);
        if (unpacked / Math.Max(1, packedLength) is var ratio && ratio > limits.MaxCompressionRatio)
            throw ArchiveRefusals.Ratio(ratio, limits.MaxCompressionRatio);
        // Entries that share their bytes add up to more than there is.
        if (zip.Entries.Sum(entry => (decimal)entry.CompressedLength) > packedLength)
            throw ArchiveRefusals.Overlap();

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new List<ArchivedFile>();
        foreach (var entry in zip.Entries)
        {
            var path = PathOf(entry);
            if (!names.Add(path))
                throw ArchiveRefusals.Duplicate(path);
            if (entry.IsEncrypted)
                throw ArchiveRefusals.Encrypted(path);
            if (((entry.ExternalAttributes >> 16) & FileTypeMask) is not (0 or PlainFile or Folder))
                throw ArchiveRefusals.Link(path);
            if (path.EndsWith('/') || path.StartsWith("__MACOSX/", StringComparison.Ordinal))
                continue;
            if (ArchiveExtensions.Contains(Path.GetExtension(path).ToLowerInvariant(), StringComparer.Ordinal))
                throw ArchiveRefusals.Nested(path);
            files.Add(new ArchivedFile(path, entry));
        }

        return files;
    }

    private static string PathOf(ZipArchiveEntry entry)
    {
        var path = NameOf(entry).Replace('\\', '/');
        var isHostile = path.Length == 0 || path[0] == '/' || path.Contains(':') || path.Any(char.IsControl)
            || path.TrimEnd('/').Split('/').Any(folder => folder is "" or "." or "..");
        return isHostile ? throw ArchiveRefusals.Path(path) : path;
    }

    // A name with a character beyond Latin 1 was marked as UTF-8. Others are bytes.
    private static string NameOf(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (Ascii.IsValid(name) || name.Any(c => c > 0xFF))
            return name;
        var bytes = Encoding.Latin1.GetBytes(name);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Gb18030Reader.Decode(bytes);
    }
}
