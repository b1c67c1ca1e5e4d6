using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Linemerge;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>What a demonstration takes from the shipped data: the district's outline, the towns, the rivers, the parks.</summary>
internal sealed record DemonstrationInputs(
    Polygon OutlineLonLat, IReadOnlyList<DemonstrationTown> Towns, IReadOnlyList<DemonstrationRiver> Rivers, IReadOnlyList<Park> Parks)
{
    private const string TownsLayer = "towns";
    private const string RiversLayer = "river-management-range";
    private const string Name = "name";
    private const string Code = "code";

    /// <summary>Reads them.</summary>
    /// <param name="data">The shipped data.</param>
    /// <param name="parks">The parks.</param>
    /// <exception cref="ReferenceDataException"><c>demonstration.no-input</c>, or a layer cannot be read.</exception>
    internal static DemonstrationInputs Of(ShippedLayers data, IReadOnlyList<Park> parks)
    {
        var outline = data.FeaturesOf(Catalogue.DistrictLayerId).Select(feature => feature.Geometry).OfType<Polygon>().FirstOrDefault() ?? throw Missing(Catalogue.DistrictLayerId);
        var towns = data.FeaturesOf(TownsLayer);
        if (towns.Count == 0)
            throw Missing(TownsLayer);
        return new DemonstrationInputs(
            outline,
            [.. towns.Select(town => new DemonstrationTown(TextOf(town, Name) ?? town.Id, TextOf(town, Code), town.Geometry.Centroid.Coordinate))],
            RiversOf(data.FeaturesOf(RiversLayer)),
            parks);
    }

    // The shipped centre lines come in stretches of different certainty.
    private static List<DemonstrationRiver> RiversOf(IReadOnlyList<SourceFeature> stretches) =>
    [
        .. stretches
            .Where(stretch => stretch.Geometry is LineString)
            .GroupBy(stretch => TextOf(stretch, Name) ?? stretch.Id, StringComparer.Ordinal)
            .SelectMany(river => Merged(river.Select(stretch => stretch.Geometry)).Select(line => new DemonstrationRiver(river.Key, line))),
    ];

    private static IEnumerable<LineString> Merged(IEnumerable<Geometry> stretches)
    {
        var merger = new LineMerger();
        merger.Add(stretches);
        return merger.GetMergedLineStrings().Cast<LineString>().OrderByDescending(line => line.NumPoints);
    }

    private static string? TextOf(SourceFeature feature, string property) => feature.Properties[property]?.ToString();

    private static ReferenceDataException Missing(string layer) => new(
        "demonstration.no-input",
        layer,
        $"数据目录的图层 {layer} 没有可用的要素，无法生成演示数据。",
        $"The data folder's layer {layer} has no usable feature: no demonstration can be made of it.");
}
