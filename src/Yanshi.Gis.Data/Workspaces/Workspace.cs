using System.Collections.Concurrent;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>A data folder opened for checks: its catalogue and what became of each layer's data. Immutable, thread-safe.</summary>
public sealed class Workspace
{
    private Workspace(string folder, LayerSet layers) => (Folder, Layers) = (folder, layers);

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The layers.</summary>
    public LayerSet Layers { get; }

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
        var catalogue = CatalogueFile.Read(folder);
        var loaded = new ConcurrentBag<ControlLayer>();
        var damaged = new ConcurrentDictionary<string, Problem>(StringComparer.Ordinal);
        Parallel.ForEach(catalogue.Layers.Where(layer => layer.Data is not null), definition =>
        {
            try
            {
                loaded.Add(LayerFile.Read(folder, definition, catalogue));
            }
            catch (InvalidLayerException e)
            {
                damaged[definition.Id] = e.ToProblem(definition.Data!);
            }
        });
        return new Workspace(folder, new LayerSet(catalogue, loaded, damaged));
    }
}
