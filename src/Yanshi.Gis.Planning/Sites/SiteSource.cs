using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What a site file said, word for word, before anyone interpreted its coordinates.</summary>
public sealed record SiteSource
{
    /// <summary>The format that was read: <c>boundary-point-text</c>, <c>geojson</c>, <c>csv</c>, <c>xlsx</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The file's name without its folder, for messages.</summary>
    public required string FileName { get; init; }

    /// <summary>The text encoding that was taken (<c>utf-8</c>, <c>gb18030</c>), null for formats without a choice.</summary>
    public string? Encoding { get; init; }

    /// <summary>What the file itself says about its coordinate reference system; null when it says nothing.</summary>
    public CrsDeclaration? Declared { get; init; }

    /// <summary>The projects, each of which becomes one site. Never empty: a file without a project is refused by its reader.</summary>
    public required IReadOnlyList<SourceProject> Projects { get; init; }

    /// <summary>Flaws of the file as a whole.</summary>
    public IReadOnlyList<GeometryDefect> Defects { get; init; } = [];
}

/// <summary>One project: the parcels that together are one site.</summary>
public sealed record SourceProject
{
    /// <summary>An id unique in the file: the file's own, else the running number from 1.</summary>
    public required string Id { get; init; }

    /// <summary>The project's name as written; null when the file has none.</summary>
    public string? Name { get; init; }

    /// <summary>Attributes as written, name to text: the file's, and those that all parcels have alike. Empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The parcels, at least one.</summary>
    public required IReadOnlyList<SourceParcel> Parcels { get; init; }

    /// <summary>Flaws that the reader met in this project (counts that disagree, unclosed rings, strange lines). With an error among them (or among the
    /// file's) the project must not be checked: something of it was lost.</summary>
    public IReadOnlyList<GeometryDefect> Defects { get; init; } = [];

    /// <summary>Why nobody can say where the project lies (a row of a list that names a park only); null when its parcels say it. Then it becomes no site.</summary>
    public UnknownLocation? Unlocated { get; init; }
}

/// <summary>位置不明: a project of which a list says no more than a name.</summary>
/// <param name="Problem">Why nobody can say where it lies.</param>
/// <param name="Park">The park it names, as written; null when it names none.</param>
/// <param name="Town">The town or subdistrict it names, as written; null when it names none.</param>
public sealed record UnknownLocation(Problem Problem, string? Park, string? Town);

/// <summary>One parcel as written.</summary>
public sealed record SourceParcel
{
    /// <summary>The parcel's number or id; the running number from 1 when the file has none.</summary>
    public required string Id { get; init; }

    /// <summary>The parcel's name; null when the file has none.</summary>
    public string? Name { get; init; }

    /// <summary>The parcel's own attributes as written: name to text. Empty when there are none.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the parcel's coordinates outline.</summary>
    public required SourceShape Shape { get; init; }

    /// <summary>Rings (or line strings, or points) in file order. Unusable ones are left out, and an error among the defects says so.</summary>
    public required IReadOnlyList<SourceRing> Rings { get; init; }

    /// <summary>The area the file states, square metres; null when it states none.</summary>
    public double? StatedAreaSquareMetres { get; init; }

    /// <summary>Decimal places of the stated area in the unit it was written in, and that unit in square metres: what an equal area rounds to.</summary>
    public double StatedAreaStepSquareMetres { get; init; } = 1.0;

    /// <summary>Place in the file for messages (<c>第 16 行</c>, <c>features[3]</c>).</summary>
    public string? Where { get; init; }
}

/// <summary>The kind of thing a parcel's coordinates outline.</summary>
public enum SourceShape
{
    /// <summary>An area, 面.</summary>
    Polygon,

    /// <summary>A line, 线: needs a width to become a corridor.</summary>
    Line,

    /// <summary>A point, 点: not a site.</summary>
    Point,
}

/// <summary>One ring, line or point list as written.</summary>
public sealed record SourceRing
{
    /// <summary>The ring number the file gives (圈号), or the running number from 1 within the parcel.</summary>
    public required int Number { get; init; }

    /// <summary>What the format says about the ring's part.</summary>
    public RingRole Role { get; init; } = RingRole.ByNesting;

    /// <summary>
    /// The coordinates in the order of the file's columns: X is the first number of the pair, Y the second, except that formats whose
    /// columns are named or fixed as north first (界址点 TXT: X = north, Y = east) are stored as east, north already, and say so in
    /// <see cref="CrsDeclaration.AxisOrder"/>. Rings are closed (first point repeated exactly); the reader closes open ones and notes it.
    /// </summary>
    public required Coordinate[] Points { get; init; }
}
