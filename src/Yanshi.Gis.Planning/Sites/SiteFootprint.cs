using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>A site made ready for measuring: packed for the overlap kernel, in its 3° zone for distances. One instance serves one thread.</summary>
internal sealed class SiteFootprint
{
    private readonly AnalysisProjection _degrees;
    private readonly CrsTransform _zoneToDegrees;
    private readonly Lazy<IndexedFacetDistance> _inZone;

    internal SiteFootprint(Site site, EqualAreaPlane plane)
    {
        ArgumentNullException.ThrowIfNull(site);
        _degrees = new AnalysisProjection(Crs.Cgcs2000, plane);
        _zoneToDegrees = CrsTransform.Between(site.PlaneCrs, Crs.Cgcs2000);
        _inZone = new(() => new IndexedFacetDistance(_degrees.PlaneToZone(site.GeometryInPlane, site.PlaneCrs)));
        (Site, Area, Packed) = (site, site.GeometryInPlane, PackedPolygons.Pack([site.GeometryInPlane]));
        LongEdges = OutlineIsAsDrawn(site) ? EdgeModel.LongEdgesOf(site.Geometry, new AnalysisProjection(site.Crs.Crs, plane)) : [];
    }

    internal Site Site { get; }

    /// <summary>The area in the analysis plane.</summary>
    internal Geometry Area { get; }

    /// <summary>The same, packed: item 0.</summary>
    internal PackedPolygons Packed { get; }

    internal IReadOnlyList<LineSegment> LongEdges { get; }

    /// <summary>
    /// The geodesic distance to an area of the analysis plane: between the two points that are nearest in the site's 3° zone, where
    /// lengths are true to 0.04 % and nearest points therefore are what they are on the ground.
    /// </summary>
    internal double DistanceMetresTo(Geometry area)
    {
        var inZone = _degrees.PlaneToZone(area, Site.PlaneCrs);
        if (_inZone.Value.Distance(inZone) == 0)
            return 0;
        var nearest = _inZone.Value.NearestPoints(inZone);
        return Geodesic.DistanceMetres(_zoneToDegrees.Transform(nearest[0]), _zoneToDegrees.Transform(nearest[1]));
    }

    // The sides of a corridor were made in the 3° zone, and old datums need the user's parameters: for these the least gap must do.
    private static bool OutlineIsAsDrawn(Site site) => site.GeometryKind is SiteGeometryKind.Polygon && !site.Crs.Crs.NeedsDatumShift;
}
