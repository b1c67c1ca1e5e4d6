using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.Data.Workspaces.Record;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// Adds layer versions to a workspace. Nothing of it can be seen before <see cref="Commit"/>, and everything after. While it is open nobody else writes;
/// checks go on and see the versions as they were. Not thread-safe.
/// </summary>
public sealed class WorkspaceImport : IDisposable
{
    private readonly WorkspaceWriting _writing;
    private readonly List<WorkspaceVersion> _versions;
    private readonly List<WorkspaceVersion> _added = [];
    private readonly List<AuditedInput> _inputs = [];
    private readonly List<LayerDefinition> _addedLayers = [];
    private bool _isOpen = true;

    private WorkspaceImport(WorkspaceWriting writing)
    {
        (_writing, _versions, Catalogue) = (writing, [.. writing.Manifest.Versions], writing.Catalogue);
        writing.Record.Database.Begin();
    }

    /// <summary>The versions of the workspace with those added so far.</summary>
    public IReadOnlyList<WorkspaceVersion> Versions => _versions;

    /// <summary>The catalogue with the layers added so far.</summary>
    public Catalogue Catalogue { get; private set; }

    /// <summary>Begins an import into a workspace.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="act">Who imports, when, by which command.</param>
    /// <param name="patience">How long to wait for another writer to end.</param>
    /// <exception cref="ReferenceDataException">
    /// <c>workspace.busy</c>, <c>workspace.read-only</c>, <c>workspace.older-format</c>, <c>storage.*</c>, <c>geopackage.*</c>, or why the workspace cannot be opened.
    /// </exception>
    public static WorkspaceImport Begin(string folder, Act act, TimeSpan patience = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(act);
        return Of(WorkspaceWriting.Begin(folder, act, patience));
    }

    /// <summary>Begins the import that makes a workspace: the folder has the catalogue and nothing else.</summary>
    internal static WorkspaceImport BeginNew(string folder, Act act, bool isDemonstration) => Of(WorkspaceWriting.BeginNew(folder, act, isDemonstration));

    /// <summary>The number of a layer's next version.</summary>
    /// <param name="layerId">A layer of the catalogue.</param>
    public int NextNumber(string layerId) =>
        1 + _versions.Where(entry => entry.LayerId.Equals(layerId, StringComparison.Ordinal)).Select(entry => entry.Version.Number).DefaultIfEmpty().Max();

    /// <summary>Adds a layer to the catalogue; it is there when its first version is.</summary>
    /// <param name="layer">The layer; its id must be new.</param>
    /// <exception cref="ReferenceDataException"><c>workspace.layer-exists</c>.</exception>
    public void AddLayer(LayerDefinition layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (Catalogue.Find(layer.Id) is not null)
            throw WorkspaceProblems.LayerExists(_writing.Folder, layer.Id);
        _addedLayers.Add(layer);
        Catalogue = AddedLayers.With(Catalogue, [layer]);
    }

    /// <summary>All features of a version that was published before, by id, in the version's reference system.</summary>
    /// <param name="entry">One of <see cref="Versions"/>.</param>
    /// <exception cref="ReferenceDataException"><c>geopackage.damaged</c>: the record does not hold what was imported.</exception>
    public IReadOnlyList<SourceFeature> ReadFeatures(WorkspaceVersion entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _writing.Record.Features.RequireIntact(entry);
        return [.. _writing.Record.Features.Of(entry)];
    }

    /// <summary>Where a version that was published before has data, in the analysis plane, as it was found or stated when it was imported; null when nobody knew.</summary>
    /// <param name="entry">One of <see cref="Versions"/>.</param>
    public Geometry? FindCoverage(WorkspaceVersion entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _writing.Record.Versions.Find(entry.LayerId, entry.Version.Number)?.Origin.Coverage;
    }

