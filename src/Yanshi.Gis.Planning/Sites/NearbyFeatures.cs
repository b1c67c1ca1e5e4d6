using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The features of a layer around a site.</summary>
internal static class NearbyFeatures
{
    // The analysis plane's scale errs by up to 0.21 % in the district; a box wide enough to miss nothing.
    private const double PlaneScaleMargin = 1.01;

    /// <summary>
    /// The features within <see cref="LayerCheck.DistanceSoughtMetres"/> with their geodesic distances, 0 when they overlap or touch; by number.
    /// </summary>
    /// <param name="site">The site.</param>
    /// <param name="layer">The layer: areas, lines and points.</param>
    internal static IEnumerable<(int Feature, double DistanceMetres)> Of(SiteFootprint site, ControlLayer layer)
    {
        var box = site.Packed.BoxOf(0).Widened(LayerCheck.DistanceSoughtMetres * PlaneScaleMargin);
        var near = new List<int>();
        layer.Prepared.Query(box, near);
        return near
            .Select(feature => (Feature: feature, Geometry: layer.Prepared.GeometryOf(feature)))
            .Concat(layer.BaseLines.Where(line => box.Meets(Box.Of(line.Geometry.EnvelopeInternal))).Select(line => (line.Feature, line.Geometry)))
            .Select(near => (near.Feature, DistanceMetres: site.Area.Intersects(near.Geometry) ? 0 : site.DistanceMetresTo(near.Geometry)))
            .Where(near => near.DistanceMetres <= LayerCheck.DistanceSoughtMetres)
            .OrderBy(near => near.Feature);
    }
}
