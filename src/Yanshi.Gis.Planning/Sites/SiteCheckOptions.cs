namespace Yanshi.Gis.Planning.Sites;

/// <summary>What a check may leave out. Immutable.</summary>
public sealed record SiteCheckOptions
{
    /// <summary>Everything.</summary>
    public static SiteCheckOptions Default { get; } = new();

    /// <summary>
    /// Whether to measure how much of the answer survives moving the lines by twice their accuracy. Without it certainty and the inner and outer
    /// areas are null, and no layer answers <see cref="ReasonCodes.WithinAccuracy"/>.
    /// </summary>
    public bool WithBands { get; init; } = true;
}
