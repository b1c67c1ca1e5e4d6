namespace Yanshi.Gis.Layers;

/// <summary>
/// Every layer of a catalogue with what became of its data: loaded, damaged, or never there. A damaged layer is told apart from an
/// absent one, and neither can be mistaken for a layer without conflict. Immutable, thread-safe.
/// </summary>
public sealed class LayerSet
{
    private readonly Dictionary<string, ControlLayer> _loaded;
    private readonly Dictionary<string, Problem> _damaged;

    /// <summary>Makes a set.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="loaded">The layers whose data could be read.</param>
    /// <param name="damaged">The ids of the layers whose data is there but could not be read, with the reason.</param>
    /// <exception cref="ArgumentException">A layer is not in the catalogue, is there twice, or both loaded and damaged.</exception>
    public LayerSet(Catalogue catalogue, IReadOnlyCollection<ControlLayer> loaded, IReadOnlyDictionary<string, Problem> damaged)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(damaged);
        Catalogue = catalogue;
        _loaded = loaded.ToDictionary(layer => layer.Definition.Id, StringComparer.Ordinal);
        _damaged = new Dictionary<string, Problem>(damaged, StringComparer.Ordinal);
        foreach (var id in _loaded.Keys.Concat(_damaged.Keys))
        {
            if (catalogue.Find(id) is null)
                throw new ArgumentException($"The catalogue has no layer {id}.", nameof(catalogue));
            if (_loaded.ContainsKey(id) && _damaged.ContainsKey(id))
                throw new ArgumentException($"Layer {id} is both loaded and damaged.", nameof(damaged));
        }
    }

    /// <summary>The catalogue.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>A layer's data, null when it is absent or damaged.</summary>
    /// <param name="id">A layer id.</param>
    public ControlLayer? Find(string id) => _loaded.GetValueOrDefault(id);

    /// <summary>Why a layer's data could not be read, null when it is loaded or absent.</summary>
    /// <param name="id">A layer id.</param>
    public Problem? FindDamage(string id) => _damaged.GetValueOrDefault(id);
}
