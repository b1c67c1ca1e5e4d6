using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Formats.Archives;

/// <summary>Unpacks the data sets of an archive, and nothing else of it.</summary>
internal static class ArchivedDataSets
{
    /// <summary>Unpacks into a private folder.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="folder">The private folder.</param>
    /// <param name="limits">What it may cost.</param>
    /// <exception cref="InputRefusedException">The archive is refused; it holds no data set; a main file has another content than its name promises.</exception>
    internal static List<DataSet> Unpack(string path, string folder, SiteFileLimits limits)
    {
        using var stream = File.OpenRead(path);
        using var archive = SafeArchive.Open(stream, limits);
        var sets = DataSetFiles.Find([.. archive.Files.Select(file => new FoundFile(file.Path, () => HeadOf(file), target => SafeArchive.Unpack(file, target)))]);
        return sets.Count == 0
            ? throw ArchiveRefusals.NoData(archive.Files.Select(file => file.Path))
            : [.. sets.Select((set, place) => set.CopyInto(folder, place))];
    }

    private static byte[] HeadOf(ArchivedFile file)
    {
        try
        {
            using var content = file.Entry.Open();
            var head = new byte[VectorSignature.HeadBytes];
            return head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw ArchiveRefusals.Damaged(file.Path, e);
        }
    }
}
