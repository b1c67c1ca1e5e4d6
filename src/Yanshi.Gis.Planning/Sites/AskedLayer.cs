using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>A layer as it is asked of a site: its own data, or for 耕地 the farmland among the land-use features. One instance serves one thread.</summary>
internal sealed class AskedLayer
{
    private readonly Dictionary<int, bool> _isFarmland = [];

    private AskedLayer(LayerDefinition definition, ControlLayer data, bool isFarmland) => (Definition, Data, IsFarmland) = (definition, data, isFarmland);

    internal LayerDefinition Definition { get; }

    /// <summary>Where the features are.</summary>
    internal ControlLayer Data { get; }

    /// <summary>Whether it is derived from land use: then only some features count, and ridges are taken off.</summary>
    internal bool IsFarmland { get; }

    internal LayerVersion Version => Data.Version;

    /// <summary>The greatest age of the data, months; of derived data the stricter of both layers'.</summary>
    internal int? MaxAgeMonths => Definition.MaxAgeMonths is { } own && Data.Definition.MaxAgeMonths is { } source
        ? Math.Min(own, source)
        : Definition.MaxAgeMonths ?? Data.Definition.MaxAgeMonths;

    /// <summary>A layer answered by its own data or, for farmland, by that of land use.</summary>
    internal static AskedLayer Of(LayerDefinition definition, ControlLayer data) =>
        string.Equals(data.Definition.Id, definition.Id, StringComparison.Ordinal) ? Of(data) : FarmlandOf(definition, data);

    internal static AskedLayer Of(ControlLayer layer) => new(layer.Definition, layer, isFarmland: false);

    internal static AskedLayer FarmlandOf(LayerDefinition farmland, ControlLayer landUse) => new(farmland, landUse, isFarmland: true);

    /// <summary>Whether a feature belongs to the layer.</summary>
    internal bool Counts(int feature)
    {
        if (!IsFarmland)
            return true;
        if (!_isFarmland.TryGetValue(feature, out var counts))
            _isFarmland.Add(feature, counts = LandUse.IsFarmlandIn(Data, feature));
        return counts;
    }

    /// <summary>How far a feature's line may lie from where it is drawn, metres: twice its 中误差; null when unknown.</summary>
    internal double? ReachOf(int feature) => 2 * (Data.Texts.AccuracyMetresOf(feature) ?? Version.AccuracyMetres);
}
