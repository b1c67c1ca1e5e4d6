using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The towns and subdistricts that a site lies in.</summary>
internal static class TownAreas
{
    /// <summary>The id of the layer they come from.</summary>
    internal const string LayerId = "towns";

    // 行政区 (XZQ) of TD/T 1057-2020.
    private const string NameField = "XZQMC";
    private const string CodeField = "XZQDM";

    /// <summary>The area in each town, largest first, equal ones by code and name. A town of several features is one; towns given as points have none.</summary>
    /// <param name="towns">The layer <c>towns</c>.</param>
    /// <param name="overlaps">What each feature has of the site, nothing twice: <see cref="DisjointOverlaps"/>.</param>
    internal static IReadOnlyList<TownArea> Of(ControlLayer towns, IReadOnlyList<FeatureOverlap> overlaps) =>
        [.. PlaceAreas.LargestFirst(overlaps.Select(overlap => PartOf(towns.Features[overlap.Feature], overlap.AreaSquareMetres))).Select(town => new TownArea(town.Code, town.Name!, town.AreaSquareMetres))];

    private static (string? Code, string? Name, double AreaSquareMetres) PartOf(LayerFeature feature, double area) =>
        (feature.FindText(CodeField), feature.Name ?? feature.FindText(NameField) ?? feature.Id, area);
}
