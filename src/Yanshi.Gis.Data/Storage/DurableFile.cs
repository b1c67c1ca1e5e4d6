namespace Yanshi.Gis.Data.Storage;

/// <summary>Writes files that are either there as a whole or not at all, also after a power loss.</summary>
public static class DurableFile
{
    private const string TemporaryMark = ".tmp-";

    /// <summary>Writes under another name in the same folder, flushes to disk, and gives the file its name, replacing one that has it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.sync-failed</c>; then the old file, if any, is untouched.</exception>
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
            File.Delete(temporary);
            throw new ReferenceDataException(new Problem("storage.write-failed", path, $"文件无法写入：{e.Message}", $"The file cannot be written: {e.Message}"), e);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
