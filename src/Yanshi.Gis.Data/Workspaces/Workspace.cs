using System.Collections.Concurrent;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// A workspace opened for checks: its catalogue and what became of each layer version's data. On disk it is a folder with <c>workspace.json</c> (the list of versions),
/// <c>workspace.gpkg</c> (the store of record), <c>audit.jsonl</c>, the catalogue, and one prepared file per layer version, which is mapped, not loaded. A check reads the list
/// once, so that it sees one set of versions, and the prepared files; it never opens the record. Immutable, thread-safe.
/// </summary>
public sealed class Workspace
{
    private Workspace(string folder, LayerSet layers, ParkDirectory parks, RuleBook? ruleBook, bool isDemonstration) =>
        (Folder, Layers, Parks, RuleBook, IsDemonstration) = (folder, layers, parks, ruleBook, isDemonstration);

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The layers.</summary>
    public LayerSet Layers { get; }

    /// <summary>The parks and sectors.</summary>
    public ParkDirectory Parks { get; }

    /// <summary>The rule book; null when the workspace was made before there was one.</summary>
    public RuleBook? RuleBook { get; }

    /// <summary>Whether it was made to demonstrate, with invented data.</summary>
    public bool IsDemonstration { get; }

    /// <summary>Whether it is of an older format: it can be checked against, and must be upgraded (<see cref="WorkspaceUpgrade"/>) before anything is written into it.</summary>
    public bool IsOfOlderFormat { get; private init; }

    /// <summary>Everything a check looks at.</summary>
    public PlanningData Data => new(Layers, Parks.Parks) { Sectors = Parks.Sectors, RuleBook = RuleBook };

    /// <summary>The catalogue.</summary>
    public Catalogue Catalogue => Layers.Catalogue;

    /// <summary>
    /// Makes a workspace from a data folder: copies its catalogue (with parks.yaml, plan.yaml and the rule book), imports the data it ships as the layers'
    /// versions. An interrupted one leaves nothing at <paramref name="folder"/>.
    /// </summary>
    /// <param name="folder">Where; it must not exist, or be empty.</param>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="act">Who makes it, when, by which command.</param>
    /// <param name="options">How; null: for the data folder's own district.</param>
    /// <param name="more">Adds further versions before the workspace is published.</param>
    /// <exception cref="ReferenceDataException">
    /// <c>workspace.exists</c>, <c>workspace.not-a-workspace</c>, <c>workspace.not-writable</c>; <c>layer.damaged</c>: shipped data is not right; the catalogue's and the rule book's codes;
    /// <c>storage.*</c>, <c>geopackage.*</c>.
    /// </exception>
    public static Workspace Init(string folder, string dataFolder, Act act, WorkspaceInitOptions? options = null, Action<WorkspaceImport>? more = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentNullException.ThrowIfNull(act);
        WorkspaceInit.Run(folder, dataFolder, act, options ?? new WorkspaceInitOptions(), more);
        return Open(folder);
    }

    /// <summary>
    /// Opens a workspace. Only headers are read; a version whose file is missing, damaged, newer than this program or another layer's does not
    /// stop it: that version is damaged, and every check says so.
    /// </summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <exception cref="ReferenceDataException">
    /// <c>workspace.not-found</c>, <c>workspace.not-a-workspace</c>, <c>workspace.newer-format</c>, <c>workspace.damaged</c>, <c>workspace.unreadable</c>,
    /// <c>workspace.unknown-layer</c>, a <c>rules.*</c> code, or the catalogue cannot be used.
    /// </exception>
    public static Workspace Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var (manifest, catalogue) = Contents(folder);
        var parks = ParksFile.Read(folder);
        var layers = new LayerSet(catalogue, [.. manifest.Versions.Select(entry => WorkspaceOpening.Open(folder, entry, catalogue))]);
        return new Workspace(folder, layers, parks, RuleBookStore.Open(folder, catalogue, parks), manifest.IsDemonstration) { IsOfOlderFormat = manifest.IsOfOlderFormat };
    }

    /// <summary>The workspace with one version of a layer used whatever the date, by name.</summary>
    /// <param name="name">The version: a draft, one that was withdrawn, or the one an older record rests on.</param>
    /// <exception cref="InputRefusedException"><c>layer.no-such-version</c></exception>
    public Workspace With(VersionName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var layers = Layers.FindWithNamed(name.LayerId, name.Number) ?? throw WorkspaceProblems.NoSuchVersion(Folder, name.ToString());
        return new Workspace(Folder, layers, Parks, RuleBook, IsDemonstration) { IsOfOlderFormat = IsOfOlderFormat };
    }

    /// <summary>The catalogue of a workspace, with the layers that imports added to it.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <exception cref="ReferenceDataException">The list of versions or the catalogue cannot be read.</exception>
    public static Catalogue ReadCatalogue(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return AddedLayers.CatalogueOf(folder, WorkspaceManifest.Read(folder));
    }

    /// <summary>Looks at every byte of the prepared files, the store of record, the registered projects and the audit log.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    /// <exception cref="ReferenceDataException">As <see cref="Open"/>.</exception>
    public static IReadOnlyList<WorkspaceProblem> Verify(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var (manifest, catalogue) = Contents(folder);
        return WorkspaceVerification.Run(folder, manifest, catalogue);
    }

    /// <summary>Reads a data folder into memory, without a workspace on disk. A layer whose data cannot be read is damaged.</summary>
    /// <param name="folder">The folder with the catalogue and its data files.</param>
    /// <exception cref="ReferenceDataException">The catalogue or the rule book cannot be used.</exception>
    public static Workspace OfDataFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var (catalogue, deliveries) = CatalogueFile.Read(folder);
        var holdings = new ConcurrentBag<LayerHolding>();
        Parallel.ForEach(deliveries, delivery =>
        {
            try
            {
                holdings.Add(LayerHolding.Loaded(LayerFile.Prepare(folder, delivery, catalogue).ToLayer(catalogue.Get(delivery.LayerId), delivery.Version)));
            }
            catch (InvalidLayerException e)
            {
                holdings.Add(LayerHolding.Damaged(delivery.LayerId, delivery.Version, e.ToProblem(delivery.File)));
            }
        });
        var parks = ParksFile.Read(folder);
        return new Workspace(folder, new LayerSet(catalogue, holdings), parks, RuleBookStore.OfDataFolder(folder, catalogue, parks), isDemonstration: false);
    }

    private static (WorkspaceManifest Manifest, Catalogue Catalogue) Contents(string folder)
    {
        var manifest = WorkspaceManifest.Read(folder);
        var catalogue = AddedLayers.CatalogueOf(folder, manifest);
        if (manifest.Versions.FirstOrDefault(entry => catalogue.Find(entry.LayerId) is null) is { } unknown)
            throw WorkspaceProblems.UnknownLayer(folder, unknown.LayerId);
        return (manifest, catalogue);
    }
}
