using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>
/// A layer of lines and points near a site with the zones that rules make of them: everything within the legal distance in the 3° zone. Polygons are zones
/// themselves and stay as they are.
/// </summary>
/// <param name="Delivered">The layer as delivered.</param>
/// <param name="Data">The layer as it is measured: areas and zones near the site; lines whose zone no rule states are still lines.</param>
/// <param name="NumberOf">Per feature of that the feature's number in the layer as delivered.</param>
/// <param name="Lines">The numbers, as delivered, of the lines and points that have a zone.</param>
internal sealed record ZonedLayer(ControlLayer Delivered, ControlLayer Data, IReadOnlyList<int> NumberOf, IReadOnlySet<int> Lines)
{
    // An inscribed circle of 32 sides a quadrant falls short of the distance by 0.03 %.
    private const int QuadrantSegments = 32;

    // Around the zones, so that nothing cut off by the window is near the site.
    private const double MarginMetres = 10;

    /// <summary>The layer with zones; null when it has no line or point, or no rule makes zones of them.</summary>
    internal static ZonedLayer? Of(ControlLayer layer, string layerId, SiteFootprint site, RuleEvaluation rules)
    {
        if (layer.BaseLines.Count == 0 || !rules.MakesZones(layerId))
            return null;
        var makers = rules.MayConcern(layerId).ToList();
        var placed = new List<(int Number, PlacedFeature Feature)>();
        var lines = new HashSet<int>();
        var farthest = 0.0;
        foreach (var line in layer.BaseLines.Where(line => site.Box.Widened(LayerCheck.DistanceSoughtMetres).Meets(Box.Of(line.Geometry.EnvelopeInternal))))
        {
            var feature = layer.Features[line.Feature];
            var fact = new FeatureFact(line.Feature, feature, 0, DistanceMetres: null, IsLine: true, ReachMetres: null);
            if (!rules.IsZoneStated(layerId, fact))
            {
                placed.Add((line.Feature, new PlacedFeature(feature, line.Geometry)));
                continue;
            }

            lines.Add(line.Feature);
            if (makers.Select(rule => rules.ZoneMetres(rule, fact)).Max() is not { } metres)
                continue;
            farthest = Math.Max(farthest, metres);
            if (site.Box.Widened((metres + MarginMetres) * EqualAreaPlane.ScaleMargin).Meets(Box.Of(line.Geometry.EnvelopeInternal)))
                placed.Add((line.Feature, new PlacedFeature(feature, Zone(line.Geometry, metres, site))));
        }

        var near = new List<int>();
        var window = site.Box.Widened((farthest + MarginMetres + 2 * Math.Max(layer.LargestFeatureAccuracyMetres, layer.Version.AccuracyMetres ?? 0)) * EqualAreaPlane.ScaleMargin);
        layer.Prepared.Query(window, near);
        placed.AddRange(near.Select(number => (number, new PlacedFeature(layer.Features[number], FeatureUnion.FeatureIn(layer.Prepared, number, window)) { LongEdges = [.. layer.Marks.LongEdgesOf(number)] })));
        placed.Sort(static (one, other) => one.Number.CompareTo(other.Number));
        var data = ControlLayer.Of(layer.Definition, layer.Version, placed.ConvertAll(item => item.Feature), coverage: null, layer.Sha256) with { Coverage = layer.Coverage };
        return new ZonedLayer(layer, data, placed.ConvertAll(item => item.Number), lines);
    }

    private static Geometry Zone(Geometry line, double metres, SiteFootprint site)
    {
        var zone = site.Site.PlaneCrs;
        var widened = BufferOp.Buffer(site.ToZone(line), metres, new BufferParameters(QuadrantSegments) { SimplifyFactor = 1e-5 });
        return new AnalysisProjection(zone, site.Plane).ToPlane(widened);
    }
}
