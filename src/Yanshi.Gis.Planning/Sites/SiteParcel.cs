namespace Yanshi.Gis.Planning.Sites;

/// <summary>One parcel of a site, measured. Areas are the parcel's own: parts it shares with another parcel are not taken off.</summary>
public sealed record SiteParcel
{
    /// <summary>The parcel's number or id in the file.</summary>
    public required string Id { get; init; }

    /// <summary>The parcel's name; null when the file has none.</summary>
    public string? Name { get; init; }

    /// <summary>椭球面积, square metres.</summary>
    public required double AreaSquareMetres { get; init; }

    /// <summary>平面面积 in the site's <see cref="Site.PlaneCrs"/>, square metres.</summary>
    public required double PlaneAreaSquareMetres { get; init; }

    /// <summary>The area the file states, square metres; null when it states none.</summary>
    public double? StatedAreaSquareMetres { get; init; }

    /// <summary>What the stated area agrees with; null when none is stated.</summary>
    public StatedAreaMatch? StatedAreaMatches { get; init; }
}

/// <summary>Which computed area a stated area agrees with, after rounding to the step it was written in.</summary>
public enum StatedAreaMatch
{
    /// <summary>The statutory ellipsoidal area (also when the plane area agrees as well).</summary>
    Ellipsoidal,

    /// <summary>Only the plane area.</summary>
    Plane,

    /// <summary>Neither.</summary>
    Neither,
}
