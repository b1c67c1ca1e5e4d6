using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What follows from the answers of all layers and the rules that have none.</summary>
/// <param name="Verdict">The conclusion: the worst of everything found.</param>
/// <param name="UndeterminedBy">The mandatory layers that could not answer for the whole site, in catalogue order.</param>
/// <param name="Basis">What it is worth.</param>
/// <param name="Findings">The findings that stand under no layer.</param>
internal sealed record SiteConclusion(Verdict Verdict, IReadOnlyList<string> UndeterminedBy, VerdictBasis Basis, IReadOnlyList<Finding> Findings)
{
    internal static SiteConclusion Of(Site site, List<LayerResult> results, IReadOnlyList<Finding> unbound)
    {
        var findings = new List<Finding>();
        var undeterminedBy = new List<string>();
        foreach (var result in results)
        {
            if (result.Layer.Role is LayerRole.Context)
                findings.AddRange(result.Findings);
            if (result.Layer.Mandatory && !HasWholeAnswer(result))
                undeterminedBy.Add(result.Layer.Id);
        }

        findings.AddRange(unbound);
        return new SiteConclusion(VerdictOf(results, findings, undeterminedBy.Count > 0), undeterminedBy, BasisOf(site, results), findings);
    }

    // A layer in conflict that does not know all of the site may still hold worse there.
    private static bool HasWholeAnswer(LayerResult result) => result.State switch
    {
        LayerState.NoData or LayerState.Failed => false,
        LayerState.Conflict => result.Reason is not ReasonCodes.PartlyCovered,
        _ => true,
    };

    private static Verdict VerdictOf(List<LayerResult> results, List<Finding> findings, bool isUndetermined)
    {
        var worst = WorstOf(findings);
        foreach (var result in results)
            worst = Worse(worst, WorstOf(result.Findings));

        // A conflict for which no rule says what it means is no clear site either: nobody has judged it.
        if (isUndetermined || results.Exists(result => result is { State: LayerState.Conflict, IsUnjudged: true }))
            worst = Worse(worst, Verdict.Undetermined);
        return results.Exists(result => result.Reason is ReasonCodes.WithinAccuracy) ? Worse(worst, Verdict.Notice) : worst;
    }

    private static Verdict WorstOf(IReadOnlyList<Finding> findings)
    {
        var worst = Verdict.Clear;
        for (var i = 0; i < findings.Count; i++)
            worst = Worse(worst, findings[i].Verdict);
        return worst;
    }

    private static Verdict Worse(Verdict one, Verdict other) => one > other ? one : other;

    private static VerdictBasis BasisOf(Site site, List<LayerResult> results)
    {
        if (results.Exists(result => result.Version?.Status is LayerStatus.Synthetic))
            return VerdictBasis.Demonstration;
        if (site.Crs.IsWebMap || site.Crs.DatumAssumed)
            return VerdictBasis.Preview;
        return results.Exists(result => result.Version?.Status is LayerStatus.Indicative && (result.State is LayerState.Conflict || WorstOf(result.Findings) >= Verdict.Notice))
            ? VerdictBasis.Indicative
            : VerdictBasis.Formal;
    }
}
