using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Rules;

/// <summary>What was measured of one layer on one site, as its rules see it. One instance serves one thread.</summary>
internal sealed class RuleFacts
{
    /// <summary>The layer's id.</summary>
    internal required string LayerId { get; init; }

    /// <summary>The layer's role.</summary>
    internal required LayerRole Role { get; init; }

    /// <summary>The site's area, square metres.</summary>
    internal required double SiteSquareMetres { get; init; }

    /// <summary>What counts: of a must-contain layer the site outside it, else the site inside; square metres.</summary>
    internal required double AreaSquareMetres { get; init; }

    /// <summary>What of it is left when the line moves back by twice its accuracy; null when that was not measured.</summary>
    internal double? InnerSquareMetres { get; init; }

    /// <summary>Whether all of it lies below the layer's thresholds: then nothing is met.</summary>
    internal bool IsBelowThreshold { get; init; }

    /// <summary>The features that the site meets or that lie within the distance of a rule.</summary>
    internal required List<FeatureFact> Features { get; init; }

    /// <summary>Whether some of the features met have nothing of the site but slivers, taken together: then a rule that is about no others is not met.</summary>
    internal Func<List<FeatureFact>, bool> IsAllSlivers { get; init; } = static _ => false;

    /// <summary>What features have of the site together, counted once, net of field ridges; square metres.</summary>
    internal required Func<List<FeatureFact>, bool, double> AreaOf { get; init; }
}

/// <summary>How a site lies to the parks, as rules see it.</summary>
/// <param name="InPark">Whether it lies in one; null when the parks' areas are not known.</param>
/// <param name="SectorFits">Whether one it lies in is for its sector; null when that is not known.</param>
internal readonly record struct ParkFacts(bool? InPark, bool? SectorFits);
