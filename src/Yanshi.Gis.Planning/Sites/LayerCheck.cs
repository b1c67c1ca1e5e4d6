using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>Measures one loaded layer against one site and says what follows.</summary>
internal static class LayerCheck
{
    /// <summary>Nearest features are sought this far around a site.</summary>
    internal const double DistanceSoughtMetres = 1000;

    /// <summary>So much of a site may lie outside a layer's coverage, square metres, before the layer has no answer.</summary>
    internal const double UncoveredToleranceSquareMetres = 1;

    // The analysis plane's scale errs by up to 0.21 % in the district; a box wide enough to miss nothing.
    private const double PlaneScaleMargin = 1.01;

    internal static LayerResult Run(SiteFootprint site, ControlLayer layer)
    {
        var met = FeaturesMet(site, layer);
        var measured = Measure(site, layer, met);
        double? covered = layer.Coverage is { } coverage ? AreaWithin(site, coverage) : null;
        var noAnswer = ReasonForNoAnswer(layer.Version, site, covered);
        var state = StateOf(layer.Definition, measured, noAnswer);
        return new LayerResult
        {
            Layer = layer.Definition,
            Version = layer.Version,
            State = state,
            Reason = ReasonOf(state, noAnswer),
            AccuracyMetres = met.Count > 0 ? WorstAccuracy(layer, met) : layer.Version.AccuracyMetres,
            CoverageShare = covered / site.Area.Area,
            AreaSquareMetres = measured?.AreaSquareMetres,
            Count = met.Count,
            NearestDistanceMetres = met.Count > 0 ? 0 : NearestDistance(site, layer),
            Features = [.. met.Select(overlap => new FeatureOverlapResult(layer.Features[overlap.Feature], overlap.AreaSquareMetres))],
            Slivers = measured?.Slivers ?? [],
        };
    }

    private static double AreaWithin(SiteFootprint site, PreparedPolygons area)
    {
        var overlaps = new List<FeatureOverlap>();
        new OverlapMeasure(area).Measure(site.Packed, site: 0, overlaps);
        return overlaps.Sum(overlap => overlap.AreaSquareMetres);
    }

    private static LayerState StateOf(LayerDefinition definition, PieceMeasure? measured, string? reason)
    {
        if (definition.Role is LayerRole.Context)
            return reason is null ? LayerState.Clear : LayerState.NoData;
        if (measured is { AreaSquareMetres: > 0 } && !measured.IsBelow(definition))
            return LayerState.Conflict;
        if (reason is not null)
            return LayerState.NoData;
        return measured is { AreaSquareMetres: > 0 } ? LayerState.BelowThreshold : LayerState.Clear;
    }

    private static string? ReasonOf(LayerState state, string? noAnswer) => state switch
    {
        LayerState.NoData => noAnswer,
        LayerState.BelowThreshold => ReasonCodes.BelowThreshold,
        _ => null,
    };

    // Why the layer could not say clear even if nothing was met.
    private static string? ReasonForNoAnswer(LayerVersion version, SiteFootprint site, double? coveredSquareMetres)
    {
        if (version.Status is LayerStatus.Indicative)
            return ReasonCodes.Indicative;
        if (version.Completeness is not Completeness.Complete)
            return ReasonCodes.Incomplete;
        if (coveredSquareMetres is not { } covered)
            return ReasonCodes.NoCoverage;
        return site.Area.Area - covered > UncoveredToleranceSquareMetres ? ReasonCodes.PartlyCovered : null;
    }

    private static List<FeatureOverlap> FeaturesMet(SiteFootprint site, ControlLayer layer)
    {
        var overlaps = new List<FeatureOverlap>();
        new OverlapMeasure(layer.Prepared).Measure(site.Packed, site: 0, overlaps);
        return overlaps;
    }

    private static double? WorstAccuracy(ControlLayer layer, IEnumerable<FeatureOverlap> met) =>
        met.Select(overlap => layer.Features[overlap.Feature].AccuracyMetres ?? layer.Version.AccuracyMetres).Max();

    /// <summary>The pieces that count; null for a must-contain layer that does not say where it has data, because outside it could then mean anything.</summary>
    private static PieceMeasure? Measure(SiteFootprint site, ControlLayer layer, List<FeatureOverlap> met)
    {
        if (layer.Definition.Role is LayerRole.MustContain && layer.Coverage is null)
            return null;
        var inside = met.Select(overlap => OverlapPieces.Of(site.Area, layer.Prepared.GeometryOf(overlap.Feature))).ToList();
        var dissolved = inside.Count switch
        {
            0 => ProjectGeometry.Factory.CreatePolygon(),
            1 => inside[0],
            _ => OverlayNGRobust.Union(inside),
        };
        var longEdges = site.LongEdges.Concat(met.SelectMany(overlap => layer.Marks.LongEdgesOf(overlap.Feature)));
        if (layer.Definition.Role is not LayerRole.MustContain)
            return PieceMeasure.Of(dissolved, met.Count == 1 ? met[0].AreaSquareMetres : null, layer.Definition, longEdges, site.Area.Area);

        var covered = OverlapPieces.Of(site.Area, layer.Coverage!.GeometryOf(0));
        return PieceMeasure.Of(OverlayNGRobust.Overlay(covered, dissolved, SpatialFunction.Difference), areaSquareMetres: null, layer.Definition, longEdges, site.Area.Area);
    }

    private static double? NearestDistance(SiteFootprint site, ControlLayer layer)
    {
        var near = new List<int>();
        layer.Prepared.Query(site.Packed.BoxOf(0).Widened(DistanceSoughtMetres * PlaneScaleMargin), near);
        double? nearest = null;
        foreach (var feature in near)
        {
            var distance = site.DistanceMetresTo(layer.Prepared.GeometryOf(feature));
            if (distance <= (nearest ?? DistanceSoughtMetres))
                nearest = distance;
        }

        return nearest;
    }
}
