using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>All that a prepared layer holds, in memory or mapped.</summary>
/// <param name="Facts">What it says of itself.</param>
/// <param name="Areas">The features' areas.</param>
/// <param name="Marks">What import found out about them.</param>
/// <param name="Columns">What is said of each feature.</param>
/// <param name="BaseLines">The features that are lines or points.</param>
/// <param name="Coverage">Where the layer has data; null when nobody says.</param>
internal sealed record LayerContent(
    PreparedLayerFacts Facts, PreparedPolygons Areas, FeatureMarks Marks, FeatureColumns Columns, BaseLineColumns BaseLines, PreparedPolygons? Coverage)
{
    /// <summary>The layer for checks.</summary>
    internal ControlLayer ToLayer(LayerDefinition definition, LayerVersion version) => new()
    {
        Definition = definition,
        Version = version,
        Sha256 = Facts.Sha256,
        Features = new FeatureList(Columns),
        Texts = new ColumnTexts(Columns),
        Prepared = Areas,
        Marks = Marks,
        BaseLines = BaseLines.ToList(),
        Coverage = Coverage,
        LargestFeatureAccuracyMetres = Facts.LargestAccuracyMetres,
    };
}
