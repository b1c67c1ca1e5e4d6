namespace Yanshi.Gis.Planning.Sites;

/// <summary>The stable codes that say why a layer gave no plain answer.</summary>
public static class ReasonCodes
{
    /// <summary>The workspace has no data for the layer.</summary>
    public const string Absent = "layer.absent";

    /// <summary>The layer's data is there but could not be read.</summary>
    public const string Damaged = "layer.damaged";

    /// <summary>No version of the data is in force on the as-of date.</summary>
    public const string NoVersionInForce = "layer.no-version-in-force";

    /// <summary>The data is indicative: it can raise a finding, never say clear.</summary>
    public const string Indicative = "layer.indicative";

    /// <summary>Features are known to be missing.</summary>
    public const string Incomplete = "layer.incomplete";

    /// <summary>Nobody says where the layer has data.</summary>
    public const string NoCoverage = "layer.no-coverage";

    /// <summary>More than 1 m² of the site lies where the layer has no data.</summary>
    public const string PartlyCovered = "layer.partly-covered";

    /// <summary>Everything that was met lies under the layer's thresholds.</summary>
    public const string BelowThreshold = "layer.below-threshold";

    /// <summary>The file's format is newer than this program.</summary>
    public const string NewerFormat = "layer.newer-format";

    /// <summary>The data is older than the catalogue allows the layer to be.</summary>
    public const string Outdated = "layer.outdated";

    /// <summary>The layer holds lines or points, whose zones are a matter of rules: without them it has no answer.</summary>
    public const string ZoneUnknown = "layer.zone-unknown";

    /// <summary>The layer does not meet the site, but would if its line lay twice its accuracy nearer.</summary>
    public const string WithinAccuracy = "layer.within-accuracy";

    /// <summary>A land-use feature states a ridge share (田坎系数 KCXS) that is no number from 0 to 1.</summary>
    public const string BadRidgeShare = "layer.bad-ridge-share";

    /// <summary>Features that overlap or nearly coincide could not be dissolved, or the site could not be cut by them.</summary>
    public const string OverlayFailed = "layer.overlay-failed";
}
