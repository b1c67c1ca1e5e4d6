using System.Collections.Concurrent;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// A workspace opened for checks: its catalogue and what became of each layer version's data. On disk it is a folder with <c>workspace.json</c>,
/// the catalogue, and one prepared file per layer version, which is mapped, not loaded. Immutable, thread-safe.
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
    /// <param name="importedAt">Now, UTC, as ISO 8601 text.</param>
    /// <param name="isDemonstration">Whether the workspace is to demonstrate, with invented data.</param>
    /// <param name="more">Adds further versions before the workspace is published.</param>
    /// <exception cref="ReferenceDataException">
    /// <c>workspace.exists</c>, <c>workspace.not-a-workspace</c>, <c>workspace.not-writable</c>; <c>layer.damaged</c>: shipped data is not right; the catalogue's and the rule book's codes;
    /// <c>storage.write-failed</c>, <c>storage.sync-failed</c>.
    /// </exception>
    public static Workspace Init(string folder, string dataFolder, string importedAt, bool isDemonstration = false, Action<WorkspaceImport>? more = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentException.ThrowIfNullOrEmpty(importedAt);
        WorkspaceInit.Run(folder, dataFolder, importedAt, isDemonstration, more);
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
        return new Workspace(folder, layers, parks, RuleBookStore.Open(folder, catalogue, parks), manifest.IsDemonstration);
    }

    /// <summary>Looks at every byte of every layer file.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <returns>What is wrong, by layer and version; empty when nothing is.</returns>
    /// <exception cref="ReferenceDataException">As <see cref="Open"/>.</exception>
    public static IReadOnlyList<WorkspaceLayerProblem> Verify(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var (manifest, catalogue) = Contents(folder);
        var problems = new List<WorkspaceLayerProblem>();
        foreach (var entry in manifest.Versions)
        {
            if (WorkspaceOpening.Verify(folder, entry, catalogue) is { } problem)
                problems.Add(new WorkspaceLayerProblem(entry.LayerId, entry.Version.Number, problem));
        }

        return problems;
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
        var catalogue = CatalogueFile.Read(folder).Catalogue;
        if (manifest.Versions.FirstOrDefault(entry => catalogue.Find(entry.LayerId) is null) is { } unknown)
            throw WorkspaceProblems.UnknownLayer(folder, unknown.LayerId);
        return (manifest, catalogue);
    }
}
