namespace Yanshi.Gis.ReferenceSystems;

/// <summary>What a file (or the user) says about the coordinates' reference system. Every part may be unsaid.</summary>
public sealed record CrsDeclaration
{
    /// <summary>A full code such as <c>EPSG:4526</c>, <c>CRS84</c>; null when only parts are said.</summary>
    public string? Code { get; init; }

    /// <summary>The datum as said: <c>cgcs2000</c>, <c>wgs84</c>, <c>xian80</c>, <c>beijing54</c>; null when unsaid or unknown.</summary>
    public string? Datum { get; init; }

    /// <summary>几度分带: 3 or 6; null when unsaid.</summary>
    public int? ZoneWidthDegrees { get; init; }

    /// <summary>带号; null when unsaid.</summary>
    public int? Zone { get; init; }

    /// <summary>Whether the columns are known to be east first, north first, or not known.</summary>
    public AxisOrder AxisOrder { get; init; } = AxisOrder.Unknown;

    /// <summary>The words of the file that say so, for messages that name both sides of a contradiction.</summary>
    public string? Words { get; init; }

    /// <summary>Place of those words in the file.</summary>
    public string? Where { get; init; }
}
