using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>地类构成: the land classes of a site.</summary>
internal static class LandClassAreas
{
    private const string NameField = "DLMC";
    private const string NoCode = "";
    private const string NoName = "未注明地类";

    /// <summary>
    /// The area of every class by code; together they are the part of the site that the layer's features cover. Of farmland (0101–0103) the
    /// ridge share (KCXS) goes to 1203 田坎. A feature without DLBM has the code "".
    /// </summary>
    /// <param name="landUse">The layer <c>land-use</c>.</param>
    /// <param name="overlaps">What each feature has of the site, nothing twice: <see cref="DisjointOverlaps"/>.</param>
    /// <exception cref="ReferenceDataException"><c>layer.bad-ridge-share</c>: a feature's KCXS is no share.</exception>
    internal static IReadOnlyList<LandClassArea> Of(ControlLayer landUse, IReadOnlyList<FeatureOverlap> overlaps)
    {
        var areas = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var overlap in overlaps)
        {
            var feature = landUse.Features[overlap.Feature];
            var use = LandUse.Of(feature);
            var ridges = use.IsFarmland ? overlap.AreaSquareMetres * use.RidgeShare : 0;
            Add(use.Code ?? NoCode, overlap.AreaSquareMetres - ridges);
            Add(LandClasses.FieldRidges, ridges);
            names.TryAdd(use.Code ?? NoCode, feature.FindText(NameField)?.Trim() is { Length: > 0 } name ? name : use.Code ?? NoName);
        }

        return [.. areas.Select(entry => LandClasses.Find(entry.Key) is { } known
            ? new LandClassArea(known.Code, known.Name, known.Group, entry.Value)
            : new LandClassArea(entry.Key, names[entry.Key], Group: null, entry.Value))];

        void Add(string code, double area)
        {
            if (area > 0)
                areas[code] = areas.GetValueOrDefault(code) + area;
        }
    }
}
