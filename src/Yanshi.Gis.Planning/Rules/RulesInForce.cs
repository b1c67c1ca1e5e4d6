using System.Collections.Concurrent;
using System.Text;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>The rules of a book that are in force on one date, by layer, in the book's order. Thread-safe.</summary>
internal sealed class RulesInForce
{
    // Projects that say the same are few; where every row says something else, old ones make room.
    private const int KeptProjects = 256;

    private readonly Dictionary<string, LayerRules> _byLayer;
    private readonly string[] _asked;
    private readonly ConcurrentDictionary<string, ProjectRules> _projects = new(StringComparer.Ordinal);

    internal RulesInForce(RuleBook book, DateOnly date)
    {
        Date = date;
        var inForce = book.Rules.Where(rule => rule.IsInForceOn(date)).ToList();
        _byLayer = inForce.Where(rule => rule.Layer is not null).GroupBy(rule => rule.Layer!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new LayerRules(book, [.. group], date), StringComparer.Ordinal);
        WithoutLayer = new LayerRules(book, [.. inForce.Where(rule => rule.Layer is null)], date);
        _asked = [.. inForce.SelectMany(rule => rule.When.Concat(rule.Exemptions.SelectMany(exemption => exemption.When))).Select(condition => condition.Name).Distinct(StringComparer.Ordinal)];
    }

    internal DateOnly Date { get; }

    /// <summary>The rules that have no layer.</summary>
    internal LayerRules WithoutLayer { get; }

    /// <summary>The rules by layer.</summary>
    internal IReadOnlyDictionary<string, LayerRules> ByLayer => _byLayer;

    /// <summary>The rules of a layer; null when it has none.</summary>
    internal LayerRules? Find(string layerId) => _byLayer.GetValueOrDefault(layerId);

    /// <summary>What the rules say of a project before anything is measured. Projects of which the same is known share it.</summary>
    internal ProjectRules For(ProjectAttributes project)
    {
        var key = KeyOf(project);
        if (_projects.TryGetValue(key, out var known))
            return known;
        if (_projects.Count >= KeptProjects)
            _projects.Clear();
        return _projects.GetOrAdd(key, _ => new ProjectRules(this, project));
    }

    // What is known of all that is asked. Each value with its length, so that no two projects have the same key.
    private string KeyOf(ProjectAttributes project)
    {
        var key = new StringBuilder();
        foreach (var name in _asked)
        {
            if (project.Find(name) is { } value)
                key.Append(value.Length).Append(':').Append(value);
            else
                key.Append('-');
        }

        return key.ToString();
    }
}
