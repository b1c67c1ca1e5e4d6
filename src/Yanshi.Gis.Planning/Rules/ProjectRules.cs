namespace Yanshi.Gis.Planning.Rules;

/// <summary>What rules in force say of one project before anything is measured. Immutable, thread-safe.</summary>
internal sealed class ProjectRules
{
    private readonly Dictionary<string, AskedRules> _byLayer;

    internal ProjectRules(RulesInForce inForce, ProjectAttributes project)
    {
        InForce = inForce;
        _byLayer = inForce.ByLayer.ToDictionary(layer => layer.Key, layer => new AskedRules(layer.Value, project), StringComparer.Ordinal);
        WithoutLayer = new AskedRules(inForce.WithoutLayer, project);
    }

    /// <summary>The rules, whatever the project is.</summary>
    internal RulesInForce InForce { get; }

    /// <summary>Those that have no layer.</summary>
    internal AskedRules WithoutLayer { get; }

    /// <summary>Those of a layer; null when it has none.</summary>
    internal AskedRules? Find(string layerId) => _byLayer.GetValueOrDefault(layerId);
}

/// <summary>The rules of one layer that may concern a project. Immutable, thread-safe.</summary>
internal sealed class AskedRules
{
    internal AskedRules(LayerRules layer, ProjectAttributes project)
    {
        Rules = [.. layer.Rules.Select(rule => AskedRule.Find(rule, project)).OfType<AskedRule>()];
        var distances = Rules.Where(asked => asked.Rule.Distance is not null).Select(asked => (asked.Rule.Relation, Distance: asked.Rule.Distance!)).ToList();
        FarthestFromLines = distances.Max(item => (double?)(item.Distance.Metres + item.Distance.HalfWidthMetres));
        FarthestFromAreas = distances.Where(item => item.Relation is RuleRelation.Within).Max(item => (double?)item.Distance.Metres);
        AnyOutside = Array.Exists(Rules, asked => asked.Rule.Relation is RuleRelation.Outside);
    }

    /// <summary>The rules, in the book's order.</summary>
    internal AskedRule[] Rules { get; }

    /// <summary>The farthest distance at which one asks for features of a layer that has lines or points, half-widths included, metres; null when none does.</summary>
    internal double? FarthestFromLines { get; }

    /// <summary>The same of a layer of areas: these are zones themselves, and nothing is asked of them from afar unless a rule says within.</summary>
    internal double? FarthestFromAreas { get; }

    /// <summary>Whether one is about the site outside the layer.</summary>
    internal bool AnyOutside { get; }
}
