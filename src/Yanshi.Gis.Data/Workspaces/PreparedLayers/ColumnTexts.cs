using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>The texts of features as they lie in the file.</summary>
/// <param name="columns">Where they lie.</param>
internal sealed class ColumnTexts(FeatureColumns columns) : FeatureTexts
{
    // Most features have properties of some two hundred bytes.
    private const int LineBytes = 64;
    private const int LinesFetched = 3;

    private static readonly PropertyKey NameKey = new(FeatureColumns.NameProperty);

    // First where the texts begin, then the texts.
    public override void Expect(ReadOnlySpan<int> features)
    {
        foreach (var feature in features)
        {
            MemoryAhead.Fetch(columns.IdStarts.Span, feature);
            MemoryAhead.Fetch(columns.PropertyStarts.Span, feature);
        }

        foreach (var feature in features)
        {
            MemoryAhead.Fetch(columns.Ids.Span, columns.IdStarts.Span[feature]);
            var properties = columns.PropertyStarts.Span[feature];
            for (var line = 0; line < LinesFetched; line++)
                MemoryAhead.Fetch(columns.Properties.Span, properties + line * LineBytes);
        }

        GC.KeepAlive(columns);
    }

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
