using System.Collections.Concurrent;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>A data folder opened for checks: its catalogue and what became of each layer's data. Immutable, thread-safe.</summary>
public sealed class Workspace
{
    private Workspace(string folder, LayerSet layers) => (Folder, Layers) = (folder, layers);

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The layers.</summary>
    public LayerSet Layers { get; }

    /// <summary>Everything a check looks at.</summary>
    public PlanningData Data => new(Layers, Parks: []);

    /// <summary>The catalogue.</summary>
    public Catalogue Catalogue => Layers.Catalogue;

    /// <summary>
    /// Opens a folder. A layer whose data cannot be read does not stop it: the layer is damaged, and every check says so.
    /// </summary>
    /// <param name="folder">The folder with the catalogue.</param>
    /// <exception cref="ReferenceDataException">The catalogue cannot be used.</exception>
    public static Workspace Open(string folder)
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
        return new Workspace(folder, new LayerSet(catalogue, holdings));
    }
}
