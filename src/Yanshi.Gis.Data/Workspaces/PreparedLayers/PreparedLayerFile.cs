using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>
/// Prepared layers on disk, format <c>yanshi-gis/prepared-layer/1</c>: one file per layer version, mapped for reading. Opening reads the
/// header only; every block of 1 MiB is compared with its checksum before its first use.
/// </summary>
internal static class PreparedLayerFile
{
    private const int HashBufferBytes = 1 << 20;

    /// <summary>Writes a layer; the file is there as a whole, flushed to disk, or not at all.</summary>
    /// <returns>SHA-256 of the file, 64 hexadecimal digits.</returns>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.verify-failed</c>, <c>storage.fsync-failed</c>.</exception>
    internal static string Write(string path, LayerContent layer)
    {
        var sections = LayerSections.Of(layer);
        var header = HeaderOf(layer.Facts, sections);
        return DurableFile.Write(path, stream =>
        {
            long written = 0;
            Append(header.ToBytes());
            for (var i = 0; i < sections.Count; i++)
            {
                Append(new byte[header.Sections[i].Offset - written]);
                for (var block = 0; block < header.Sections[i].Checksums.Length; block++)
                    Append(sections[i].Block(block));
            }

            void Append(ReadOnlySpan<byte> bytes)
            {
                stream.Write(bytes);
                written += bytes.Length;
            }
        });
    }

    /// <summary>Opens a layer; what is checked is the header with its hash, and all lengths.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.file-missing</c>, <c>layer.unreadable</c>, <c>layer.damaged</c>, <c>layer.newer-format</c>.</exception>
    internal static LayerContent Open(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            var header = PreparedLayerHeader.Read(file, path);
            return LayerSections.Read(new SectionReader(path, header, new MappedFile(file)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw PreparedLayerProblems.Missing(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PreparedLayerProblems.Unreadable(path, e);
        }
        catch (DamagedBlockException e)
        {
            throw new ReferenceDataException(e.Problem, e);
        }
    }

    /// <summary>Compares the whole file with the hash that <see cref="Write"/> returned.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.file-missing</c>, <c>layer.unreadable</c>, <c>layer.damaged</c>.</exception>
    internal static void VerifyWhole(string path, string sha256)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, HashBufferBytes, FileOptions.SequentialScan);
            if (!HashedStream.Sha256Of(file).Equals(sha256, StringComparison.Ordinal))
                throw PreparedLayerProblems.WrongHash(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw PreparedLayerProblems.Missing(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PreparedLayerProblems.Unreadable(path, e);
        }
    }

    private static PreparedLayerHeader HeaderOf(PreparedLayerFacts facts, List<Section> sections)
    {
        var checksums = sections.ConvertAll(ChecksumsOf);
        long end = PreparedLayerHeader.LengthOf(sections.Count, checksums.Sum(list => list.Length), facts.ToJson().Length);
        var entries = new List<SectionEntry>(sections.Count);
        for (var i = 0; i < sections.Count; i++)
        {
            var offset = PreparedLayerHeader.Aligned(end);
            entries.Add(new SectionEntry(sections[i].Name, offset, sections[i].Bytes, sections[i].ElementBytes, checksums[i]));
            end = offset + sections[i].Bytes;
        }

        return new PreparedLayerHeader(facts, entries, end);
    }

    private static uint[] ChecksumsOf(Section section)
    {
        var checksums = new uint[CheckedArray<byte>.BlocksOf(section.Bytes)];
        Parallel.For(0, checksums.Length, block => checksums[block] = BlockChecksum.Of(section.Block(block)));
        return checksums;
    }
}
