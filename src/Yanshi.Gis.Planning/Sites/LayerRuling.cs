using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What the rules of a layer say of what was measured of it.</summary>
/// <param name="Findings">The rules that apply, exempted ones included.</param>
/// <param name="IsUnjudged">Whether the site meets something of the layer that no rule is about, whatever the project is: then nobody has judged it.</param>
internal sealed record LayerRuling(IReadOnlyList<Finding> Findings, bool IsUnjudged)
{
    /// <summary>Whether something is to be noticed or worse.</summary>
    internal bool IsConflict => IsUnjudged || Findings.Any(finding => finding.Verdict >= Verdict.Notice);

    /// <summary>The certainty of the worst finding; certain when one of several is.</summary>
    internal Certainty? CertaintyOfWorst => Findings.Count == 0 ? null : Findings.Where(finding => finding.Verdict == Findings.Max(other => other.Verdict)).Min(finding => finding.Certainty);

    /// <summary>Asks the rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="site">The site.</param>
    /// <param name="layer">The layer as it is asked, with the zones of its lines.</param>
    /// <param name="zoned">How those zones came about; null when the layer is as delivered.</param>
    /// <param name="overlap">What its features have of the site.</param>
    /// <param name="counted">What was measured; null when nothing could be.</param>
    internal static LayerRuling Of(RuleEvaluation rules, SiteFootprint site, AskedLayer layer, ZonedLayer? zoned, LayerOverlap overlap, CountedAreas? counted)
    {
        var (definition, data) = (layer.Definition, layer.Data);
        var features = new LayerFacts(rules, site, layer, zoned, overlap).Features();
        var facts = new RuleFacts
        {
            LayerId = definition.Id,
            Role = definition.Role,
            SiteSquareMetres = site.Area.SquareMetres,
            AreaSquareMetres = definition.Role is LayerRole.Context ? overlap.AreaSquareMetres : counted?.AreaSquareMetres ?? 0,
            InnerSquareMetres = counted?.Band?.InnerSquareMetres,
            IsBelowThreshold = counted?.IsBelow(definition) ?? false,
            Features = [.. features.Select(feature => feature.Fact)],
            AreaOf = (met, isNet) => AreaOf(Overlaps(met), isNet),
            IsAllSlivers = met => IsAllSlivers(Overlaps(met)),
        };
        var findings = rules.Of(facts);
        return new LayerRuling(findings, definition.Role is not LayerRole.Context && !facts.IsBelowThreshold && IsUnjudged());

        // As LayerCheck measures the whole layer, so its parts.
        LayerOverlap Overlaps(IReadOnlyList<FeatureFact> met)
        {
            var numbers = met.Select(fact => fact.Number).ToHashSet();
            var some = features.Where(feature => feature.Overlap is not null && numbers.Contains(feature.Fact.Number)).Select(feature => feature.Overlap!.Value).ToList();
            return some.Count == overlap.Met.Count ? overlap : LayerOverlap.Of(site.Area, data, some);
        }

        double AreaOf(LayerOverlap some, bool isNet) => isNet && layer.IsFarmland ? LayerCheck.NetSquareMetres(some, data) : some.AreaSquareMetres;

        // Of what counts for the whole layer this has been asked; a part of it, and the zones inside a layer that must contain the site, have slivers of their own.
        bool IsAllSlivers(LayerOverlap some)
        {
            if (ReferenceEquals(some, overlap) && definition.Role is LayerRole.Restricts)
                return false;
            var edges = site.LongEdges.Concat(some.Met.SelectMany(met => data.Marks.LongEdgesOf(met.Feature))).ToList();
            return SliverPossible(some.AreaSquareMetres, edges.Count > 0, definition) && PieceMeasure.Of(some.Inside(data), definition, edges, site.Area.SquareMetres).IsAllSlivers;
        }

        bool SliverPossible(double area, bool hasLongEdges, LayerDefinition of)
        {
            var along = site.Area.Geometry.Length;
            return area <= (hasLongEdges ? EdgeModel.LargestShareOfSite * site.Area.SquareMetres : 2 * EdgeModel.LeastGapMetres * along) + of.MinWidthMetres * along;
        }

        bool IsUnjudged() => definition.Role is LayerRole.MustContain
            ? facts.AreaSquareMetres > 0 && !rules.HasRule(definition.Id, RuleRelation.Outside)
            : facts.Features.Any(fact => fact.AreaSquareMetres > 0 && !rules.IsForeseen(definition.Id, fact));
    }
}
