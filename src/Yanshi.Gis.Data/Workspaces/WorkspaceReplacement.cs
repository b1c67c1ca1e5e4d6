using Yanshi.Gis.Data.Storage;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Puts a new workspace in the place of another: the new one is built beside it, then the two change names.</summary>
public static class WorkspaceReplacement
{
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
        try
        {
            FolderReplacement.Run(folder, build);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WorkspaceProblems.NotWritable(folder, e);
        }
    }
}
