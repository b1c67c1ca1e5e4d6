using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The features that rules are asked about.</summary>
internal sealed class LayerFacts(RuleEvaluation rules, SiteFootprint site, AskedLayer layer, ZonedLayer? zoned, LayerOverlap overlap)
{
    private readonly ControlLayer _delivered = zoned?.Delivered ?? layer.Data;

    /// <summary>Those that the site meets, then those within the farthest distance of a rule; numbers are those of the layer as delivered.</summary>
    internal List<FeatureFact> Features()
    {
        var farthest = rules.FarthestMetres(layer.Definition.Id, _delivered.BaseLines.Count > 0);
        var facts = new List<FeatureFact>(overlap.Met.Count);
        foreach (var one in overlap.Met)
        {
            var number = zoned?.NumberOf[one.Feature] ?? one.Feature;
            var isLine = zoned?.Lines.Contains(number) ?? false;
            facts.Add(FactOf(number, one.AreaSquareMetres, isLine ? DistanceTo(number, farthest) : farthest is null ? null : 0, isLine, one));
        }

        if (farthest is { } metres)
            AddNear(facts, metres);
        return facts;
    }

    private void AddNear(List<FeatureFact> facts, double farthest)
    {
        var near = new List<int>();
        var box = site.Box.Widened(farthest * EqualAreaPlane.ScaleMargin);
        _delivered.Prepared.Query(box, near);
        var lines = new List<int>();
        foreach (var line in _delivered.BaseLines)
        {
            if (box.Meets(Box.Of(line.Geometry.EnvelopeInternal)))
                lines.Add(line.Feature);
        }

        near.AddRange(lines);
        if (near.Count == 0)
            return;
        near.Sort();
        var met = facts.Select(fact => fact.Number).ToHashSet();
        foreach (var number in near)
        {
            // A feature may have several lines, and areas besides.
            if (met.Add(number) && layer.Counts(number) && DistanceTo(number, farthest) is { } distance)
                facts.Add(FactOf(number, 0, distance, lines.Contains(number), overlapOf: null));
        }
    }

    // A zone is wider than any one rule's distance; its line may lie beyond what is sought.
    private double? DistanceTo(int number, double? farthest) => site.DistanceTo(_delivered, number, Math.Max(farthest ?? 0, LayerCheck.DistanceSoughtMetres))?.ZoneMetres;

    private FeatureFact FactOf(int number, double area, double? distance, bool isLine, FeatureOverlap? overlapOf)
    {
        var feature = _delivered.Features[number];
        return new FeatureFact(number, feature, area, distance, isLine, 2 * (feature.AccuracyMetres ?? _delivered.Version.AccuracyMetres)) { Overlap = overlapOf };
    }
}
