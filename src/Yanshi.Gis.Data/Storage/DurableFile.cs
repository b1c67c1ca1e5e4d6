namespace Yanshi.Gis.Data.Storage;

/// <summary>
/// Writes files that are either there as a whole or not at all, also after a power loss: under another name, flushed, read back and compared, then
/// given their name, and the folder flushed.
/// </summary>
public static class DurableFile
{
    /// <summary>Stands in the name of every file that is not finished; what bears it may be deleted when nobody writes.</summary>
    internal const string TemporaryMark = ".tmp-";

    /// <summary>Writes a file, replacing one that has its name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="confirm">Told the SHA-256 of what is on disk before it gets its name; when it throws, nothing changes. Null when nobody asks.</param>
    /// <returns>SHA-256 of the content, 64 hexadecimal digits.</returns>
    /// <exception cref="ReferenceDataException">
    /// <c>storage.write-failed</c>, <c>storage.verify-failed</c>, <c>storage.fsync-failed</c>. The old file, if any, is untouched, unless only the folder could not be
    /// flushed: then the new one stands, but might not survive a power loss.
    /// </exception>
    public static string Write(string path, Action<Stream> write, Action<string>? confirm = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        var temporary = TemporaryNameFor(path);
        try
        {
            var sha256 = WriteTemporary(temporary, path, write);
            confirm?.Invoke(sha256);
            File.Move(temporary, path, overwrite: true);
            FileSync.Folder(FolderOf(path));
            return sha256;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw StorageProblems.CannotWrite(path, e);
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

    /// <summary>
    /// The same for a file by which others find what is valid: when the folder cannot be flushed, the file that was there before is put back, so that
    /// whoever looks finds the old one or, from the return of this call on, the new one.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.verify-failed</c>, <c>storage.fsync-failed</c>; the old file stands.</exception>
    internal static void Publish(string path, Action<Stream> write)
    {
        var former = File.Exists(path) ? TemporaryNameFor(path) : null;
        try
        {
            // Made before anything changes: giving a name needs no space on a full disk, writing does.
            if (former is not null)
                WriteTemporary(former, path, to => CopyTo(path, to));
            try
            {
                Write(path, write);
            }
            catch
            {
                PutBack(former, path);
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageProblems.CannotWrite(path, e);
        }
        finally
        {
            if (former is not null)
                Discard(former);
        }
    }

    private static string TemporaryNameFor(string path) => path + TemporaryMark + Path.GetRandomFileName();

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static string WriteTemporary(string temporary, string path, Action<Stream> write)
    {
        using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        using var hashed = new HashedStream(file);
        write(hashed);
        FileSync.File(file.SafeFileHandle, path);
        var written = hashed.Sha256();
        file.Position = 0;
        return HashedStream.Sha256Of(file).Equals(written, StringComparison.Ordinal) ? written : throw StorageProblems.ReadBackWrong(path);
    }

    private static void CopyTo(string path, Stream to)
    {
        using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        from.CopyTo(to);
    }

    // What is there may be the old file or the new one; after this it is the old one, or there is none as there was none.
    private static void PutBack(string? former, string path)
    {
        if (former is null)
            Discard(path);
        else
            Quietly(() => File.Move(former, path, overwrite: true));
    }

    private static void Discard(string temporary) => Quietly(() => File.Delete(temporary));

    // The failure that led here is the one to tell; a draft that cannot be removed is in nobody's way.
    private static void Quietly(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
