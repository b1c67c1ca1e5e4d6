using Yanshi.Gis.Layers;
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
    internal Certainty? CertaintyOfWorst
    {
        get
        {
            if (Findings.Count == 0)
                return null;
            var worst = Findings.Max(finding => finding.Verdict);
            return Findings.Where(finding => finding.Verdict == worst).Min(finding => finding.Certainty);
        }
    }

    /// <summary>Asks the rules.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="site">The site.</param>
    /// <param name="layer">The layer as it is asked, with the zones of its lines.</param>
    /// <param name="zoned">How those zones came about; null when the layer is as delivered.</param>
    /// <param name="overlap">What its features have of the site.</param>
    /// <param name="counted">What was measured; null when nothing could be.</param>
    internal static LayerRuling Of(RuleEvaluation rules, SiteFootprint site, AskedLayer layer, ZonedLayer? zoned, LayerOverlap overlap, CountedAreas? counted)
    {
        var definition = layer.Definition;
        var features = new LayerFacts(rules, site, layer, zoned, overlap).Features();
        var parts = features.Count == 0 ? null : new OverlapParts(site, layer, overlap, features);
        var facts = new RuleFacts
        {
            LayerId = definition.Id,
            Role = definition.Role,
            SiteSquareMetres = site.Area.SquareMetres,
            AreaSquareMetres = definition.Role is LayerRole.Context ? overlap.AreaSquareMetres : counted?.AreaSquareMetres ?? 0,
            InnerSquareMetres = counted?.Band?.InnerSquareMetres,
            IsBelowThreshold = counted?.IsBelow(definition) ?? false,
            Features = features,
            AreaOf = parts is null ? static (_, _) => 0 : parts.AreaOf,
            IsAllSlivers = parts is null ? static _ => false : parts.IsAllSlivers,
        };
        return new LayerRuling(rules.Of(facts), definition.Role is not LayerRole.Context && !facts.IsBelowThreshold && IsUnjudgedBy(rules, facts));
    }

    private static bool IsUnjudgedBy(RuleEvaluation rules, RuleFacts facts)
    {
        if (facts.Role is LayerRole.MustContain)
            return facts.AreaSquareMetres > 0 && !rules.HasRule(facts.LayerId, RuleRelation.Outside);
        foreach (var fact in facts.Features)
        {
            if (fact.AreaSquareMetres > 0 && !rules.IsForeseen(facts.LayerId, fact))
                return true;
        }

        return false;
    }
}
