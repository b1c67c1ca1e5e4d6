using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The features that rules are asked about.</summary>
internal sealed class LayerFacts(RuleEvaluation rules, SiteFootprint site, AskedLayer layer, ZonedLayer? zoned, LayerOverlap overlap)
{
    /// <summary>Those that the site meets, then those within the farthest distance of a rule; numbers are those of the layer as delivered.</summary>
    internal List<(FeatureFact Fact, FeatureOverlap? Overlap)> Features()
    {
        var delivered = zoned?.Delivered ?? layer.Data;
        var farthest = rules.FarthestMetres(layer.Definition.Id, delivered.BaseLines.Count > 0);
        var facts = new List<(FeatureFact Fact, FeatureOverlap? Overlap)>();
        var met = new HashSet<int>();
        foreach (var one in overlap.Met)
        {
            var number = NumberOf(one.Feature);
            met.Add(number);
            var isLine = zoned?.Lines.Contains(number) ?? false;
            facts.Add((FactOf(number, one.AreaSquareMetres, isLine ? DistanceTo(number) : farthest is null ? null : 0, isLine), one));
        }

        if (farthest is not { } metres)
            return facts;
        var near = new List<int>();
        var box = site.Box.Widened(metres * EqualAreaPlane.ScaleMargin);
        delivered.Prepared.Query(box, near);
        var lines = delivered.BaseLines.Where(line => box.Meets(Box.Of(line.Geometry.EnvelopeInternal))).Select(line => line.Feature).ToList();
        foreach (var number in near.Concat(lines).Where(number => !met.Contains(number)).Distinct().Order())
        {
            if (layer.Counts(number) && DistanceTo(number) is { } distance)
                facts.Add((FactOf(number, 0, distance, lines.Contains(number)), null));
        }

        return facts;

        // A zone is wider than any one rule's distance; its line may lie beyond what is sought.
        double? DistanceTo(int number) => site.DistanceTo(delivered, number, Math.Max(farthest ?? 0, LayerCheck.DistanceSoughtMetres))?.ZoneMetres;

        int NumberOf(int feature) => zoned?.NumberOf[feature] ?? feature;

        FeatureFact FactOf(int number, double area, double? distance, bool isLine)
        {
            var feature = delivered.Features[number];
            return new FeatureFact(number, feature, area, distance, isLine, 2 * (feature.AccuracyMetres ?? delivered.Version.AccuracyMetres));
        }
    }
}
