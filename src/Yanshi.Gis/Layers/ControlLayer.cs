using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>The data of one control layer, ready to be measured against. Immutable, thread-safe.</summary>
public sealed class ControlLayer
{
    /// <summary>Makes a layer.</summary>
    /// <param name="definition">Its catalogue entry.</param>
    /// <param name="features">Its features, sorted by id (ordinal), areas valid in the analysis plane.</param>
    /// <param name="coverage">Where the layer has data, in the analysis plane; null when nobody says.</param>
    /// <param name="sha256">The fingerprint of the source data, 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">Features are not sorted by id, or two have the same.</exception>
    public ControlLayer(LayerDefinition definition, IReadOnlyList<LayerFeature> features, Geometry? coverage, string sha256)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentException.ThrowIfNullOrEmpty(sha256);
        for (var i = 1; i < features.Count; i++)
        {
            if (string.CompareOrdinal(features[i - 1].Id, features[i].Id) >= 0)
                throw new ArgumentException($"Features must be sorted by unique id; {features[i].Id} comes after {features[i - 1].Id}.", nameof(features));
        }

        (Definition, Features, Coverage, Sha256) = (definition, features, coverage, sha256);
        Prepared = PreparedPolygons.Prepare(PackedPolygons.Pack([.. features.Select(feature => feature.Area)]));
    }

    /// <summary>The catalogue entry.</summary>
    public LayerDefinition Definition { get; }

    /// <summary>The features, sorted by id.</summary>
    public IReadOnlyList<LayerFeature> Features { get; }

    /// <summary>Where the layer has data, in the analysis plane; null when nobody says.</summary>
    public Geometry? Coverage { get; }

    /// <summary>The fingerprint of the source data.</summary>
    public string Sha256 { get; }

    /// <summary>The areas packed and indexed; the polygon numbers are those of <see cref="Features"/>.</summary>
    public PreparedPolygons Prepared { get; }
}
