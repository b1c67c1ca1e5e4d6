using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>Measures one loaded layer against one site and says what follows.</summary>
internal static class LayerCheck
{
    /// <summary>Nearest features are sought this far around a site.</summary>
    internal const double DistanceSoughtMetres = 1000;

    /// <param name="site">The site.</param>
    /// <param name="layer">The layer as delivered.</param>
    /// <param name="asOf">The date the answer is for.</param>
    /// <param name="options">What may be left out.</param>
    /// <param name="rules">The rules; null when there is no rule book: then whatever is met above the layer's thresholds is a conflict.</param>
    /// <exception cref="PlanningDataException">The layer's data turned out to be unusable.</exception>
    internal static MeasuredLayer Run(SiteFootprint site, AskedLayer layer, DateOnly asOf, SiteCheckOptions options, RuleEvaluation? rules)
    {
        var (definition, delivered) = (layer.Definition, layer.Data);
        var zoned = rules is null || layer.IsFarmland || definition.Role is LayerRole.Context ? null : ZonedLayer.Of(delivered, definition.Id, site, rules);
        if (zoned is not null)
            layer = AskedLayer.Of(definition, zoned.Data);
        var data = layer.Data;
        var all = LayerOverlap.Of(site.Area, data, site.MetOf(data));
        var overlap = layer.IsFarmland ? LayerOverlap.Of(site.Area, data, [.. all.Met.Where(met => layer.Counts(met.Feature))]) : all;
        var covered = CoveredSquareMetres(site, layer, all);
        var noAnswer = LayerAnswer.ReasonForNoAnswer(layer, asOf, site.Area.SquareMetres, covered, layer.IsFarmland && HasUnknownClass(data, all.Met))
            ?? (rules?.FarthestMetres(definition.Id, delivered.BaseLines.Count > 0) is { } farthest && !site.Coverage.IsAllAround(data, farthest) ? ReasonCodes.PartlyCovered : null);

        var part = FindPart(site, layer, overlap, covered);
        var counted = part is null || definition.Role is LayerRole.Context ? null : Measure(site, layer, part, options);
        var ruling = rules is null ? null : LayerRuling.Of(rules, site, layer, zoned, overlap, counted);
        var answer = definition.Role is LayerRole.Context ? LayerAnswer.OfContext(noAnswer) : LayerAnswer.Of(definition, counted, noAnswer, ruling);
        var meets = delivered == data ? overlap.Met.Count > 0 : site.MetOf(delivered).Count > 0;
        var result = new LayerResult
        {
            Layer = definition,
            Version = data.Version,
            State = answer.State,
            Reason = answer.Reason,
            Certainty = answer.Certainty,
            AccuracyMetres = overlap.Met.Count > 0 ? WorstAccuracy(data, overlap.Met) : data.Version.AccuracyMetres,
            CoverageShare = covered / site.Area.SquareMetres,
            AreaSquareMetres = part?.AreaSquareMetres,
            AreaInnerSquareMetres = counted?.Band?.InnerSquareMetres,
            AreaOuterSquareMetres = counted?.Band?.OuterSquareMetres,
            NetAreaSquareMetres = counted?.NetSquareMetres,
            LengthMetres = LengthMetres(site, delivered),
            Count = overlap.Met.Count,
            NearestDistanceMetres = meets || MeetsLine(site, delivered) ? 0 : site.NearestMetres(delivered, SoughtMetres(rules, definition.Id, delivered), layer.IsFarmland ? layer.Counts : null),
            Features = [.. overlap.Met.Select(met => new FeatureOverlapResult(data.Features[met.Feature], met.AreaSquareMetres))],
            Slivers = counted?.Pieces.Slivers ?? [],
            Findings = ruling?.Findings ?? [],
            IsUnjudged = ruling?.IsUnjudged ?? answer.State is LayerState.Conflict,
        };
        return part is null ? MeasuredLayer.Without(result) : new MeasuredLayer(result, part.Pieces, part.IsWholeSite(site.Area));
    }

