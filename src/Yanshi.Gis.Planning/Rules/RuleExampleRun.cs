using System.Text.Json;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>Runs a rule's example: the same evaluation as a check's, on made-up facts. Thread-safe.</summary>
public static class RuleExampleRun
{
    /// <summary>What a rule says of an example.</summary>
    /// <param name="book">The rule book.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="example">The example.</param>
    public static RuleExampleOutcome Of(RuleBook book, Rule rule, RuleExample example)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(example);
        var project = ProjectAttributes.Of(book, written: new Dictionary<string, string>(StringComparer.Ordinal), example.Project);
        var inForce = new LayerRules(book, [rule], rule.InForceFrom ?? book.Identity.CheckedOn).Rules[0];
        if (AskedRule.Find(inForce, project) is not { } asked)
            return new RuleExampleOutcome(Verdict: null, []);
        var finding = rule.Layer is { } layer
            ? RuleFinding.Find(asked, FactsOf(book, layer, rule, example))
            : RuleFinding.Find(asked, new ParkFacts(example.InPark, example.SectorFits));
        return new RuleExampleOutcome(finding?.Verdict, finding?.Assumed ?? []);
    }

    private static RuleFacts FactsOf(RuleBook book, string layer, Rule rule, RuleExample example)
    {
        var properties = example.Feature.Select(field => KeyValuePair.Create(book.FindField(layer, field.Key)!.Properties[0], JsonSerializer.SerializeToElement(field.Value)));
        var feature = new LayerFeature { Id = "1", Properties = [.. properties] };
        var isLine = example.DistanceMetres is not null && example.AreaSquareMetres <= 0;
        List<FeatureFact> features = example.AreaSquareMetres > 0 || example.DistanceMetres is not null
            ? [new FeatureFact(0, feature, example.AreaSquareMetres, example.AreaSquareMetres > 0 ? 0 : example.DistanceMetres, isLine, ReachMetres: null)]
            : [];
        return new RuleFacts
        {
            LayerId = layer,
            Role = rule.Relation is RuleRelation.Outside ? LayerRole.MustContain : LayerRole.Restricts,
            SiteSquareMetres = example.SiteSquareMetres,
            AreaSquareMetres = example.AreaSquareMetres,
            Features = features,
            AreaOf = static (met, _) => met.Sum(fact => fact.AreaSquareMetres),
        };
    }
}

/// <summary>What a rule says of an example.</summary>
/// <param name="Verdict">The verdict; null when the rule does not apply.</param>
/// <param name="Assumed">What was assumed.</param>
public sealed record RuleExampleOutcome(Verdict? Verdict, IReadOnlyList<string> Assumed);
