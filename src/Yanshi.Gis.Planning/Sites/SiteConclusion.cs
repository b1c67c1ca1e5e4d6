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
        var context = results.Where(result => result.Layer.Role is LayerRole.Context).SelectMany(result => result.Findings).ToList();
        List<Finding> findings = [.. context, .. unbound];
        var undeterminedBy = results.Where(result => result.Layer.Mandatory && !HasWholeAnswer(result)).Select(result => result.Layer.Id).ToList();
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
        var worst = results.SelectMany(result => result.Findings).Concat(findings).Select(finding => finding.Verdict).DefaultIfEmpty(Verdict.Clear).Max();

        // A conflict for which no rule says what it means is no clear site either: nobody has judged it.
        if (isUndetermined || results.Exists(result => result is { State: LayerState.Conflict, IsUnjudged: true }))
            worst = Worse(worst, Verdict.Undetermined);
        return results.Exists(result => result.Reason is ReasonCodes.WithinAccuracy) ? Worse(worst, Verdict.Notice) : worst;
    }

    private static Verdict Worse(Verdict one, Verdict other) => one > other ? one : other;

    private static VerdictBasis BasisOf(Site site, List<LayerResult> results)
    {
        if (results.Exists(result => result.Version?.Status is LayerStatus.Synthetic))
            return VerdictBasis.Demonstration;
        if (site.Crs.IsWebMap || site.Crs.DatumAssumed)
            return VerdictBasis.Preview;
        return results.Exists(result => result.Version?.Status is LayerStatus.Indicative && (result.State is LayerState.Conflict || result.Findings.Any(finding => finding.Verdict >= Verdict.Notice)))
            ? VerdictBasis.Indicative
            : VerdictBasis.Formal;
    }
}
