namespace Yanshi.Gis.Planning.Rules;

/// <summary>A rule in force that may concern a project. Immutable, thread-safe.</summary>
internal sealed class AskedRule
{
    private readonly IReadOnlyList<string> _concern;
    private readonly List<string> _exemptions;

    private AskedRule(RuleInForce inForce, IReadOnlyList<string> concern, ProjectAttributes project)
    {
        (InForce, _concern, _exemptions) = (inForce, concern, []);
        foreach (var exemption in Rule.Exemptions)
        {
            var answer = project.Answer(exemption.When);
            if (answer.Truth is Truth.Yes)
            {
                Lifted = exemption;
                _exemptions.Clear();
                break;
            }

            _exemptions.AddRange(answer.Unknown);
        }

        Assumed = Distinct([.. _concern, .. _exemptions]);
    }

    /// <summary>The rule as the date sees it.</summary>
    internal RuleInForce InForce { get; }

    internal Rule Rule => InForce.Rule;

    /// <summary>The exemption that applies; null when none does for certain.</summary>
    internal RuleExemption? Lifted { get; }

    /// <summary>What is assumed of the project: what the rule's conditions and its exemptions ask and nobody knows.</summary>
    internal IReadOnlyList<string> Assumed { get; }

    /// <summary>The rule as it may concern a project; null when it does not.</summary>
    internal static AskedRule? Find(RuleInForce rule, ProjectAttributes project)
    {
        var concern = project.Answer(rule.Rule.When);
        return concern.Truth is Truth.No ? null : new AskedRule(rule, concern.Unknown, project);
    }

    /// <summary>What is assumed when more is unknown than the project: in the order of the rule, each once.</summary>
    /// <param name="more">What is assumed besides; null: nothing.</param>
    internal IReadOnlyList<string> AssumedWith(List<string>? more) => more is null ? Assumed : Distinct([.. _concern, .. more, .. _exemptions]);

    private static string[] Distinct(List<string> names) => [.. names.Distinct(StringComparer.Ordinal)];
}
