using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What one layer says of one site. Numbers are exact; the record rounds them. Immutable, thread-safe.</summary>
public sealed record LayerResult
{
    /// <summary>The layer's catalogue entry.</summary>
    public required LayerDefinition Layer { get; init; }

    /// <summary>The version of the data that was asked; null when the workspace has none in force.</summary>
    public LayerVersion? Version { get; init; }

    /// <summary>The answer.</summary>
    public required LayerState State { get; init; }

    /// <summary>Why there is no plain answer, a code of <see cref="ReasonCodes"/>; null when there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the answer survives moving the line by twice its accuracy; null when that was not measured.</summary>
    public Certainty? Certainty { get; init; }

    /// <summary>The worst 中误差 (1σ, metres) among the features met, else the layer's; null when unknown.</summary>
    public double? AccuracyMetres { get; init; }

    /// <summary>The share of the site where the layer has data, 0 to 1; null when nobody says where it has.</summary>
    public double? CoverageShare { get; init; }

    /// <summary>
    /// The ellipsoidal area in square metres: site inside the dissolved layer, for a must-contain layer site outside it where it has
    /// data. Null when the layer was not measured.
    /// </summary>
    public double? AreaSquareMetres { get; init; }

    /// <summary>The same area after the line moved back by twice its accuracy; null when the accuracy is unknown or the role is context.</summary>
    public double? AreaInnerSquareMetres { get; init; }

    /// <summary>The same area after the line moved forward by twice its accuracy; null likewise.</summary>
    public double? AreaOuterSquareMetres { get; init; }

    /// <summary>Of farmland: the area less field ridges (田坎, KCXS), which limits measure; null for other layers.</summary>
    public double? NetAreaSquareMetres { get; init; }

    /// <summary>The geodesic length in metres of the layer's lines inside the site; null when the layer has no line.</summary>
    public double? LengthMetres { get; init; }

    /// <summary>How many features overlap the site; null when the layer was not measured.</summary>
    public int? Count { get; init; }

    /// <summary>The geodesic distance from the site to the nearest feature in metres: 0 when they overlap or touch; null when none was found within the distance sought.</summary>
    public double? NearestDistanceMetres { get; init; }

    /// <summary>The features that overlap the site, sorted by id. Features that only touch it are not met.</summary>
    public IReadOnlyList<FeatureOverlapResult> Features { get; init; } = [];

    /// <summary>The rules of the layer that apply, exempted ones included; of a context layer they stand among the report's own findings.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Whether the site meets something of the layer that no rule is about: nobody has judged it.</summary>
    public bool IsUnjudged { get; init; }

    /// <summary>The pieces that are slivers, largest first.</summary>
    public IReadOnlyList<SliverResult> Slivers { get; init; } = [];
}

/// <summary>One feature that overlaps a site.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="AreaSquareMetres">The ellipsoidal area of the overlap, square metres.</param>
public sealed record FeatureOverlapResult(LayerFeature Feature, double AreaSquareMetres);

/// <summary>One piece of an overlap too narrow to count by itself.</summary>
/// <param name="Id">A running number in the layer's result, from 1.</param>
/// <param name="AreaSquareMetres">Its area, square metres.</param>
/// <param name="WidthMetres">Its mean width: twice its area by its perimeter.</param>
/// <param name="Why">Why it is a sliver.</param>
public sealed record SliverResult(string Id, double AreaSquareMetres, double WidthMetres, SliverReason Why);
