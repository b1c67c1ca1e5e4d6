namespace Yanshi.Gis.Data.Formats;

/// <summary>What the user said about reading a site file.</summary>
public sealed record SiteFileOptions
{
    /// <summary>Nothing said: the format's own habits.</summary>
    public static SiteFileOptions Default { get; } = new();

    /// <summary>
    /// What makes one site: <c>file</c> (everything in the file), <c>feature</c> (each parcel, row group or feature), else the name of an
    /// attribute whose equal values belong together. Null: 界址点 TXT and coordinate tables are one site, GeoJSON features are one site each.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>The layer that holds the sites, in formats that have layers (<c>--layer</c>); null when there is no doubt which one it is.</summary>
    public string? Layer { get; init; }

    /// <summary>The encoding of the text, where a format leaves it open (<c>--encoding</c>); null to find it out.</summary>
    public string? Encoding { get; init; }

    /// <summary>
    /// Which column of a table of projects holds what (<c>--map k=COLUMN</c>): <c>id</c>, <c>name</c>, <c>wkt</c>, <c>park</c>, <c>town</c>, <c>area</c>, else
    /// the code of an attribute. What is not named is told by the headings.
    /// </summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the user named the coordinate reference system: then GeoJSON numbers need not be degrees.</summary>
    public bool UserCrsGiven { get; init; }

    /// <summary>What a file may cost.</summary>
    public SiteFileLimits Limits { get; init; } = SiteFileLimits.Default;
}
