namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>What becomes of a delivery of which features had to be refused.</summary>
public enum LostFeatures
{
    /// <summary>The delivery is refused.</summary>
    Refuse,

    /// <summary>The rest is taken, and the version's completeness is partial: such a layer never says clear.</summary>
    MakePartial,

    /// <summary>The rest is taken as complete as the user says: the user vouches that the lost features do not matter. The report keeps them.</summary>
    Vouched,
}

/// <summary>
/// How strict the quality gate is. The defaults fail closed: what could make a check say clear where it must not stops the delivery or marks it partial;
/// what could only make it say too much is a warning.
/// </summary>
public sealed record QualityOptions
{
    /// <summary>What lost features do. Default: <see cref="LostFeatures.Refuse"/> for a mandatory layer, else <see cref="LostFeatures.MakePartial"/>.</summary>
    public LostFeatures? Lost { get; init; }

    /// <summary>With <see cref="LostFeatures.MakePartial"/>: a larger share of lost features refuses the delivery all the same. Default 0.01.</summary>
    public double LargestLostShare { get; init; } = 0.01;

    /// <summary>Whether invalid geometry is repaired (the original is kept beside it). Default: no, an invalid feature is refused.</summary>
    public bool Repair { get; init; }

    /// <summary>A repair that changes an area by more than this share, and by more than 1 m², is not taken: the feature is refused. Default 0.05.</summary>
    public double LargestRepairChangeShare { get; init; } = 0.05;

    /// <summary>Features wholly outside the workspace's extent are left out at the user's wish and are not lost. Default: no.</summary>
    public bool ClipToExtent { get; init; }

    /// <summary>More than this share of the features outside the workspace's extent: it is another district's delivery, refused. Default 0.5.</summary>
    public double LargestOutsideShare { get; init; } = 0.5;

    /// <summary>A tiling whose overlaps take a larger share of its area is refused. Default 0.001.</summary>
    public double LargestOverlapShare { get; init; } = 0.001;

    /// <summary>A tiling whose gaps take a larger share of its area is refused. Default 0.01; checks answer "no data" in a gap.</summary>
    public double LargestGapShare { get; init; } = 0.01;

    /// <summary>Land use is refused when features of unknown class take a larger share of its area. Default 0.01; checks answer "no data" there.</summary>
    public double LargestUnknownClassShare { get; init; } = 0.01;

    /// <summary>So many features may state a ridge share (KCXS) that is none. Default 0: farmland cannot be measured where one is met.</summary>
    public int LargestBadRidgeShares { get; init; }

    /// <summary>A stated area agrees with a computed one within this many square metres … Default 0.1.</summary>
    public double StatedAreaToleranceSquareMetres { get; init; } = 0.1;

    /// <summary>… or within this share of it, far under the 0.0003 between ellipsoidal and plane areas in the district. Default 0.00002.</summary>
    public double StatedAreaToleranceShare { get; init; } = 2e-5;

    /// <summary>A larger share of features whose stated area agrees with neither computed area is a warning. Default 0.01.</summary>
    public double LargestAreaMismatchShare { get; init; } = 0.01;

    /// <summary>Features of more vertices are named. Default 100,000.</summary>
    public int ManyVertices { get; init; } = 100_000;

    /// <summary>Features of more vertices are refused. Default 5,000,000.</summary>
    public int MostVertices { get; init; } = 5_000_000;

    /// <summary>Longer edges are named, metres. Default 5,000: nobody surveys one.</summary>
    public double LongEdgeMetres { get; init; } = 5_000;

    /// <summary>Vertices nearer to each other are named, metres. Default 0.001: no survey coordinate means a millimetre.</summary>
    public double ShortEdgeMetres { get; init; } = 0.001;

    /// <summary>How many of the worst places a finding lists. Default 10. Refused and repaired features are always listed, every one.</summary>
    public int ListedPlaces { get; init; } = 10;
}
