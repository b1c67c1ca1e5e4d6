using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// Adds layer versions to a workspace. Nothing of it can be seen before <see cref="Commit"/>, and everything after. While it is open no other
/// import can begin. Not thread-safe.
/// </summary>
public sealed class WorkspaceImport : IDisposable
{
    private const string LockName = "import.lock";
    private const string DistrictLayer = "district";

    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly Catalogue _catalogue;
    private readonly List<WorkspaceVersion> _versions;
    private readonly WorkspaceManifest _manifest;

    private WorkspaceImport(string folder, FileStream @lock, Catalogue catalogue, WorkspaceManifest manifest) =>
        (_folder, _lock, _catalogue, _manifest, _versions) = (folder, @lock, catalogue, manifest, [.. manifest.Versions]);

    /// <summary>The versions of the workspace with those added so far.</summary>
    public IReadOnlyList<WorkspaceVersion> Versions => _versions;

    /// <summary>The catalogue.</summary>
    public Catalogue Catalogue => _catalogue;

    /// <summary>Begins an import into a workspace.</summary>
    /// <param name="folder">The workspace.</param>
    /// <exception cref="ReferenceDataException"><c>workspace.busy</c>, <c>workspace.not-writable</c>, or why the workspace cannot be opened.</exception>
    public static WorkspaceImport Begin(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _ = WorkspaceManifest.Read(folder);
        var held = Lock(folder);
        try
        {
            // Read again: another import may have ended before this one could begin.
            return new WorkspaceImport(folder, held, CatalogueFile.Read(folder).Catalogue, WorkspaceManifest.Read(folder));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Adds a version of a layer: prepares its features and writes its file.</summary>
    /// <param name="layerId">A layer of the catalogue.</param>
    /// <param name="version">What the data is worth; its number must be new in the layer, its reference system is the geometries'.</param>
    /// <param name="features">The features by id (ordinal); read once, as a stream.</param>
    /// <param name="importedAt">Now, UTC, as ISO 8601 text.</param>
    /// <exception cref="ReferenceDataException">
    /// <c>workspace.unknown-layer</c>, <c>workspace.version-exists</c>; <c>layer.damaged</c>: a feature is not right; <c>storage.write-failed</c>, <c>storage.sync-failed</c>.
    /// </exception>
    /// <exception cref="ArgumentException">Features do not come by id.</exception>
    public WorkspaceVersion AddVersion(string layerId, LayerVersion version, IEnumerable<SourceFeature> features, string importedAt)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentException.ThrowIfNullOrEmpty(importedAt);
        if (_catalogue.Find(layerId) is null)
            throw WorkspaceProblems.UnknownLayer(_folder, layerId);
        if (_versions.Exists(other => other.LayerId.Equals(layerId, StringComparison.Ordinal) && other.Version.Number == version.Number))
            throw WorkspaceProblems.VersionExists(_folder, layerId, version.Number);
        try
        {
            return Write(LayerPreparation.Prepare(layerId, version, features, _catalogue, version.Coverage is LayerCoverage.District ? District() : null), version, importedAt);
        }
        catch (InvalidLayerException e)
        {
            throw new ReferenceDataException(e.ToProblem(layerId), e);
        }
    }

    /// <summary>Publishes what was added.</summary>
    /// <exception cref="ReferenceDataException"><c>storage.write-failed</c>, <c>storage.sync-failed</c>; then nothing was published.</exception>
    public void Commit() => (_manifest with { Versions = _versions }).Write(_folder);

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    /// <summary>Begins the import that makes a workspace: the folder has the catalogue and nothing else.</summary>
    internal static WorkspaceImport BeginNew(string folder, bool isDemonstration) => new(
        folder, Lock(folder), CatalogueFile.Read(folder).Catalogue, new WorkspaceManifest(EngineVersion.Current, isDemonstration, []));

    /// <summary>Keeps everybody else from changing the workspace until it is disposed.</summary>
    /// <exception cref="ReferenceDataException"><c>workspace.busy</c>, <c>workspace.not-writable</c>.</exception>
    internal static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw WorkspaceProblems.Busy(folder, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw WorkspaceProblems.NotWritable(folder, e);
        }
    }

    private WorkspaceVersion Write(LayerContent content, LayerVersion version, string importedAt)
    {
        var facts = content.Facts;
        var entry = new WorkspaceVersion(facts.LayerId, version, importedAt, FileSha256: "", facts.Sha256, facts.Features, facts.Vertices);
        var path = Path.Combine(_folder, entry.File);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WorkspaceProblems.NotWritable(path, e);
        }

        entry = entry with { FileSha256 = PreparedLayerFile.Write(path, content) };
        _versions.Add(entry);
        return entry;
    }

    // Without the district nobody knows where the layer has data: it has no coverage then and never says clear.
    private Geometry? District()
    {
        if (_versions.Where(version => version.LayerId.Equals(DistrictLayer, StringComparison.Ordinal)).MaxBy(version => version.Version.Number) is not { } newest)
            return null;
        var areas = PreparedLayerFile.Open(Path.Combine(_folder, newest.File)).Areas;
        return OverlayNGRobust.Union(Enumerable.Range(0, areas.FeatureCount).Select(areas.GeometryOf).ToList());
    }
}
