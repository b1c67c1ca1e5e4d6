using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Imports.Quality;

/// <summary>What the gate decides.</summary>
public enum QualityVerdict
{
    /// <summary>接收: nothing speaks against the delivery.</summary>
    Accepted,

    /// <summary>接收，有警告.</summary>
    AcceptedWithWarnings,

    /// <summary>不予接收: nothing of it becomes a version.</summary>
    Refused,
}

/// <summary>What the quality gate found out about a delivery. Immutable; <see cref="Features"/> reads the delivery again.</summary>
public sealed class QualityResult
{
    private readonly StoredFeatures _stored;

    internal QualityResult(StoredFeatures stored) => _stored = stored;

    /// <summary>The decision: refused with any error, with warnings when there are warnings.</summary>
    public QualityVerdict Verdict => VerdictOf(Findings);

    /// <summary>Features delivered. Each is stored or refused.</summary>
    public required int FeaturesIn { get; init; }

    /// <summary>Features that are stored, or would be were the delivery not refused.</summary>
    public int FeaturesStored => _stored.Count;

    /// <summary>Features that are not, every one with its reason, in the delivery's order.</summary>
    public required IReadOnlyList<FeatureRefusal> Refusals { get; init; }

    /// <summary>Stored features whose geometry was repaired, every one, in the delivery's order.</summary>
    public required IReadOnlyList<FeatureMending> Mendings { get; init; }

    /// <summary>Everything that was found, in a fixed order.</summary>
    public required IReadOnlyList<QualityFinding> Findings { get; init; }

    /// <summary>What the user said of the delivery's completeness.</summary>
    public required Completeness StatedCompleteness { get; init; }

    /// <summary>What the version may claim: partial when features were lost and nobody vouches.</summary>
    public required Completeness Completeness { get; init; }

    /// <summary>The attribute that gave the ids, as delivered; null: the numbers in the file.</summary>
    public string? IdField { get; init; }

    /// <summary>Vertices of the stored features as delivered, closing ones included.</summary>
    public required long Vertices { get; init; }

    /// <summary>The sum of the stored areas, square metres; overlaps count twice.</summary>
    public required double AreaSquareMetres { get; init; }

    /// <summary>The bounds of the stored features: south-west and north-east; null when none has a place.</summary>
    public (GroundPosition SouthWest, GroundPosition NorthEast)? Bounds { get; init; }

    /// <summary>What stated areas agree with; null when none are stated.</summary>
    public StatedAreas? StatedAreas { get; init; }

    /// <summary>How well the features tile the ground; null for a layer that need not.</summary>
    public Tiling? Tiling { get; init; }

    /// <summary>How strict the gate was.</summary>
    public required QualityOptions Options { get; init; }

    /// <summary>What findings amount to.</summary>
    internal static QualityVerdict VerdictOf(IEnumerable<QualityFinding> findings) => findings.Select(finding => finding.Severity).DefaultIfEmpty().Max() switch
    {
        FindingSeverity.Error => QualityVerdict.Refused,
        FindingSeverity.Warning => QualityVerdict.AcceptedWithWarnings,
        _ => QualityVerdict.Accepted,
    };

    /// <summary>The features to store, by id (ordinal), as a stream: what <see cref="WorkspaceImport.AddVersion"/> takes.</summary>
    /// <exception cref="InvalidOperationException">The delivery was refused.</exception>
    public IEnumerable<SourceFeature> Features() => Verdict is QualityVerdict.Refused
        ? throw new InvalidOperationException("A refused delivery has no features to store.")
        : _stored.Read();
}
