namespace Yanshi.Gis.Data.Storage;

/// <summary>Writes files that are either there as a whole or not at all, also after a power loss.</summary>
public static class DurableFile
{
    private const string TemporaryMark = ".tmp-";

    /// <summary>Writes under another name in the same folder, flushes to disk, and gives the file its name, replacing one that has it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.sync-failed</c>. The old file, if any, is untouched, unless only the folder could not be flushed: then the new one stands, but might not survive a power loss.</exception>
    public static void Write(string path, Action<FileStream> write)
    {
        var temporary = path + TemporaryMark + Path.GetRandomFileName();
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                write(stream);
                FileSync.File(stream.SafeFileHandle, path);
            }

            File.Move(temporary, path, overwrite: true);
            FileSync.Folder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw new ReferenceDataException(new Problem("storage.write-failed", path, $"文件无法写入：{e.Message}", $"The file cannot be written: {e.Message}"), e);
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

    // The failure that led here is the one to tell; a draft that cannot be removed is in nobody's way.
    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
