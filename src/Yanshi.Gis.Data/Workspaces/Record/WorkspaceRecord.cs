using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.Record;

/// <summary>
/// <c>workspace.gpkg</c>: the store of record. Every version of every layer is a feature table of its own (<c>land-use@v3</c>) that nobody can change, with what is
/// known of it in <c>yanshi_versions</c>; the versions in force are shown as views under their layers' ids. Everything else in a workspace but the
/// catalogue and the audit log can be made again from it. One instance serves one thread.
/// </summary>
internal sealed class WorkspaceRecord : IDisposable
{
    /// <summary>The file's name in a workspace.</summary>
    internal const string Name = "workspace.gpkg";

    private const string LogSuffix = "-wal";

    private readonly string _path;
    private readonly bool _isNew;

    private WorkspaceRecord(string path, GeoPackageDatabase database, bool isNew)
    {
        (_path, _isNew, Database) = (path, isNew, database);
        Versions = new RecordedVersions(database, path);
        Features = new RecordedFeatures(database, path);
    }

    internal GeoPackageDatabase Database { get; }

    /// <summary>What is known of each version.</summary>
    internal RecordedVersions Versions { get; }

    /// <summary>The versions' features.</summary>
    internal RecordedFeatures Features { get; }

    internal static string PathIn(string folder) => Path.Combine(folder, Name);

    internal static WorkspaceRecord Create(string folder)
    {
        var database = GeoPackageDatabase.Create(PathIn(folder));
        database.Execute(RecordedVersions.Tables);
        return new WorkspaceRecord(PathIn(folder), database, isNew: true);
    }

    /// <exception cref="ReferenceDataException"><c>geopackage.*</c>, <c>storage.*</c>.</exception>
    internal static WorkspaceRecord OpenForWriting(string folder) => new(PathIn(folder), GeoPackageDatabase.OpenForWriting(PathIn(folder)), isNew: false);

    /// <exception cref="ReferenceDataException"><c>geopackage.*</c>, <c>storage.*</c>.</exception>
    internal static WorkspaceRecord OpenForReading(string folder) => new(PathIn(folder), GeoPackageDatabase.OpenForReading(PathIn(folder)), isNew: false);

    /// <summary>A new version's table; disposing it before <see cref="VersionTable.Keep"/> leaves nothing of it.</summary>
    internal VersionTable NewTable(LayerDefinition layer, LayerVersion version) => new(Database, layer, version);

    /// <summary>Brings what the transaction has written so far to disk while others work on, so that its commit has less to wait for. On any thread.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.fsync-failed</c>.</exception>
    internal void FlushLog()
    {
        // SQLite holds no lock on the log itself that closing a handle of ours could let go.
        if (!_isNew && File.Exists(_path + LogSuffix))
            FileSync.File(_path + LogSuffix);
    }

    /// <summary>Brings everything since the transaction began to disk. Nobody rests on it yet.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.fsync-failed</c>; then nothing of it is there.</exception>
    internal void Commit()
    {
        Database.Commit();
        if (_isNew)
        {
            Database.EndMaking();

            // Closing the handle lets go of SQLite's own locks on the file; nobody else knows it yet.
            FileSync.File(_path);
        }
        else
        {
            Database.Checkpoint();
        }

        FileSync.Folder(Path.GetDirectoryName(_path)!);
    }

    public void Dispose() => Database.Dispose();
}
