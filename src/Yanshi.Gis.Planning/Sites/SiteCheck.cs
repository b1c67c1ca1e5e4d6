using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>
/// The check of one site against every layer of a workspace. It fails closed: a layer it could not look at is never clear, and while
/// such a layer is mandatory the verdict is 无法判定. Thread-safe; the same inputs give the same report.
/// </summary>
public static class SiteCheck
{
    /// <summary>Checks a site.</summary>
    /// <param name="site">The site, measured in the catalogue's analysis plane.</param>
    /// <param name="layers">The workspace's layers.</param>
    /// <param name="asOf">The date the answer is for.</param>
    /// <param name="engine">The program's version, for the provenance.</param>
    public static SiteReport Run(Site site, LayerSet layers, DateOnly asOf, string engine)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentException.ThrowIfNullOrEmpty(engine);
        var footprint = new SiteFootprint(site, layers.Catalogue.Plane);
        var results = layers.Catalogue.Layers.Select(definition => ResultOf(definition, layers, footprint, asOf)).ToList();
        var used = layers.Catalogue.Layers.Select(definition => UsedOn(asOf, layers.Find(definition.Id))).OfType<ControlLayer>().ToList();
        var undeterminedBy = results.Where(result => result.Layer.Mandatory && !HasAnswer(result)).Select(result => result.Layer.Id).ToList();
        return new SiteReport
        {
            Site = site,
            Verdict = VerdictOf(results, undeterminedBy),
            UndeterminedBy = undeterminedBy,
            Basis = BasisOf(site.Crs, results, used),
            Layers = results,
            Provenance = new ReportProvenance(asOf, engine, layers.Catalogue, used),
        };
    }

    private static LayerResult ResultOf(LayerDefinition definition, LayerSet layers, SiteFootprint site, DateOnly asOf)
    {
        if (layers.FindDamage(definition.Id) is not null)
            return Unanswered(definition, LayerState.Failed, ReasonCodes.Damaged);
        if (layers.Find(definition.Id) is not { } layer)
            return Unanswered(definition, LayerState.NoData, ReasonCodes.Absent);
        return UsedOn(asOf, layer) is null
            ? Unanswered(definition, LayerState.NoData, ReasonCodes.NoVersionInForce)
            : LayerCheck.Run(site, layer);
    }

    private static ControlLayer? UsedOn(DateOnly asOf, ControlLayer? layer) => layer is not null && layer.Definition.IsInForceOn(asOf) ? layer : null;

    private static LayerResult Unanswered(LayerDefinition definition, LayerState state, string reason) =>
        new() { Layer = definition, State = state, Reason = reason, AccuracyMetres = definition.AccuracyMetres };

    private static bool HasAnswer(LayerResult result) => result.State is not (LayerState.NoData or LayerState.Failed);

    // A conflict for which no rule says what it means is no clear site either: nobody has judged it.
    private static Verdict VerdictOf(IEnumerable<LayerResult> results, List<string> undeterminedBy) =>
        undeterminedBy.Count > 0 || results.Any(result => result.State is LayerState.Conflict) ? Verdict.Undetermined : Verdict.Clear;

    private static VerdictBasis BasisOf(CrsReading crs, IEnumerable<LayerResult> results, IEnumerable<ControlLayer> used)
    {
        if (used.Any(layer => layer.Definition.Status is LayerStatus.Synthetic))
            return VerdictBasis.Demonstration;
        if (crs.IsWebMap || crs.DatumAssumed)
            return VerdictBasis.Preview;
        return results.Any(result => result.State is LayerState.Conflict && result.Layer.Status is LayerStatus.Indicative)
            ? VerdictBasis.Indicative
            : VerdictBasis.Formal;
    }
}
