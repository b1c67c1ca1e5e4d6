namespace Yanshi.Gis.Planning.Rules;

/// <summary>Findings that cannot all be true, because they rest on different assumptions about the same unknown.</summary>
internal static class Alternatives
{
    /// <summary>
    /// Leaves out findings that a stricter one makes moot: both about the same features, their conditions on the project or on
    /// the features exclude each other on something unknown. What is left has
    /// the same worst verdict.
    /// </summary>
    /// <param name="findings">The findings of one layer, in the rule book's order.</param>
    internal static IReadOnlyList<Finding> Strictest(IReadOnlyList<Finding> findings)
    {
        var moot = new HashSet<Finding>(ReferenceEqualityComparer.Instance);
        foreach (var finding in findings)
        {
            if (finding.Assumed.Count > 0 && findings.Any(other => other.Verdict > finding.Verdict && Exclude(other, finding) && finding.Features.All(other.Features.Contains)))
                moot.Add(finding);
        }

        return moot.Count == 0 ? findings : [.. findings.Where(finding => !moot.Contains(finding))];
    }

    private static bool Exclude(Finding one, Finding other) =>
        ExcludeBy(one, other, rule => rule.When, prefix: string.Empty) || ExcludeBy(one, other, rule => rule.Where, RuleEvaluation.FeaturePrefix);

    private static bool ExcludeBy(Finding one, Finding other, Func<Rule, IReadOnlyList<RuleCondition>> conditionsOf, string prefix) => conditionsOf(one.Rule).Any(condition =>
        one.Assumed.Contains(prefix + condition.Name, StringComparer.Ordinal)
        && other.Assumed.Contains(prefix + condition.Name, StringComparer.Ordinal)
        && conditionsOf(other.Rule).Any(another => string.Equals(another.Name, condition.Name, StringComparison.Ordinal) && condition.Test.Excludes(another.Test)));
}
