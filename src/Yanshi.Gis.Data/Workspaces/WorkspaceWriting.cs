using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Workspaces.Record;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// A workspace while somebody writes into it: nobody else does. Opening it removes what an interrupted writer left. <see cref="Publish"/> is the one moment at
/// which anything becomes true. Not thread-safe.
/// </summary>
/// <remarks>
/// The order of a publication: features into the record, committed and on disk; prepared files written, flushed, read back, renamed; the audit entry, flushed; then the list of
/// versions, which readers look at and nothing else. Whatever stops it before the last step leaves tables and files that no list names, and an audit entry
/// that the next writer says was given up.
/// </remarks>
internal sealed class WorkspaceWriting : IDisposable
{
    private const string LockName = "write.lock";

    private readonly FileStream _lock;

    private WorkspaceWriting(string folder, Act act, FileStream held, WorkspaceRecord record, WorkspaceManifest manifest, Catalogue catalogue) =>
        (Folder, Act, _lock, Record, Manifest, Catalogue) = (folder, act, held, record, manifest, catalogue);

    internal string Folder { get; }

    internal Act Act { get; }

    internal WorkspaceRecord Record { get; }

    /// <summary>The catalogue, with the layers that were added up to the list as it stands.</summary>
    internal Catalogue Catalogue { get; private set; }

    internal AuditLog Audit => new(Folder);

    /// <summary>The list as it stands.</summary>
    internal WorkspaceManifest Manifest { get; private set; }

    /// <summary>Opens a workspace for writing.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="act">Who writes, when, by which command.</param>
    /// <param name="patience">How long to wait for another writer.</param>
    /// <exception cref="ReferenceDataException"><c>workspace.busy</c>, <c>workspace.read-only</c>, <c>workspace.older-format</c>, or why it cannot be used.</exception>
    internal static WorkspaceWriting Begin(string folder, Act act, TimeSpan patience)
    {
        RequireCurrentFormat(WorkspaceManifest.Read(folder), folder);
        WorkspaceReadOnly.RequireNotSet(folder);
        return WorkspaceReadOnly.Guard(folder, act, () => Open(folder, act, Lock(folder, patience)));
    }

    /// <summary>Begins the workspace that a folder with nothing but a catalogue becomes.</summary>
    internal static WorkspaceWriting BeginNew(string folder, Act act, bool isDemonstration)
    {
        var catalogue = CatalogueFile.Read(folder).Catalogue;
        var held = Lock(folder, TimeSpan.Zero);
        try
        {
            var writing = new WorkspaceWriting(folder, act, held, WorkspaceRecord.Create(folder), new WorkspaceManifest(EngineVersion.Current, isDemonstration, []), catalogue);
            RecordFacts.SetPlane(writing.Record, catalogue.Plane);
            return writing;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Lets a workspace's lock be taken by whoever looks after it without writing into the record.</summary>
    internal static FileStream Lock(string folder, TimeSpan patience) => FileLock.Take(Path.Combine(folder, LockName), patience, "workspace.busy");

    /// <summary>Enters into the audit log what is about to become true, and makes it true.</summary>
    /// <returns>What could not be done afterwards and will be at the next write; empty when nothing is left to do.</returns>
    /// <exception cref="ReferenceDataException">Nothing was published: <c>audit.*</c>, <c>storage.*</c>.</exception>
    internal IReadOnlyList<Problem> Publish(IReadOnlyList<WorkspaceVersion> versions, AuditEvent what) => Publish(versions, Manifest.AddedLayers, what);

    /// <summary>The same, with layers added to the catalogue.</summary>
    internal IReadOnlyList<Problem> Publish(IReadOnlyList<WorkspaceVersion> versions, IReadOnlyList<LayerDefinition> addedLayers, AuditEvent what)
    {
        var generation = Manifest.Generation + 1;
        var entry = Audit.Append(Act, what with { Generation = generation });
        var next = Manifest with { Versions = versions, AddedLayers = addedLayers, Generation = generation, Audit = entry };
        next.Write(Folder);
        Manifest = next;
        Catalogue = AddedLayers.With(Catalogue, addedLayers);
        return RecordFacts.Follow(this);
    }

    public void Dispose()
    {
        Record.Dispose();
        _lock.Dispose();
    }

    private static WorkspaceWriting Open(string folder, Act act, FileStream held)
    {
        WorkspaceRecord? record = null;
        try
        {
            // Read under the lock: another writer may have ended before this one could begin.
            var manifest = WorkspaceManifest.Read(folder);
            var catalogue = AddedLayers.CatalogueOf(folder, manifest);
            record = WorkspaceRecord.OpenForWriting(folder);
            var writing = new WorkspaceWriting(folder, act, held, record, manifest, catalogue);
            WorkspaceSweep.Run(writing);
            return writing;
        }
        catch
        {
            record?.Dispose();
            held.Dispose();
            throw;
        }
    }

    private static void RequireCurrentFormat(WorkspaceManifest manifest, string folder)
    {
        if (manifest.IsOfOlderFormat)
            throw WorkspaceProblems.OlderFormat(folder);
    }
}
