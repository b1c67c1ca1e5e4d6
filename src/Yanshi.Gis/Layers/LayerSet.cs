namespace Yanshi.Gis.Layers;

/// <summary>
/// Every layer of a catalogue with the versions of its data, each loaded or damaged. A damaged version is told apart from an absent one, and
/// neither can be mistaken for a layer without conflict. Immutable, thread-safe.
/// </summary>
public sealed class LayerSet
{
    private readonly Dictionary<string, List<LayerHolding>> _holdings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LayerHolding> _named = new(StringComparer.Ordinal);
    private readonly bool _usesNamedOnly;

    /// <summary>Makes a set.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="holdings">The versions of all layers, in any order.</param>
    /// <exception cref="ArgumentException">A layer is not in the catalogue, or a version is there twice.</exception>
    public LayerSet(Catalogue catalogue, IReadOnlyCollection<LayerHolding> holdings)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(holdings);
        Catalogue = catalogue;
        foreach (var holding in holdings)
        {
            if (catalogue.Find(holding.LayerId) is null)
                throw new ArgumentException($"The catalogue has no layer {holding.LayerId}.", nameof(holdings));
            if (!_holdings.TryGetValue(holding.LayerId, out var versions))
                _holdings.Add(holding.LayerId, versions = []);
            if (versions.Exists(other => other.Version.Number == holding.Version.Number))
                throw new ArgumentException($"Version {holding.Version.Number} of layer {holding.LayerId} is there twice.", nameof(holdings));
            versions.Add(holding);
        }
    }

    private LayerSet(LayerSet original, string layerId, LayerHolding named)
    {
        (Catalogue, _holdings) = (original.Catalogue, original._holdings);
        foreach (var (id, holding) in original._named)
            _named[id] = holding;
        _named[layerId] = named;
    }

    private LayerSet(Catalogue catalogue, IReadOnlyCollection<LayerHolding> holdings, IReadOnlyDictionary<string, int> used)
        : this(catalogue, holdings)
    {
        _usesNamedOnly = true;
        foreach (var (id, number) in used)
            _named[id] = VersionsOf(id).Single(holding => holding.Version.Number == number);
    }

    /// <summary>The catalogue.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>The set in which one version of a layer is used whatever the date, by name: a draft, one that was withdrawn, or the one an older record rests on.</summary>
    /// <param name="id">A layer id.</param>
    /// <param name="number">The version's number.</param>
    /// <returns>The set; null when there is no such version.</returns>
    public LayerSet? FindWithNamed(string id, int number) =>
        VersionsOf(id).FirstOrDefault(holding => holding.Version.Number == number) is { } named ? new LayerSet(this, id, named) : null;

    /// <summary>
    /// The set as it was when a record was made: these versions are used whatever the date, no other layer has a version in force, and of some layers nothing was
    /// there at all.
    /// </summary>
    /// <param name="catalogue">The layers that were asked, in the record's order.</param>
    /// <param name="used">The versions used, by layer id; each must be there.</param>
    /// <param name="absent">The layers without any data.</param>
    public LayerSet AsUsed(Catalogue catalogue, IReadOnlyDictionary<string, int> used, IReadOnlySet<string> absent)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(used);
        ArgumentNullException.ThrowIfNull(absent);
        return new LayerSet(catalogue, [.. _holdings.Where(pair => catalogue.Find(pair.Key) is not null && !absent.Contains(pair.Key)).SelectMany(pair => pair.Value)], used);
    }

    /// <summary>All versions of a layer's data by number; empty when the workspace has none.</summary>
    /// <param name="id">A layer id.</param>
    public IReadOnlyList<LayerHolding> VersionsOf(string id) =>
        _holdings.TryGetValue(id, out var versions) ? [.. versions.OrderBy(holding => holding.Version.Number)] : [];

    /// <summary>
    /// The version that a check for a date rests on: the one named (<see cref="FindWithNamed"/>), else the newest in force (by its first day in force, then by
    /// number), damaged or not. Null when none is in force.
    /// </summary>
    /// <param name="id">A layer id.</param>
    /// <param name="date">The as-of date.</param>
    public LayerHolding? FindInForce(string id, DateOnly date)
    {
        if (_named.TryGetValue(id, out var named))
            return named;
        if (_usesNamedOnly || !_holdings.TryGetValue(id, out var versions))
            return null;
        LayerHolding? newest = null;
        foreach (var holding in versions)
        {
            if (holding.Version.IsInForceOn(date) && (newest is null || Rank(holding).CompareTo(Rank(newest)) > 0))
                newest = holding;
        }

        return newest;
    }

    private static (DateOnly From, int Number) Rank(LayerHolding holding) => (holding.Version.EffectiveFrom ?? DateOnly.MinValue, holding.Version.Number);
}

/// <summary>One version of a layer's data as a workspace holds it.</summary>
public sealed record LayerHolding
{
    private LayerHolding(string layerId, LayerVersion version, ControlLayer? layer, Problem? damage) => (LayerId, Version, Layer, Damage) = (layerId, version, layer, damage);

    /// <summary>The layer's id.</summary>
    public string LayerId { get; }

    /// <summary>What is known of the version.</summary>
    public LayerVersion Version { get; }

    /// <summary>The data; null when it is damaged.</summary>
    public ControlLayer? Layer { get; }

    /// <summary>Why the data cannot be used; null when it can.</summary>
    public Problem? Damage { get; }

    /// <summary>A version whose data is there.</summary>
    /// <param name="layer">The data.</param>
    public static LayerHolding Loaded(ControlLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return new LayerHolding(layer.Definition.Id, layer.Version, layer, damage: null);
    }

    /// <summary>A version whose data cannot be used.</summary>
    /// <param name="layerId">The layer's id.</param>
    /// <param name="version">What is known of the version.</param>
    /// <param name="damage">Why.</param>
    public static LayerHolding Damaged(string layerId, LayerVersion version, Problem damage)
    {
        ArgumentNullException.ThrowIfNull(damage);
        return new LayerHolding(layerId, version, layer: null, damage);
    }
}
