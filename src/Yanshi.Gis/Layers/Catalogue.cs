using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Layers;

/// <summary>The list of control layers of a workspace, in the order of its records. A layer without data is in it too. Immutable, thread-safe.</summary>
public sealed class Catalogue
{
    /// <summary>The id of the layer that is the district itself.</summary>
    public const string DistrictLayerId = "district";

    private readonly Dictionary<string, LayerDefinition> _byId;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="district">The district it is for.</param>
    /// <param name="extent">The box outside of which a coordinate cannot be this district's.</param>
    /// <param name="plane">The plane in which everything is measured.</param>
    /// <param name="layers">The layers in record order.</param>
    /// <exception cref="ArgumentException">Two layers have the same id.</exception>
    public Catalogue(District district, GeographicExtent extent, EqualAreaPlane plane, IReadOnlyList<LayerDefinition> layers)
    {
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(extent);
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentNullException.ThrowIfNull(layers);
        (District, Extent, Plane, Layers) = (district, extent, plane, layers);
        _byId = new Dictionary<string, LayerDefinition>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            if (!_byId.TryAdd(layer.Id, layer))
                throw new ArgumentException($"Two layers are called {layer.Id}.", nameof(layers));
        }
    }

    /// <summary>The district.</summary>
    public District District { get; }

    /// <summary>The box outside of which a coordinate cannot be this district's.</summary>
    public GeographicExtent Extent { get; }

    /// <summary>The equal-area plane in which everything is measured.</summary>
    public EqualAreaPlane Plane { get; }

    /// <summary>The layers in record order.</summary>
    public IReadOnlyList<LayerDefinition> Layers { get; }

    /// <summary>审图号 of the maps drawn from these layers; null: they have not been reviewed, and say so.</summary>
    public string? MapReviewNumber { get; init; }

    /// <summary>The layer of an id, null when there is none.</summary>
    /// <param name="id">A layer id.</param>
    public LayerDefinition? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The layer of an id.</summary>
    /// <param name="id">A layer id.</param>
    /// <exception cref="KeyNotFoundException">The catalogue has no such layer.</exception>
    public LayerDefinition Get(string id) => Find(id) ?? throw new KeyNotFoundException($"The catalogue has no layer {id}.");
}

/// <summary>An administrative district.</summary>
/// <param name="Code">The six-digit code (<c>410307</c>); codes are reused over the years, the name decides.</param>
/// <param name="Name">The Chinese name.</param>
/// <param name="NameEnglish">The English name.</param>
public sealed record District(string Code, string Name, string NameEnglish);
