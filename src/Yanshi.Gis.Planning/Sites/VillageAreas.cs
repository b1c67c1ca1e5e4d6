using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>坐落单位: the villages that a site lies in, as the land-use data names them.</summary>
internal static class VillageAreas
{
    // 坐落单位 of the layer 地类图斑 (DLTB), TD/T 1057-2020.
    private const string CodeField = "ZLDWDM";
    private const string NameField = "ZLDWMC";

    /// <summary>The area in each village, largest first, equal ones by code and name; code and name are null for what names none.</summary>
    /// <param name="overlaps">What each feature of the layer <c>land-use</c> has of the site, nothing twice.</param>
    internal static IEnumerable<(string? Code, string? Name, double AreaSquareMetres)> Of(IEnumerable<FeatureOverlapResult> overlaps) =>
        PlaceAreas.LargestFirst(overlaps.Select(overlap => (TextOf(overlap.Feature, CodeField), TextOf(overlap.Feature, NameField), overlap.AreaSquareMetres)));

    private static string? TextOf(LayerFeature feature, string field) => feature.FindText(field)?.Trim() is { Length: > 0 } text ? text : null;
}
