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
    [
        .. overlaps
            .GroupBy(overlap => TownOf(towns.Features[overlap.Feature]))
            .Select(town => new TownArea(town.Key.Code, town.Key.Name, town.Sum(overlap => overlap.AreaSquareMetres)))
            .OrderByDescending(town => town.AreaSquareMetres)
            .ThenBy(town => town.Code, StringComparer.Ordinal)
            .ThenBy(town => town.Name, StringComparer.Ordinal),
    ];

    private static (string? Code, string Name) TownOf(LayerFeature feature) =>
        (feature.FindText(CodeField), feature.Name ?? feature.FindText(NameField) ?? feature.Id);
}
