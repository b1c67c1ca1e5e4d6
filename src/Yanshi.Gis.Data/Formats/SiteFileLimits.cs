namespace Yanshi.Gis.Data.Formats;

/// <summary>
/// What a site file may cost before it is refused with a code. One record for all readers: an office that needs more says so in one place.
/// </summary>
public sealed record SiteFileLimits
{
    /// <summary>The limits used when nobody says otherwise.</summary>
    public static SiteFileLimits Default { get; } = new();

    /// <summary>The limits for a layer, which is imported once and not while somebody waits.</summary>
    public static SiteFileLimits Layer { get; } = new() { MaxBytes = 4L * 1024 * 1024 * 1024, MaxUnpackedBytes = 4L * 1024 * 1024 * 1024 };

    /// <summary>Size of the file in bytes (<c>input.too-large</c>), checked before anything is read.</summary>
    public long MaxBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Points of one site (<c>input.too-many-points</c>), closing points included.</summary>
    public int MaxPointsPerSite { get; init; } = 5_000_000;

    /// <summary>Parcels (or features) of one file (<c>input.too-many-parcels</c>).</summary>
    public int MaxParcels { get; init; } = 1_000_000;

    /// <summary>Nesting of geometry collections (<c>input.too-deep</c>).</summary>
    public int MaxGeometryDepth { get; init; } = 32;

    /// <summary>Nesting of JSON arrays and objects (<c>input.too-deep</c>).</summary>
    public int MaxJsonDepth { get; init; } = 64;

    /// <summary>Characters of one line of text (<c>text.line-too-long</c>): a line holds at most one parcel's attributes.</summary>
    public int MaxLineCharacters { get; init; } = 64 * 1024;

    /// <summary>Characters of one attribute value (<c>input.attribute-too-long</c>).</summary>
    public int MaxAttributeCharacters { get; init; } = 64 * 1024;

    /// <summary>Entries of an archive or of a zipped workbook (<c>archive.too-many-entries</c>, <c>xlsx.archive</c>).</summary>
    public int MaxArchiveEntries { get; init; } = 1_000;

    /// <summary>Unpacked size in bytes (<c>archive.too-large</c>, <c>xlsx.archive</c>).</summary>
    public long MaxUnpackedBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Unpacked bytes per packed byte (<c>archive.ratio</c>, <c>xlsx.archive</c>).</summary>
    public int MaxCompressionRatio { get; init; } = 200;

    /// <summary>How many defects of one code are listed; the rest are counted in one closing defect.</summary>
    public int MaxDefectsPerCode { get; init; } = 100;
}