    private static double SoughtMetres(RuleEvaluation? rules, string layerId, ControlLayer layer) =>
        Math.Max(DistanceSoughtMetres, rules?.FarthestMetres(layerId, layer.BaseLines.Count > 0) ?? 0);

    private static CountedAreas Measure(SiteFootprint site, AskedLayer layer, CountedPart part, SiteCheckOptions options) => new(
        part.AreaSquareMetres,
        layer.IsFarmland ? NetSquareMetres(part.Overlap, layer.Data) : null,
        part.AreaSquareMetres > 0
            ? PieceMeasure.Of(
                part.Pieces.Value,
                layer.Definition,
                site.LongEdges.Concat(part.Overlap.Met.SelectMany(met => layer.Data.Marks.LongEdgesOf(met.Feature))),
                site.Area.SquareMetres)
            : PieceMeasure.None,
        options.WithBands ? LayerBand.Of(part, layer) : null);

    /// <summary>
    /// What the layer counts; null for a must-contain layer that does not say where it has data, or what areas its lines stand for, because outside it
    /// could then mean anything.
    /// </summary>
    private static CountedPart? FindPart(SiteFootprint site, AskedLayer layer, LayerOverlap overlap, double? covered)
    {
        var data = layer.Data;
        if (layer.Definition.Role is not LayerRole.MustContain)
            return CountedPart.Inside(overlap, data);
        if (covered is null || data.BaseLines.Count > 0)
            return null;
        if (site.Area.SquareMetres - covered <= LayerOverlap.RoundingSquareMetres)
            return CountedPart.Outside(overlap, data);

        // Where the layer has data is where a feature is: nothing there lies outside. Else the coverage cuts the site.
        var ground = data.Coverage is null
            ? overlap.Inside(data)
            : OverlapPieces.Of(site.Area.Geometry, FeatureUnion.FeatureIn(data.Coverage, feature: 0, site.Area.Window));
        return CountedPart.Outside(LayerOverlap.Of(MeasuredArea.Of(ground), data, layer.Counts), data);
    }

    private static double? CoveredSquareMetres(SiteFootprint site, AskedLayer layer, LayerOverlap all)
    {
        if (layer.Version.Coverage is LayerCoverage.Features)
            return all.AreaSquareMetres;
        return layer.Data.Coverage is { } coverage ? site.Coverage.SquareMetresIn(coverage) : null;
    }

    private static bool HasUnknownClass(ControlLayer landUse, IReadOnlyList<FeatureOverlap> met) =>
        met.Any(overlap => !LandUse.IsKnownCode(LandUse.CodeOf(landUse.Features[overlap.Feature])));

    // Where features overlap each other the sum is more than the area; then all of it is less by the mean share of ridges.
    internal static double NetSquareMetres(LayerOverlap farmland, ControlLayer landUse)
    {
        double gross = 0, net = 0;
        foreach (var overlap in farmland.Met)
        {
            gross += overlap.AreaSquareMetres;
            net += overlap.AreaSquareMetres * (1 - LandUse.Of(landUse.Features[overlap.Feature]).RidgeShare);
        }

        return farmland.AnyOverlap ? net / gross * farmland.AreaSquareMetres : net;
    }

    private static double? WorstAccuracy(ControlLayer layer, IEnumerable<FeatureOverlap> met) =>
        met.Select(overlap => layer.Features[overlap.Feature].AccuracyMetres ?? layer.Version.AccuracyMetres).Max();

    private static double? LengthMetres(SiteFootprint site, ControlLayer layer)
    {
        double? length = null;
        foreach (var line in layer.BaseLines.Where(line => line.Geometry.Dimension is NetTopologySuite.Geometries.Dimension.Curve))
            length = (length ?? 0) + site.LengthInsideMetres(line.Geometry);
        return length;
    }

    private static bool MeetsLine(SiteFootprint site, ControlLayer layer)
    {
        foreach (var line in layer.BaseLines)
        {
            if (line.Geometry.EnvelopeInternal.Intersects(site.Area.Geometry.EnvelopeInternal) && line.Geometry.Intersects(site.Area.Geometry))
                return true;
        }

        return false;
    }
}
