using Yanshi.Gis.Data.Storage;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Puts a new workspace in the place of another: the new one is built beside it, then the two change names.</summary>
public static class WorkspaceReplacement
{
    private const string New = ".new-";
    private const string Former = ".former-";

    /// <summary>Whether a workspace can be made here without anything being replaced: the folder is missing or empty.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsFree(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        try
        {
            return !File.Exists(folder) && (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WorkspaceProblems.Unreadable(folder, e);
        }
    }

    /// <summary>Builds a workspace and puts it in the place of another, which is removed; on failure the other stays.</summary>
    /// <param name="folder">The workspace to replace.</param>
    /// <param name="build">Makes the new one in the folder it is given.</param>
    /// <exception cref="ReferenceDataException"><c>workspace.not-writable</c>, or why it could not be built.</exception>
    internal static void Run(string folder, Action<string> build)
    {
        // A link is followed: what it names is replaced, not the link.
        var target = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var (built, former) = ($"{target}{New}{Path.GetRandomFileName()}", $"{target}{Former}{Path.GetRandomFileName()}");
        try
        {
            build(built);
            Directory.Move(target, former);
            try
            {
                Directory.Move(built, target);
            }
            catch
            {
                Directory.Move(former, target);
                throw;
            }

            FileSync.Folder(Path.GetDirectoryName(target)!);
            Directory.Delete(former, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WorkspaceProblems.NotWritable(folder, e);
        }
        finally
        {
            if (Directory.Exists(built))
                Directory.Delete(built, recursive: true);
        }
    }
}
