using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Benchmarks;

/// <summary>What an overlay of all sites with a layer came to.</summary>
/// <param name="AreaSquareMetres">The sum over all pairs.</param>
/// <param name="Pairs">Pairs of site and feature that share an area.</param>
/// <param name="ExactOverlays">Pairs that the kernel left to OverlayNG.</param>
internal readonly record struct OverlayTotals(double AreaSquareMetres, long Pairs, long ExactOverlays);

/// <summary>All sites against one layer on all cores: index query and measuring, as a batch screening does it.</summary>
internal static class LayerOverlay
{
    private const int SitesPerBlock = 64;

    public static OverlayTotals Total(PreparedPolygons layer, PackedPolygons sites)
    {
        // Along a curve, so that neighbouring sites find their parcels in the caches. The ordering is part of the work and of its time.
        var order = HilbertOrder.Of(sites.Boxes);
        var blocks = (sites.Count + SitesPerBlock - 1) / SitesPerBlock;
        var totals = new OverlayTotals[blocks];
        Parallel.For(
            0,
            blocks,
            () => (Measure: new OverlapMeasure(layer), Results: new List<FeatureOverlap>()),
            (block, _, worker) =>
            {
                totals[block] = Total(
                    worker.Measure, worker.Results, sites, order.AsSpan(block * SitesPerBlock, Math.Min(SitesPerBlock, sites.Count - block * SitesPerBlock)));
                return worker;
            },
            _ => { });

        // Added up in one order, so that every run gives the same bits.
        return totals.Aggregate((sum, block) => new OverlayTotals(
            sum.AreaSquareMetres + block.AreaSquareMetres, sum.Pairs + block.Pairs, sum.ExactOverlays + block.ExactOverlays));
    }

    private static OverlayTotals Total(OverlapMeasure measure, List<FeatureOverlap> results, PackedPolygons sites, ReadOnlySpan<int> order)
    {
        var exactBefore = measure.ExactOverlays;
        var (area, pairs) = (0.0, 0L);
        foreach (var site in order)
        {
            results.Clear();
            measure.Measure(sites, site, results);
            pairs += results.Count;
            foreach (var overlap in results)
                area += overlap.AreaSquareMetres;
        }

        return new OverlayTotals(area, pairs, measure.ExactOverlays - exactBefore);
    }
}
