using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
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
    /// <param name="data">The layers and parks.</param>
    /// <param name="asOf">The date the answer is for.</param>
    /// <param name="engine">The program's version, for the provenance.</param>
    public static SiteReport Run(Site site, PlanningData data, DateOnly asOf, string engine)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(engine);
        var layers = data.Layers;
        var footprint = new SiteFootprint(site, layers.Catalogue.Plane);
        var results = layers.Catalogue.Layers.Select(definition => ResultOf(definition, layers, footprint, asOf)).ToList();
        var used = layers.Catalogue.Layers.Select(definition => layers.FindInForce(definition.Id, asOf)?.Layer).OfType<ControlLayer>().ToList();
        var context = SiteContext.Of(footprint, data, id => results.Exists(result => result.Layer.Id == id && result.State is LayerState.Failed) ? null : layers.FindInForce(id, asOf)?.Layer);
        results = [.. results.Select(result => context.Failures.TryGetValue(result.Layer.Id, out var problem) ? Unanswered(result.Layer, result.Version, LayerState.Failed, problem.Code) : result)];
        var undeterminedBy = results.Where(result => result.Layer.Mandatory && !HasAnswer(result)).Select(result => result.Layer.Id).ToList();
        return new SiteReport
        {
            Site = site,
            Verdict = VerdictOf(results, undeterminedBy),
            UndeterminedBy = undeterminedBy,
            Basis = BasisOf(site.Crs, results),
            Layers = results,
            LandClasses = context.LandClasses,
            Towns = context.Towns,
            Partition = SitePartitioning.Of(site, [.. results.Where(SitePartitioning.Divides).Select(result => (result.Layer.Id, PartOf(result)))]),
            Parks = context.Parks,
            Provenance = new ReportProvenance(asOf, engine, layers.Catalogue, [.. used.Select(layer => new UsedLayer(layer.Definition.Id, layer.Version, layer.Sha256))]),
        };

        SitePart PartOf(LayerResult result) => new(result.AreaSquareMetres!.Value, () => ConflictPart.Of(footprint.Area, layers.FindInForce(result.Layer.Id, asOf)!.Layer!, result));
    }

    private static LayerResult ResultOf(LayerDefinition definition, LayerSet layers, SiteFootprint site, DateOnly asOf)
    {
        if (layers.FindInForce(definition.Id, asOf) is not { } holding)
            return Unanswered(definition, version: null, LayerState.NoData, layers.VersionsOf(definition.Id).Count == 0 ? ReasonCodes.Absent : ReasonCodes.NoVersionInForce);
        if (holding.Layer is null)
            return Unanswered(definition, holding.Version, LayerState.Failed, holding.Damage!.Code);
        try
        {
            return LayerCheck.Run(site, holding.Layer);
        }
        catch (DamagedBlockException e)
        {
            return Unanswered(definition, holding.Version, LayerState.Failed, e.Problem.Code);
        }
    }

    private static LayerResult Unanswered(LayerDefinition definition, LayerVersion? version, LayerState state, string reason) =>
        new() { Layer = definition, Version = version, State = state, Reason = reason, AccuracyMetres = version?.AccuracyMetres };

    private static bool HasAnswer(LayerResult result) => result.State is not (LayerState.NoData or LayerState.Failed);

    // A conflict for which no rule says what it means is no clear site either: nobody has judged it.
    private static Verdict VerdictOf(IEnumerable<LayerResult> results, List<string> undeterminedBy) =>
        undeterminedBy.Count > 0 || results.Any(result => result.State is LayerState.Conflict) ? Verdict.Undetermined : Verdict.Clear;

    private static VerdictBasis BasisOf(CrsReading crs, List<LayerResult> results)
    {
        if (results.Exists(result => result.Version?.Status is LayerStatus.Synthetic))
            return VerdictBasis.Demonstration;
        if (crs.IsWebMap || crs.DatumAssumed)
            return VerdictBasis.Preview;
        return results.Exists(result => result.State is LayerState.Conflict && result.Version?.Status is LayerStatus.Indicative)
            ? VerdictBasis.Indicative
            : VerdictBasis.Formal;
    }
}
