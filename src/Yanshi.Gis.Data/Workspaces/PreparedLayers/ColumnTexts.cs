using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>The texts of features as they lie in the file.</summary>
/// <param name="columns">Where they lie.</param>
internal sealed class ColumnTexts(FeatureColumns columns) : FeatureTexts
{
    private static readonly PropertyKey NameKey = new(FeatureColumns.NameProperty);

    public override ReadOnlySpan<byte> IdOf(int feature) => FeatureColumns.Slice(columns.IdStarts, columns.Ids, feature);

    public override double? AccuracyMetresOf(int feature) => columns.AccuracyMetresOf(feature);

    public override bool TryFindText(int feature, PropertyKey property, out ReadOnlySpan<byte> text) =>
        property.Find(FeatureColumns.Slice(columns.PropertyStarts, columns.Properties, feature), out text) ?? TryEncode(columns.Feature(feature).FindText(property.Name), out text);

    public override (bool Name, bool Text) Find(int feature, PropertyKey? property, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> text)
    {
        var json = FeatureColumns.Slice(columns.PropertyStarts, columns.Properties, feature);
        text = [];
        return (
            NameKey.Find(json, out name) ?? TryEncode(columns.Feature(feature).Name, out name),
            property is not null && (property.Find(json, out text) ?? TryEncode(columns.Feature(feature).FindText(property.Name), out text)));
    }
}
