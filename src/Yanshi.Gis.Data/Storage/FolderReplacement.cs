namespace Yanshi.Gis.Data.Storage;

/// <summary>Puts a new folder in the place of another: the new one is built beside it, then the two change names.</summary>
internal static class FolderReplacement
{
    private const string New = ".new-";
    private const string Former = ".former-";

    /// <summary>Builds a folder and puts it in the place of another, which is removed, or where none is yet; on failure what was there stays.</summary>
    /// <param name="folder">The folder to replace.</param>
    /// <param name="build">Makes the new one in the folder it is given.</param>
    /// <exception cref="IOException">The system refused.</exception>
    /// <exception cref="UnauthorizedAccessException">The system refused.</exception>
    internal static void Run(string folder, Action<string> build)
    {
        // A link is followed: what it names is replaced, not the link.
        var target = (Directory.Exists(folder) ? new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName : null) ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var (built, former) = ($"{target}{New}{Path.GetRandomFileName()}", $"{target}{Former}{Path.GetRandomFileName()}");
        try
        {
            build(built);
            var isThere = Directory.Exists(target);
            if (isThere)
                Directory.Move(target, former);
            try
            {
                Directory.Move(built, target);
                FileSync.Folder(Path.GetDirectoryName(target)!);
            }
            catch
            {
                PutBack(target, built, former, isThere);
                throw;
            }

            if (isThere)
                Directory.Delete(former, recursive: true);
        }
        finally
        {
            if (Directory.Exists(built))
                Directory.Delete(built, recursive: true);
        }
    }

    // Whoever looks finds what was there before, also when only the last flush failed.
    private static void PutBack(string target, string built, string former, bool isThere)
    {
        if (Directory.Exists(target))
            Directory.Move(target, built);
        if (isThere)
            Directory.Move(former, target);
    }
}
