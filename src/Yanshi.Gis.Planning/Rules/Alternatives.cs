namespace Yanshi.Gis.Planning.Rules;

/// <summary>Findings that cannot all be true, because they rest on different assumptions about the same unknown.</summary>
internal static class Alternatives
{
    /// <summary>
    /// Leaves out findings that a stricter one makes moot: both about the same features, their conditions exclude each other on something unknown. What is left has
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

    private static bool Exclude(Finding one, Finding other) => one.Rule.When.Any(condition =>
        one.Assumed.Contains(condition.Name, StringComparer.Ordinal)
        && other.Assumed.Contains(condition.Name, StringComparer.Ordinal)
        && other.Rule.When.Any(another => string.Equals(another.Name, condition.Name, StringComparison.Ordinal) && condition.Test.Excludes(another.Test)));
}
