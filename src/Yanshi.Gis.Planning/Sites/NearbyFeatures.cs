using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The features of a layer around a site.</summary>
internal static class NearbyFeatures
{
    /// <summary>
    /// The features within <see cref="LayerCheck.DistanceSoughtMetres"/> with their geodesic distances, 0 when they overlap or touch; by number.
    /// </summary>
    /// <param name="site">The site.</param>
    /// <param name="layer">The layer: areas, lines and points.</param>
    /// <param name="met">The features that share an area with the site.</param>
    internal static IEnumerable<(int Feature, double DistanceMetres)> Of(SiteFootprint site, ControlLayer layer, IReadOnlyList<FeatureOverlap> met)
    {
        var box = site.Box.Widened(LayerCheck.DistanceSoughtMetres * EqualAreaPlane.ScaleMargin);
        var near = new List<int>();
        layer.Prepared.Query(box, near);
        near.AddRange(layer.BaseLines.Where(line => box.Meets(Box.Of(line.Geometry.EnvelopeInternal))).Select(line => line.Feature));
        var within = met.Select(overlap => overlap.Feature)
            .Concat(layer.BaseLines.Where(line => site.Area.Geometry.Intersects(line.Geometry)).Select(line => line.Feature))
            .ToHashSet();
        near.Sort();
        foreach (var feature in near)
        {
            var distance = within.Contains(feature) ? 0 : site.NearestMetres(layer, LayerCheck.DistanceSoughtMetres, other => other == feature);
            if (distance is { } metres)
                yield return (feature, metres);
        }
    }
}