    /// <summary>Adds a version of a layer: enters its features into the record, reads them back, prepares them for checks and writes their file.</summary>
    /// <param name="layerId">A layer of the catalogue.</param>
    /// <param name="version">What the data is worth; its number must be new in the layer, its reference system is the geometries'.</param>
    /// <param name="features">The features by id (ordinal); read once, as a stream.</param>
    /// <param name="origin">Where the data came from; null when there is nothing to tell.</param>
    /// <exception cref="ReferenceDataException">
    /// <c>workspace.unknown-layer</c>, <c>workspace.version-exists</c>; <c>layer.damaged</c>: a feature is not right; <c>storage.*</c>, <c>geopackage.*</c>.
    /// </exception>
    /// <exception cref="ArgumentException">Features do not come by id.</exception>
    public WorkspaceVersion AddVersion(string layerId, LayerVersion version, IEnumerable<SourceFeature> features, VersionOrigin? origin = null)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(features);
        if (Catalogue.Find(layerId) is not { } layer)
            throw WorkspaceProblems.UnknownLayer(_writing.Folder, layerId);
        if (_versions.Exists(other => other.LayerId.Equals(layerId, StringComparison.Ordinal) && other.Version.Number == version.Number))
            throw WorkspaceProblems.VersionExists(_writing.Folder, layerId, version.Number);
        try
        {
            return WorkspaceReadOnly.Guard(_writing.Folder, _writing.Act, () => Add(layer, version, features, origin ?? new VersionOrigin()));
        }
        catch (InvalidLayerException e)
        {
            throw new ReferenceDataException(e.ToProblem(layerId), e);
        }
    }

    /// <summary>Publishes what was added.</summary>
    /// <param name="action">The code of the action for the audit log.</param>
    /// <param name="what">What was done, in words, for the audit log; null to list the versions.</param>
    /// <returns>What could not be done afterwards and will be at the next write; empty when nothing is left to do.</returns>
    /// <exception cref="ReferenceDataException"><c>audit.*</c>, <c>storage.*</c>, <c>geopackage.*</c>; then nothing was published.</exception>
    public IReadOnlyList<Problem> Commit(string action = "layers.import", string? what = null) => WorkspaceReadOnly.Guard(_writing.Folder, _writing.Act, () =>
    {
        FileSync.Folder(Path.Combine(_writing.Folder, WorkspaceVersion.Folder));
        _writing.Record.Commit();

        // From here on the list decides what is garbage, not this import.
        _isOpen = false;
        return _writing.Publish(_versions, [.. _writing.Manifest.AddedLayers, .. _addedLayers], new AuditEvent(action, what ?? string.Join("、", _added.Select(entry => entry.Name)))
        {
            Input = _inputs.Count == 1 ? _inputs[0] : null,
            Layers = [.. _added.Select(entry => new AuditedLayer(entry.LayerId, entry.Version.Number, entry.Sha256))],
        });
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _writing.Record.Database.RollBack();
        if (_isOpen)
            _added.ForEach(Discard);
        _writing.Dispose();
    }

    private static WorkspaceImport Of(WorkspaceWriting writing)
    {
        try
        {
            return new WorkspaceImport(writing);
        }
        catch
        {
            writing.Dispose();
            throw;
        }
    }

    private WorkspaceVersion Add(LayerDefinition layer, LayerVersion version, IEnumerable<SourceFeature> features, VersionOrigin origin)
    {
        var coverage = LayerCoverages.Of(version, Catalogue, origin.Coverage, District);
        if (version.Coverage is LayerCoverage.Stated && coverage is null)
            throw new ArgumentException("A version with a stated coverage must bring it.", nameof(origin));
        using var table = _writing.Record.NewTable(layer, version);
        var content = LayerPreparation.Prepare(layer.Id, version, features, Catalogue, coverage, table.Add, () =>
        {
            table.End(_writing.Act.Time);
            _writing.Record.FlushLog();
        });
        var facts = content.Facts;
        var entry = new WorkspaceVersion(layer.Id, version, _writing.Act.Time, FileSha256: "", facts.Sha256, facts.Features, facts.Vertices);
        entry = entry with { FileSha256 = Written(entry, content) };
        _writing.Record.Versions.Add(entry, origin with { Coverage = coverage }, _writing.Act.User);
        table.Keep();
        _versions.Add(entry);
        _added.Add(entry);
        if (origin.InputName is { } name)
            _inputs.Add(new AuditedInput(name, origin.InputSha256));
        return entry;
    }

    // A file of a version that does not get through is no version's.
    private string Written(WorkspaceVersion entry, LayerContent content)
    {
        try
        {
            return Together.Run(() => Write(entry, content), () => _writing.Record.Features.RequireIntact(entry));
        }
        catch
        {
            Discard(entry);
            throw;
        }
    }

    private string Write(WorkspaceVersion entry, LayerContent content)
    {
        var path = Path.Combine(_writing.Folder, entry.File);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WorkspaceProblems.NotWritable(path, e);
        }

        return PreparedLayerFile.Write(path, content);
    }

    // What was given up is garbage; when it cannot be removed now, the next writer does it.
    private void Discard(WorkspaceVersion entry)
    {
        try
        {
            File.Delete(Path.Combine(_writing.Folder, entry.File));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    // Without the district nobody knows where the layer has data: it has no coverage then and never says clear.
    private Geometry? District()
    {
        if (_versions.Where(version => version.LayerId.Equals(Catalogue.DistrictLayerId, StringComparison.Ordinal)).MaxBy(version => version.Version.Number) is not { } newest)
            return null;
        var areas = PreparedLayerFile.Open(Path.Combine(_writing.Folder, newest.File)).Areas;
        return OverlayNGRobust.Union(Enumerable.Range(0, areas.FeatureCount).Select(areas.GeometryOf).ToList());
    }
}
