using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>
/// The check of one site against every layer of a workspace. It fails closed: a layer it could not look at is never clear, and while
/// such a layer is mandatory the verdict is 无法判定. Thread-safe; the same inputs give the same report.
/// </summary>
public static class SiteCheck
{
    /// <summary>Checks a site.</summary>
    /// <param name="site">The site, measured in the catalogue's analysis plane.</param>
    /// <param name="data">The layers, parks and rules.</param>
    /// <param name="asOf">The date the answer is for.</param>
    /// <param name="engine">The program's version, for the provenance.</param>
    /// <param name="options">What may be left out; null: nothing.</param>
    /// <param name="given">What the user says of the project, by attribute code (<see cref="ProjectAttributes.Read"/>); it outranks the site's file. Null: nothing.</param>
    public static SiteReport Run(
        Site site, PlanningData data, DateOnly asOf, string engine, SiteCheckOptions? options = null, IReadOnlyDictionary<string, string>? given = null)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(engine);
        var layers = data.Layers;
        var project = data.RuleBook is { } book ? ProjectAttributes.Of(book, site.Attributes, given) : ProjectAttributes.Unknown;
        var rules = data.RuleBook is null ? null : new RuleEvaluation(data.RuleBook, project, asOf);
        var footprint = new SiteFootprint(site, layers.Catalogue.Plane);
        var measured = Measure(footprint, layers, asOf, options ?? SiteCheckOptions.Default, rules);
        var context = SiteContext.Of(footprint, data, project, id => HasFailed(measured, id) || layers.FindInForce(id, asOf)?.Layer is not { } layer ? null : footprint.Seen(layer));
        measured = WithFailures(measured, context.Failures);
        var partition = SitePartitioning.Of(site, measured, out var failures);
        measured = WithFailures(measured, failures);
        var results = measured.ConvertAll(layer => layer.Result);
        var used = layers.Catalogue.Layers.Select(definition => DataFor(definition, layers, asOf)?.Layer is { } layer ? new UsedLayer(definition.Id, layer.Version, layer.Sha256) : null).OfType<UsedLayer>();
        var conclusion = SiteConclusion.Of(site, results, rules?.Of(ParkFactsOf(results, context)) ?? []);
        return new SiteReport
        {
            Site = site,
            Project = project,
            Verdict = conclusion.Verdict,
            UndeterminedBy = conclusion.UndeterminedBy,
            Basis = conclusion.Basis,
            Layers = results,
            Findings = conclusion.Findings,
            LandClasses = context.LandClasses,
            Towns = context.Towns,
            Partition = partition,
            Parks = context.Parks,
            Questions = data.RuleBook is null ? [] : ProjectQuestion.Of(data.RuleBook, project, [.. results.SelectMany(result => result.Findings), .. conclusion.Findings]),
            Provenance = new ReportProvenance(asOf, engine, layers.Catalogue, [.. used]) { RuleBook = data.RuleBook },
        };
    }

    /// <summary>What every layer of the catalogue says of a site, in its order, with the geometry behind each answer.</summary>
    internal static List<MeasuredLayer> Measure(SiteFootprint site, LayerSet layers, DateOnly asOf, SiteCheckOptions options, RuleEvaluation? rules = null) =>
        [.. layers.Catalogue.Layers.Select(definition => Measure(definition, layers, site, asOf, options, rules))];

    /// <summary>The id of the layer whose data answers for a layer: 耕地 is the farmland among the land-use features unless the workspace holds it as a layer of its own.</summary>
    internal static string SourceOf(LayerDefinition definition, LayerSet layers) =>
        definition.Id is LandUse.FarmlandLayerId && layers.VersionsOf(definition.Id).Count == 0 ? LandUse.LayerId : definition.Id;

    private static MeasuredLayer Measure(LayerDefinition definition, LayerSet layers, SiteFootprint site, DateOnly asOf, SiteCheckOptions options, RuleEvaluation? rules)
    {
        if (DataFor(definition, layers, asOf) is not { } holding)
        {
            var reason = layers.VersionsOf(SourceOf(definition, layers)).Count == 0 ? ReasonCodes.Absent : ReasonCodes.NoVersionInForce;
            return Unanswered(definition, version: null, LayerState.NoData, reason);
        }

        if (holding.Layer is not { } layer)
            return Unanswered(definition, holding.Version, LayerState.Failed, holding.Damage!.Code);
        try
        {
            return LayerCheck.Run(site, AskedLayer.Of(definition, site.Seen(layer)), asOf, options, rules);
        }
        catch (PlanningDataException damage)
        {
            // Data is read as it is asked for, so damage may show only now. It concerns this layer and no other.
            return Unanswered(definition, holding.Version, LayerState.Failed, damage.Problem.Code);
        }
        catch (TopologyException)
        {
            return Unanswered(definition, holding.Version, LayerState.Failed, ReasonCodes.OverlayFailed);
        }
    }

    // What was found out after a layer had answered takes the answer back.
    private static List<MeasuredLayer> WithFailures(List<MeasuredLayer> measured, IReadOnlyDictionary<string, Problem> failures) =>
        measured.ConvertAll(layer => failures.TryGetValue(layer.Result.Layer.Id, out var problem)
            ? Unanswered(layer.Result.Layer, layer.Result.Version, LayerState.Failed, problem.Code)
            : layer);

    private static LayerHolding? DataFor(LayerDefinition definition, LayerSet layers, DateOnly asOf) => layers.FindInForce(SourceOf(definition, layers), asOf);

    private static MeasuredLayer Unanswered(LayerDefinition definition, LayerVersion? version, LayerState state, string reason) => MeasuredLayer.Without(
        new LayerResult { Layer = definition, Version = version, State = state, Reason = reason, AccuracyMetres = version?.AccuracyMetres });

    private static bool HasFailed(List<MeasuredLayer> measured, string id) =>
        measured.Exists(layer => string.Equals(layer.Result.Layer.Id, id, StringComparison.Ordinal) && layer.Result.State is LayerState.Failed);

    // Without an answer of the layer parks nobody can say that the site lies in none.
    private static ParkFacts ParkFactsOf(List<LayerResult> results, SiteContext context)
    {
        var within = context.Parks.Where(park => park.AreaSquareMetres > 0).ToList();
        var isKnown = results.Exists(result => string.Equals(result.Layer.Id, ParkRelations.LayerId, StringComparison.Ordinal) && result.State is LayerState.Clear);
        bool? fits = within.Exists(park => park.SectorFits is true) ? true : within.Exists(park => park.SectorFits is false) ? false : null;
        return new ParkFacts(within.Count > 0 ? true : isKnown ? false : null, fits);
    }
}
