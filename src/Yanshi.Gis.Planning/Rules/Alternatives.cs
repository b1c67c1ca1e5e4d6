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
    internal static IReadOnlyList<Finding> Strictest(List<Finding> findings) =>
        findings.Count > 1 && findings.Exists(finding => IsMoot(finding, findings)) ? findings.FindAll(finding => !IsMoot(finding, findings)) : findings;

    private static bool IsMoot(Finding finding, List<Finding> findings)
    {
        if (finding.Assumed.Count == 0)
            return false;
        foreach (var other in findings)
        {
            if (other.Verdict > finding.Verdict && Exclude(other, finding) && finding.Features.All(other.Features.Contains))
                return true;
        }

        return false;
    }

    private static bool Exclude(Finding one, Finding other) =>
        ExcludeBy(one, one.Rule.When, other, other.Rule.When, prefix: string.Empty)
        || ExcludeBy(one, one.Rule.Where, other, other.Rule.Where, RuleEvaluation.FeaturePrefix);

    private static bool ExcludeBy(Finding one, IReadOnlyList<RuleCondition> ones, Finding other, IReadOnlyList<RuleCondition> others, string prefix)
    {
        for (var i = 0; i < ones.Count; i++)
        {
            for (var j = 0; j < others.Count; j++)
            {
                if (string.Equals(ones[i].Name, others[j].Name, StringComparison.Ordinal)
                    && Assumes(one, prefix, ones[i].Name) && Assumes(other, prefix, ones[i].Name)
                    && ones[i].Test.Excludes(others[j].Test))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Assumes(Finding finding, string prefix, string name)
    {
        for (var i = 0; i < finding.Assumed.Count; i++)
        {
            var assumed = finding.Assumed[i];
            if (assumed.Length == prefix.Length + name.Length && assumed.StartsWith(prefix, StringComparison.Ordinal) && assumed.EndsWith(name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
