using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Data.Projects;

/// <summary>A workspace while projects are written into it: nobody else writes. Each file becomes true by itself, after the audit log has said so.</summary>
internal sealed class ProjectWriting : IDisposable
{
    private const int NamedIds = 5;

    private readonly WorkspaceWriting _writing;

    /// <exception cref="ReferenceDataException"><c>workspace.busy</c>, <c>workspace.read-only</c>, <c>workspace.older-format</c>, or why it cannot be used.</exception>
    internal ProjectWriting(string folder, Act act, TimeSpan patience) => _writing = WorkspaceWriting.Begin(folder, act, patience);

    /// <summary>Says early that nothing can be written.</summary>
    /// <exception cref="ReferenceDataException"><c>workspace.read-only</c>, <c>workspace.older-format</c>.</exception>
    internal static void RequireWritable(string folder)
    {
        WorkspaceReadOnly.RequireNotSet(folder);
        if (WorkspaceManifest.Read(folder).IsOfOlderFormat)
            throw WorkspaceProblems.OlderFormat(folder);
    }

    /// <summary>The first few ids, and how many they are.</summary>
    internal static string Named(IReadOnlyCollection<string> ids) => $"{string.Join('、', ids.Take(NamedIds))}{(ids.Count > NamedIds ? FormattableString.Invariant($" … ({ids.Count})") : string.Empty)}";

    /// <summary>Enters into the audit log what is done, and writes the projects.</summary>
    /// <exception cref="ReferenceDataException"><c>audit.*</c>: nothing was written; <c>storage.*</c>: those before the one that failed were.</exception>
    internal void Write(AuditEvent what, IEnumerable<RegisteredProject> projects) => WorkspaceReadOnly.Guard(_writing.Folder, _writing.Act, () =>
    {
        MakeFolder();
        _writing.Audit.Append(_writing.Act, what);
        foreach (var project in projects)
        {
            var content = ProjectFile.Write(project);
            DurableFile.Write(ProjectStore.PathOf(_writing.Folder, project.Id), file => file.Write(content));
        }
    });

    public void Dispose() => _writing.Dispose();

    private void MakeFolder()
    {
        var projects = Path.Combine(_writing.Folder, ProjectStore.FolderName);
        if (Directory.Exists(projects))
            return;
        try
        {
            Directory.CreateDirectory(projects);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageProblems.CannotWrite(projects, e);
        }

        FileSync.Folder(_writing.Folder);
    }
}
