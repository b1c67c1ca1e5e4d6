using System.Text.Json.Nodes;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Rescreening;

/// <summary>翻转: a project whose answer is another one than before: another verdict, another state of a layer, or other rules that apply. Immutable.</summary>
/// <param name="Id">The project's id.</param>
/// <param name="Name">Its name; null when it has none.</param>
/// <param name="Before">The verdict before.</param>
/// <param name="After">The verdict now.</param>
/// <param name="Turn">Whether it turned to the worse.</param>
/// <param name="Layers">What differs, layer by layer, in the order of the record.</param>
public sealed record RecordFlip(string Id, string? Name, Verdict Before, Verdict After, FlipTurn Turn, IReadOnlyList<LayerFlip> Layers)
{
    /// <summary>Compares two records of one site.</summary>
    /// <param name="before">The record before.</param>
    /// <param name="after">The record now.</param>
    /// <returns>The flip; null when the answer is the same, be it with other figures.</returns>
    public static RecordFlip? Find(JsonObject before, JsonObject after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (LayerAnswers.Of(before), LayerAnswers.Of(after));
        List<LayerFlip> layers = [.. now.Keys.Union(old.Keys, StringComparer.Ordinal).Select(id => LayerFlip.Find(id, old.GetValueOrDefault(id), now.GetValueOrDefault(id))).OfType<LayerFlip>()];
        var (verdictBefore, verdictAfter) = (VerdictOf(before), VerdictOf(after));
        if (layers.Count == 0 && verdictBefore == verdictAfter)
            return null;
        var site = (JsonObject)after["site"]!;
        var turn = verdictAfter > verdictBefore || layers.Exists(layer => layer.Turn is FlipTurn.Worse) ? FlipTurn.Worse
            : verdictAfter < verdictBefore || layers.Exists(layer => layer.Turn is FlipTurn.Better) ? FlipTurn.Better
            : FlipTurn.Other;
        return new RecordFlip(site["id"]!.GetValue<string>(), site["name"]?.GetValue<string>(), verdictBefore, verdictAfter, turn, layers);
    }

    /// <summary>Whether two records say the same of a site, but for what they rest on.</summary>
    /// <param name="before">The record before.</param>
    /// <param name="after">The record now.</param>
    public static bool IsSameAnswer(JsonObject before, JsonObject after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return before.All(member => member.Key is "provenance" or "digest" || JsonNode.DeepEquals(member.Value, after[member.Key]));
    }

    private static Verdict VerdictOf(JsonObject record) => EnumCode.Find<Verdict>(record["verdict"]!.GetValue<string>()) ?? throw new FormatException("A record has a verdict.");
}

/// <summary>Which way an answer turned.</summary>
public enum FlipTurn
{
    /// <summary>变差: a worse verdict, a layer that is worse or can no longer answer, or a rule that applies and did not. It outweighs what got better.</summary>
    Worse,

    /// <summary>变好: something got better and nothing worse.</summary>
    Better,

    /// <summary>其他: neither.</summary>
    Other,
}

/// <summary>What differs in what one layer says of a site. Areas are those of the records, square metres.</summary>
/// <param name="LayerId">The layer; null for the rules that stand under no layer.</param>
/// <param name="Before">What it said; null when it was not asked.</param>
/// <param name="After">What it says; null when it is not asked any more.</param>
/// <param name="Rules">The rules that apply otherwise than before.</param>
public sealed record LayerFlip(string? LayerId, LayerSaying? Before, LayerSaying? After, IReadOnlyList<RuleFlip> Rules)
{
    /// <summary>Which way it turned.</summary>
    public FlipTurn Turn => IsWorse ? FlipTurn.Worse : IsBetter ? FlipTurn.Better : FlipTurn.Other;

    // A layer that is new and has no data, or was struck off, says nothing by itself; where it must be known the verdict tells.
    private bool IsWorse => Rules.Any(rule => (rule.After ?? Verdict.Clear) > (rule.Before ?? Verdict.Clear))
        || (Before is null || After is null ? After?.State is LayerState.Conflict : Rank(After) > Rank(Before) || (IsUnanswered(After) && !IsUnanswered(Before)));

    private bool IsBetter => Rules.Any(rule => (rule.After ?? Verdict.Clear) < (rule.Before ?? Verdict.Clear)) || (Before is not null && After is not null && Rank(After) < Rank(Before));

    internal static LayerFlip? Find(string id, LayerAnswers? before, LayerAnswers? after)
    {
        var names = (after?.Rules.Keys ?? Enumerable.Empty<string>()).Union(before?.Rules.Keys ?? Enumerable.Empty<string>(), StringComparer.Ordinal);
        List<RuleFlip> rules = [.. names
            .Select(name => new RuleFlip(name, after?.Rules.GetValueOrDefault(name)?.Summary ?? before!.Rules[name].Summary, before?.Rules.GetValueOrDefault(name)?.Verdict, after?.Rules.GetValueOrDefault(name)?.Verdict))
            .Where(rule => rule.Before != rule.After)];
        return rules.Count > 0 || before?.Saying?.State != after?.Saying?.State
            ? new LayerFlip(id == LayerAnswers.NoLayer ? null : id, before?.Saying, after?.Saying, rules)
            : null;
    }

    private static bool IsUnanswered(LayerSaying saying) => saying.State is LayerState.NoData or LayerState.Failed;

    private static int Rank(LayerSaying saying) => saying.State switch
    {
        LayerState.Conflict => 3,
        LayerState.NoData or LayerState.Failed => 2,
        LayerState.BelowThreshold => 1,
        _ => 0,
    };
}

/// <summary>What one layer said.</summary>
/// <param name="State">Its state.</param>
/// <param name="Reason">Why there is no plain answer, a code; null when there is one.</param>
/// <param name="AreaSquareMetres">The area that counts, square metres; null when not measured.</param>
/// <param name="Version">The number of the version it rests on; null when there was none.</param>
public sealed record LayerSaying(LayerState State, string? Reason, double? AreaSquareMetres, int? Version);

/// <summary>A rule that applies otherwise than before.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Summary">What follows from it, in Chinese.</param>
/// <param name="Before">Its verdict before; null when it did not apply.</param>
/// <param name="After">Its verdict now; null when it does not apply any more.</param>
public sealed record RuleFlip(string Rule, string Summary, Verdict? Before, Verdict? After);
