namespace Yanshi.Gis.Planning.Rules;

/// <summary>The rules of a book that are in force on one date, by layer, in the book's order. Immutable, thread-safe.</summary>
internal sealed class RulesInForce
{
    private readonly Dictionary<string, Rule[]> _byLayer;
    private readonly Rule[] _withoutLayer;

    internal RulesInForce(RuleBook book, DateOnly date)
    {
        Date = date;
        var inForce = book.Rules.Where(rule => rule.IsInForceOn(date)).ToList();
        _byLayer = inForce.Where(rule => rule.Layer is not null).GroupBy(rule => rule.Layer!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _withoutLayer = [.. inForce.Where(rule => rule.Layer is null)];
    }

    internal DateOnly Date { get; }

    /// <summary>The rules of a layer; with null those that have none.</summary>
    internal Rule[] Of(string? layerId) => layerId is null ? _withoutLayer : _byLayer.GetValueOrDefault(layerId, []);
}
