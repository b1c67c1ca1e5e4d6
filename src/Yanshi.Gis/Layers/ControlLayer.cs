using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>One version of a control layer's data, ready to be measured against. Immutable, thread-safe.</summary>
public sealed record ControlLayer
{
    private double? _largestAccuracy;
    private FeatureTexts? _texts;

    /// <summary>The catalogue entry.</summary>
    public required LayerDefinition Definition { get; init; }

    /// <summary>What this delivery is worth, and when it is in force.</summary>
    public required LayerVersion Version { get; init; }

    /// <summary>The fingerprint of the source data: 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The features, sorted by id (ordinal); their place in this list is their number.</summary>
    public required IReadOnlyList<LayerFeature> Features { get; init; }

    /// <summary>What is said of the features, without making objects of them; read from the features when nobody sets it.</summary>
    public FeatureTexts Texts
    {
        get => _texts ??= new ListedTexts(Features);
        init => _texts = value;
    }

    /// <summary>The features' areas in the analysis plane, packed and indexed; a line or point has no area.</summary>
    public required PreparedPolygons Prepared { get; init; }

    /// <summary>What import found out about the features.</summary>
    public required FeatureMarks Marks { get; init; }

    /// <summary>The features that are lines or points.</summary>
    public IReadOnlyList<BaseLine> BaseLines { get; init; } = [];

    /// <summary>
    /// Where the layer has data, one feature in the analysis plane; null when nobody says, and for a layer that has data where it has a
    /// feature (<see cref="LayerCoverage.Features"/>).
    /// </summary>
    public PreparedPolygons? Coverage { get; init; }

    /// <summary>
    /// The largest 中误差 (1σ, metres) that a feature states for itself, 0 when none does: how far around a site a line may have to be looked for. Read from
    /// all features when nobody sets it.
    /// </summary>
    public double LargestFeatureAccuracyMetres
    {
        get => _largestAccuracy ??= Features.Max(feature => feature.AccuracyMetres) ?? 0;
        init => _largestAccuracy = value;
    }

    /// <summary>Makes a layer in memory.</summary>
    /// <param name="definition">Its catalogue entry.</param>
    /// <param name="version">What the data is worth.</param>
    /// <param name="features">Its features, sorted by id (ordinal), with geometries valid in the analysis plane and their long edges.</param>
    /// <param name="coverage">Where the layer has data, in the analysis plane; null when nobody says.</param>
    /// <param name="sha256">The fingerprint of the source data, 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">Features are not sorted by id, or two have the same.</exception>
    public static ControlLayer Of(LayerDefinition definition, LayerVersion version, IReadOnlyList<PlacedFeature> features, Geometry? coverage, string sha256)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(features);
        for (var i = 1; i < features.Count; i++)
        {
            if (string.CompareOrdinal(features[i - 1].Feature.Id, features[i].Feature.Id) >= 0)
                throw new ArgumentException($"Features must be sorted by unique id; {features[i].Feature.Id} comes after {features[i - 1].Feature.Id}.", nameof(features));
        }

        var packed = PackedPolygons.Pack([.. features.Select(feature => feature.IsArea ? feature.Geometry : ProjectGeometry.Factory.CreatePolygon())]);
        var prepared = PreparedPolygons.Prepare(packed);
        return new ControlLayer
        {
            Definition = definition,
            Version = version,
            Sha256 = sha256,
            Features = [.. features.Select(feature => feature.Feature)],
            Prepared = prepared,
            Marks = FeatureMarks.Of(packed, prepared, [.. features.Select(feature => feature.LongEdges)]),
            BaseLines = [.. features.Select((feature, i) => (feature, i)).Where(pair => !pair.feature.IsArea).Select(pair => new BaseLine(pair.i, pair.feature.Geometry))],
            Coverage = coverage is null ? null : PreparedPolygons.Prepare(PackedPolygons.Pack([coverage])),
        };
    }
}

/// <summary>A feature with its place.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Geometry">Its polygon, multipolygon, line, multiline, point or multipoint in the analysis plane, metres.</param>
public sealed record PlacedFeature(LayerFeature Feature, Geometry Geometry)
{
    /// <summary>The edges over 632 m as the data drew them, in the analysis plane: <see cref="Overlay.EdgeModel"/>.</summary>
    public IReadOnlyList<LineSegment> LongEdges { get; init; } = [];

    /// <summary>Whether it has an area.</summary>
    public bool IsArea => Geometry is IPolygonal;
}
