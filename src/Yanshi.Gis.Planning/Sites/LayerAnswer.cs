using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The state of a layer and why; the first of conflict, no-data, below-threshold and clear that applies.</summary>
/// <param name="State">The answer.</param>
/// <param name="Reason">Why there is no plain one.</param>
/// <param name="Certainty">Whether it survives moving the line.</param>
internal sealed record LayerAnswer(LayerState State, string? Reason, Certainty? Certainty)
{
    /// <summary>So much of a site may lie outside a layer's coverage, square metres, before the layer has no answer.</summary>
    internal const double UncoveredToleranceSquareMetres = 1;

    // Of a site of a few square metres that much would be all of it.
    private const double UncoveredToleranceShare = 0.01;

    // Less is rounding, square metres.
    private const double NothingSquareMetres = 1e-6;

    /// <summary>The answer of a layer that only describes the site.</summary>
    internal static LayerAnswer OfContext(string? noAnswer) =>
        noAnswer is null ? new(LayerState.Clear, Reason: null, Certainty: null) : new(LayerState.NoData, noAnswer, Certainty: null);

    /// <summary>The answer of a layer that restricts or must contain the site.</summary>
    /// <param name="definition">The layer.</param>
    /// <param name="counted">What was measured; null when nothing could be.</param>
    /// <param name="noAnswer">Why the layer could not say clear even if nothing was met; null when it could.</param>
    /// <param name="ruling">What its rules say; null without a rule book: then whatever is met above the thresholds is a conflict.</param>
    internal static LayerAnswer Of(LayerDefinition definition, CountedAreas? counted, string? noAnswer, LayerRuling? ruling)
    {
        var isMet = counted is { AreaSquareMetres: > 0 };
        var isAbove = isMet && !counted!.IsBelow(definition);
        if (ruling?.IsConflict ?? isAbove)
        {
            // A part of the site that was not looked at may hold worse.
            var reason = noAnswer is ReasonCodes.PartlyCovered ? noAnswer : null;
            return new(LayerState.Conflict, reason, isAbove ? CertaintyOf(definition, counted!) : ruling?.CertaintyOfWorst);
        }

        if (noAnswer is not null)
            return new(LayerState.NoData, noAnswer, Certainty: null);
        if (isMet && !isAbove)
            return new(LayerState.BelowThreshold, ReasonCodes.BelowThreshold, counted!.Band is null ? null : When(counted.StaysBelow(definition)));

        // Met, but no rule makes anything of it for this project: how far its line may move does not matter then.
        if (isMet || counted?.Band is not { } band)
            return new(LayerState.Clear, Reason: null, Certainty: null);
        var isCertain = band.OuterSquareMetres <= NothingSquareMetres;
        return new(LayerState.Clear, isCertain || !definition.Mandatory ? null : ReasonCodes.WithinAccuracy, When(isCertain));
    }

    private static Certainty? CertaintyOf(LayerDefinition definition, CountedAreas counted) =>
        counted.Band is null ? null : When(counted.LimitedOf(counted.Band.InnerSquareMetres) is > 0 and var inner && inner >= definition.MinAreaSquareMetres);

    /// <summary>Why a layer could not say clear even if nothing was met; null when it could.</summary>
    internal static string? ReasonForNoAnswer(AskedLayer layer, DateOnly asOf, double siteSquareMetres, double? coveredSquareMetres, bool hasUnknownClass)
    {
        var version = layer.Version;
        if (siteSquareMetres - coveredSquareMetres > Math.Min(UncoveredToleranceSquareMetres, UncoveredToleranceShare * siteSquareMetres))
            return ReasonCodes.PartlyCovered;
        if (version.Status is LayerStatus.Indicative)
            return ReasonCodes.Indicative;
        if (version.Completeness is not Completeness.Complete || hasUnknownClass)
            return ReasonCodes.Incomplete;
        if (version.IsOlderThan(layer.MaxAgeMonths, asOf))
            return ReasonCodes.Outdated;
        if (coveredSquareMetres is null)
            return ReasonCodes.NoCoverage;
        return layer.Definition.Role is not LayerRole.Context && layer.Data.BaseLines.Count > 0 ? ReasonCodes.ZoneUnknown : null;
    }

    private static Certainty When(bool isCertain) => isCertain ? Sites.Certainty.Certain : Sites.Certainty.WithinAccuracy;
}

/// <summary>The areas that a layer's thresholds are held against.</summary>
/// <param name="AreaSquareMetres">What counts, gross.</param>
/// <param name="NetSquareMetres">Of farmland what counts, without field ridges; null for other layers.</param>
/// <param name="Pieces">Its pieces.</param>
/// <param name="Band">The same after the line moved; null when not measured.</param>
internal sealed record CountedAreas(double AreaSquareMetres, double? NetSquareMetres, PieceMeasure Pieces, LayerBand? Band)
{
    /// <summary>Whether all of it lies under the thresholds: in total less than the least area, or nothing but slivers. Forty small pieces count as their sum.</summary>
    internal bool IsBelow(LayerDefinition layer) => LimitedOf(AreaSquareMetres) < layer.MinAreaSquareMetres || Pieces.IsAllSlivers;

    /// <summary>What limits measure of a gross area: of farmland as much less as ridges take from what is there.</summary>
    internal double LimitedOf(double grossSquareMetres) => NetSquareMetres is { } net && AreaSquareMetres > 0 ? grossSquareMetres * (net / AreaSquareMetres) : grossSquareMetres;

    // Slivers may grow broad when the line moves; they stay slivers for sure only where no line that moves is near.
    internal bool StaysBelow(LayerDefinition layer) =>
        Band!.OuterSquareMetres < layer.MinAreaSquareMetres || Band.OuterSquareMetres - Band.InnerSquareMetres <= LayerOverlap.RoundingSquareMetres;
}
