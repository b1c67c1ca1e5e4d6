using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What rules about distances need to see: the site and everything around it within their farthest distance.</summary>
internal static class RuleReach
{
    private const double UncoveredToleranceSquareMetres = 1;

    /// <summary>Whether a layer that says where it has data has it all around a site; one that does not say gives another reason for no answer.</summary>
    /// <param name="site">The site.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="metres">The farthest distance, in the 3° zone.</param>
    internal static bool IsCovered(SiteFootprint site, ControlLayer layer, double metres)
    {
        if (layer.Coverage is not { } coverage || metres <= 0)
            return true;

        // Where the data ends nowhere within the distance, one place tells of all.
        var reach = metres * EqualAreaPlane.ScaleMargin;
        var ends = new List<OutlineEdge>();
        EdgesNear.Collect(coverage, feature: 0, site.Box.Widened(reach), ends);
        return (!ends.Exists(end => AccuracyBand.IsNear(site.Area.Packed, end, reach)) && site.Area.BeginsInside(coverage))
            || IsInside(site.Around(metres), coverage);
    }

    private static bool IsInside(Geometry area, PreparedPolygons coverage)
    {
        var packed = PackedPolygons.Pack([area]);
        var overlaps = new List<FeatureOverlap>();
        new OverlapMeasure(coverage).Measure(packed, site: 0, overlaps);
        return area.Area - overlaps.Sum(overlap => overlap.AreaSquareMetres) <= UncoveredToleranceSquareMetres;
    }
}
