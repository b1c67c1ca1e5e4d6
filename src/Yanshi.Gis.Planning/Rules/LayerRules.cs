namespace Yanshi.Gis.Planning.Rules;

/// <summary>The rules of one layer that are in force on a date, whatever the project is. Immutable, thread-safe.</summary>
internal sealed class LayerRules
{
    internal LayerRules(RuleBook book, IReadOnlyList<Rule> rules, DateOnly date)
    {
        var conditions = new List<FeatureConditions>();
        Rules = [.. rules.Select(rule => new RuleInForce(book, rule, WhereOf(rule), date))];
        MakesZones = Array.Exists(Rules, rule => rule.IsZone);

        FeatureConditions WhereOf(Rule rule)
        {
            if (conditions.Find(known => known.Are(rule.Where)) is { } same)
                return same;
            var where = new FeatureConditions(conditions.Count, rule.Where, name => rule.Layer is { } layer ? book.FindReading(layer, name) : null);
            conditions.Add(where);
            return where;
        }
    }

    /// <summary>The rules, in the book's order.</summary>
    internal RuleInForce[] Rules { get; }

    /// <summary>Whether lines and points of the layer stand for zones under some rule.</summary>
    internal bool MakesZones { get; }
}
