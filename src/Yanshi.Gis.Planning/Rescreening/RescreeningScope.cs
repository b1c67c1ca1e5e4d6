using System.Collections.Concurrent;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Rescreening;

/// <summary>
/// Which stored answers a change can concern. An answer is left alone only where everything that a check would read is as it was: the same program, catalogue,
/// parks and rule book, the same rules in force, and of every layer the same version or one that differs neither for all sites nor near this one. Each pair of
/// versions is compared once. Thread-safe.
/// </summary>
/// <param name="data">What would be checked against now.</param>
/// <param name="asOf">The date of the new answers.</param>
/// <param name="engine">The program's version.</param>
public sealed class RescreeningScope(PlanningData data, DateOnly asOf, string engine)
{
    // Zones of lines are sought in a window ten metres wider than they are, pieces in one a metre wider than the site.
    private const double WindowMarginMetres = 12;

    private readonly string _conditions = CheckConditions.Of(data);
    private readonly double _reachMetres = ReachOf(data.RuleBook);
    private readonly ConcurrentDictionary<DateOnly, bool> _sameLaw = new();
    private readonly ConcurrentDictionary<(string Layer, RecordedVersion Version), Lazy<VersionChange?>> _changes = new();
    private readonly Dictionary<string, AskedVersion> _asked = data.Layers.Catalogue.Layers.ToDictionary(layer => layer.Id, layer => AskedVersion.Of(layer, data.Layers, asOf), StringComparer.Ordinal);

    /// <summary>The pairs of versions that were compared, by layer and older version.</summary>
    public IReadOnlyList<ComparedVersions> Compared =>
    [
        .. _changes.Where(pair => pair.Value is { IsValueCreated: true, Value: not null })
            .Select(pair => new ComparedVersions(pair.Key.Layer, pair.Key.Version.Number, data.Layers.FindInForce(pair.Key.Layer, asOf)!.Version.Number, pair.Value.Value!.IsEverywhere, pair.Value.Value.Features))
            .OrderBy(pair => pair.LayerId, StringComparer.Ordinal).ThenBy(pair => pair.From),
    ];

    /// <summary>Why an answer may have changed; null when it cannot have.</summary>
    /// <param name="answer">What the stored record rests on.</param>
    /// <param name="conditions">The <see cref="CheckConditions"/> under which the record came out as it is; null when nobody knows.</param>
    public RescreeningCause? FindCause(RecordedAnswer answer, string? conditions)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (conditions is null)
            return new RescreeningCause(RescreeningCauseKind.ConditionsUnknown);
        if (!answer.Engine.Equals(engine, StringComparison.Ordinal))
            return new RescreeningCause(RescreeningCauseKind.Engine);
        if (!conditions.Equals(_conditions, StringComparison.Ordinal) || answer.Layers.Count != _asked.Count || !answer.Layers.Keys.All(_asked.ContainsKey))
            return new RescreeningCause(RescreeningCauseKind.Conditions);
        if (!string.Equals(answer.RuleBookSha256, data.RuleBook?.Identity.Sha256, StringComparison.Ordinal))
            return new RescreeningCause(RescreeningCauseKind.RuleBook);
        if (!_sameLaw.GetOrAdd(answer.AsOf, IsSameLawOn))
            return new RescreeningCause(RescreeningCauseKind.Date);
        var box = answer.BoxIn(data.Layers.Catalogue.Plane);
        foreach (var (id, (state, reason)) in answer.Layers)
        {
            if (MayDiffer(_asked[id], answer.AsOf, state, reason, answer.Versions.GetValueOrDefault(id), box))
                return new RescreeningCause(RescreeningCauseKind.Layer, id);
        }

        return null;
    }

    private bool MayDiffer(AskedVersion asked, DateOnly before, string state, string? reason, RecordedVersion? recorded, in Box box)
    {
        if (state == EnumCode.Of(LayerState.Failed))
            return true;
        if (asked.Holding is not { } holding)
            return recorded is not null || !string.Equals(reason, asked.ReasonWithout, StringComparison.Ordinal);
        if (holding.Layer is not { } newer || recorded is null || asked.FindRecorded(recorded) is not { } older)
            return true;
        if (asked.AgeLimits.Any(months => older.Version.IsOlderThan(months, before) != newer.Version.IsOlderThan(months, asOf)))
            return true;
        return !ReferenceEquals(older, newer)
            && _changes.GetOrAdd((asked.Source, recorded), _ => new Lazy<VersionChange?>(() => VersionChange.Of(older, newer))).Value!.Concerns(box, _reachMetres);
    }

    private bool IsSameLawOn(DateOnly before) => before == asOf || data.RuleBook is null || data.RuleBook.Rules.All(rule =>
        rule.IsInForceOn(before) == rule.IsInForceOn(asOf) && rule.Citations.All(citation => citation.Document.IsInForceOn(before) == citation.Document.IsInForceOn(asOf)));

    // The farthest that anything in a check looks: for the nearest feature, and for features that a rule asks of from afar.
    private static double ReachOf(RuleBook? book) =>
        Math.Max(LayerCheck.DistanceSoughtMetres, book?.Rules.Max(rule => rule.Distance is { } distance ? distance.Metres + distance.HalfWidthMetres : 0) ?? 0) + WindowMarginMetres;

    /// <summary>What would answer for a layer now.</summary>
    private sealed record AskedVersion(string Source, LayerHolding? Holding, string ReasonWithout, IReadOnlyList<int?> AgeLimits, IReadOnlyDictionary<int, LayerHolding> Versions)
    {
        internal static AskedVersion Of(LayerDefinition definition, LayerSet layers, DateOnly asOf)
        {
            var source = SiteCheck.SourceOf(definition, layers);
            var versions = layers.VersionsOf(source);
            return new AskedVersion(
                source,
                layers.FindInForce(source, asOf),
                versions.Count == 0 ? ReasonCodes.Absent : ReasonCodes.NoVersionInForce,
                [definition.MaxAgeMonths, layers.Catalogue.Find(source)?.MaxAgeMonths],
                versions.ToDictionary(holding => holding.Version.Number));
        }

        // A version of that number with other data is not the one that was checked against.
        internal ControlLayer? FindRecorded(RecordedVersion recorded) =>
            Versions.TryGetValue(recorded.Number, out var holding) && holding.Layer is { } layer && layer.Sha256.Equals(recorded.Sha256, StringComparison.Ordinal) ? layer : null;
    }
}

/// <summary>Two versions of a layer that were compared.</summary>
/// <param name="LayerId">The layer.</param>
/// <param name="From">The version that records rest on.</param>
/// <param name="To">The version in force.</param>
/// <param name="IsEverywhere">Whether they differ for every site: in coverage, accuracy, status, completeness, or because one cannot be read.</param>
/// <param name="Features">How many features came, went or changed; 0 where they differ everywhere.</param>
public sealed record ComparedVersions(string LayerId, int From, int To, bool IsEverywhere, int Features);
