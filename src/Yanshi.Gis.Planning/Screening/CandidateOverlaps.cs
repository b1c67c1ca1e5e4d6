using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>Which of many sites want the same ground.</summary>
internal static class CandidateOverlaps
{
    /// <summary>Every two sites that share an area, the first having the smaller number; ascending. Sites that only touch share none.</summary>
    /// <param name="sites">The sites in the analysis plane.</param>
    internal static IReadOnlyList<SharedGround> Of(PackedPolygons sites) => Measure(sites, sites, static (site, other) => other > site);

    /// <summary>Every site and every other that share an area; ascending by site, then by the other.</summary>
    /// <param name="sites">The sites in the analysis plane.</param>
    /// <param name="others">The others, likewise.</param>
    internal static IReadOnlyList<SharedGround> Of(PackedPolygons sites, PackedPolygons others) => Measure(sites, others, static (_, _) => true);

    private static IReadOnlyList<SharedGround> Measure(PackedPolygons sites, PackedPolygons others, Func<int, int, bool> counts)
    {
        var prepared = PreparedPolygons.Prepare(others);
        var found = new List<SharedGround>[sites.Count];
        Parallel.For(
            0,
            sites.Count,
            () => (Measure: new OverlapMeasure(prepared), Met: new List<FeatureOverlap>()),
            (site, _, tools) =>
            {
                tools.Met.Clear();
                tools.Measure.Measure(sites, site, tools.Met);
                found[site] = [.. tools.Met
                    .Where(met => counts(site, met.Feature) && met.AreaSquareMetres >= SitePartition.LeastCellSquareMetres)
                    .OrderBy(met => met.Feature)
                    .Select(met => new SharedGround(site, met.Feature, met.AreaSquareMetres))];
                return tools;
            },
            static _ => { });
        return [.. found.SelectMany(shared => shared)];
    }
}

/// <summary>Ground that two sites want.</summary>
/// <param name="Site">The number of the one.</param>
/// <param name="Other">The number of the other, larger.</param>
/// <param name="AreaSquareMetres">The ellipsoidal area, square metres.</param>
internal readonly record struct SharedGround(int Site, int Other, double AreaSquareMetres);
