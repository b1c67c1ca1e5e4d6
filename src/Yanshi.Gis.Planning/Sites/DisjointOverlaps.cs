using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What each feature has of a site when nothing is counted twice.</summary>
internal static class DisjointOverlaps
{
    /// <summary>
    /// The overlaps with what several features claim given to the first of them by id; features that are left with nothing are left out. They
    /// sum to the part of the site that the features cover.
    /// </summary>
    /// <param name="site">The site in the analysis plane.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="met">The overlaps of its features with the site, each by itself, ascending.</param>
    internal static IReadOnlyList<FeatureOverlap> Of(MeasuredArea site, ControlLayer layer, IReadOnlyList<FeatureOverlap> met)
    {
        if (met.Count(overlap => layer.Marks.OverlapsOthers(overlap.Feature)) < 2)
            return met;
        var disjoint = new List<FeatureOverlap>(met.Count);
        var earlier = new List<Geometry>();
        foreach (var overlap in met)
        {
            if (!layer.Marks.OverlapsOthers(overlap.Feature))
            {
                disjoint.Add(overlap);
                continue;
            }

            var whole = CellOverlay.Inside(site.Geometry, FeatureUnion.FeatureIn(layer.Prepared, overlap.Feature, site.Window));
            var (rest, area) = (whole, overlap.AreaSquareMetres);
            foreach (var other in earlier)
            {
                var taken = OverlapArea.Of(rest, other);
                if (taken < SitePartition.LeastCellSquareMetres)
                    continue;
                area -= taken;
                rest = CellOverlay.Outside(rest, other);
            }

            if (area >= SitePartition.LeastCellSquareMetres)
                disjoint.Add(overlap with { AreaSquareMetres = area });
            earlier.Add(whole);
        }

        return disjoint;
    }
}
