using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Imports.Deliveries;

/// <summary>The features of a delivered layer in memory, as bytes: they are looked at several times, and the file only once.</summary>
/// <param name="Features">The features in the file's order.</param>
/// <param name="Notes">What could not be kept of them.</param>
internal sealed record Delivery(IReadOnlyList<DeliveredFeature> Features, IReadOnlyList<Problem> Notes)
{
    // A province of parcels is an eighth of it; what is larger would fill the memory of the machines this runs on.
    private const long MostBytes = 4L << 30;
    private const int MostFeatures = 5_000_000;

    /// <summary>Reads a layer.</summary>
    /// <exception cref="InputRefusedException"><c>import.too-large</c>; the file proves damaged (then none of it is used), or the parser fails (<c>parser.*</c>).</exception>
    internal static Delivery Read(VectorFile file, VectorLayer layer)
    {
        var features = new List<DeliveredFeature>();
        var kept = new KeptBytes();
        var bytes = 0L;
        var stream = file.Read(layer);
        foreach (var feature in stream)
        {
            bytes += feature.Wkb.Length + feature.Properties.Length;
            if (bytes > MostBytes || features.Count == MostFeatures)
                throw new InputRefusedException(
                    "import.too-large",
                    layer.Name,
                    $"图层太大：最多 {MostFeatures} 个要素、{MostBytes >> 30} GB。请按乡镇拆分，用 --append 逐个导入。",
                    $"The layer is too large: {MostFeatures} features and {MostBytes >> 30} GB at most. Split it by town and import the parts with --append.");
            features.Add(new DeliveredFeature(feature.Number, kept.Keep(feature.Wkb), kept.Keep(feature.Properties)));
        }

        return new Delivery(features, [.. layer.Notes.Concat(stream.Notes).Distinct()]);
    }
}
