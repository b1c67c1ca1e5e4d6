using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>
/// 用地/地块: the area under question, read, validated and measured; what the record's <c>site</c> block is written from. Immutable.
/// Numbers have full precision; rounding to what is printed is the record writer's.
/// </summary>
public sealed class Site : SiteOutcome
{
    /// <summary>The project's name; null when the file has none.</summary>
    public string? Name { get; init; }

    /// <summary>Attributes as written in the file: name to text.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>Whether the site is an area as drawn or the corridor of a line.</summary>
    public required SiteGeometryKind GeometryKind { get; init; }

    /// <summary>The corridor's full width, metres; null for an area.</summary>
    public double? WidthMetres { get; init; }

    /// <summary>The geodesic length of the corridor's centre line, metres; null for an area.</summary>
    public double? LengthMetres { get; init; }

    /// <summary>How the coordinates were understood.</summary>
    public required CrsReading Crs { get; init; }

    /// <summary>椭球面积: the statutory area (TD/T 1055), square metres; what parcels share is counted once.</summary>
    public required double AreaSquareMetres { get; init; }

    /// <summary>平面面积: the area in <see cref="PlaneCrs"/>, square metres.</summary>
    public required double PlaneAreaSquareMetres { get; init; }

    /// <summary>The 3° Gauss–Krüger zone (zone number not in the easting) at the site's centroid.</summary>
    public required Crs PlaneCrs { get; init; }

    /// <summary>The sum of the areas the file states, square metres; null unless every parcel states one.</summary>
    public double? StatedAreaSquareMetres { get; init; }

    /// <summary>
    /// What the stated areas agree with; null when none is stated. Ellipsoidal when all parcels agree with their statutory areas, else plane when
    /// all agree with their plane areas, else neither; also neither when parcels overlap, since the stated sum then counts the overlap twice.
    /// </summary>
    public StatedAreaMatch? StatedAreaMatches { get; init; }

    /// <summary>The geodesic length of all boundaries, holes included, metres.</summary>
    public required double PerimeterMetres { get; init; }

    /// <summary>The parcels in file order.</summary>
    public required IReadOnlyList<SiteParcel> Parcels { get; init; }

    /// <summary>All flaws of the file, the project and its parcels, as read: with a repair also the errors that were repaired.</summary>
    public required IReadOnlyList<GeometryDefect> Defects { get; init; }

    /// <summary>What a repair changed; null when nothing was repaired.</summary>
    public SiteRepair? Repaired { get; init; }

    /// <summary>
    /// The geometry in the source's own system (<see cref="CrsReading.Crs"/>), x east, y north: the united parcels with the points as read (shells
    /// counter-clockwise, holes clockwise); of a corridor the centre line, from which <see cref="WidthMetres"/> makes the area.
    /// </summary>
    public required Geometry Geometry { get; init; }

    /// <summary>The area in the analysis plane (equal-area, metres), a valid Polygon or MultiPolygon; edges of plane data split at 70 m.</summary>
    public required Geometry GeometryInPlane { get; init; }

    /// <summary>The area in CGCS2000 longitude and latitude, degrees, with the vertices of <see cref="GeometryInPlane"/>'s source edges.</summary>
    public required Geometry GeometryLonLat { get; init; }

    /// <summary>Sixty-four lower-case hexadecimal digits that name <see cref="Geometry"/>: <see cref="SiteGeometryHash"/>.</summary>
    public required string GeometrySha256 { get; init; }

    /// <summary>The bounding box in CGCS2000 longitude and latitude, degrees.</summary>
    public Envelope BoundsLonLat => GeometryLonLat.EnvelopeInternal;
}

/// <summary>What a site's outline was made from.</summary>
public enum SiteGeometryKind
{
    /// <summary>An area as drawn.</summary>
    Polygon,

    /// <summary>A line given a width.</summary>
    Corridor,
}

/// <summary>What a repair changed.</summary>
/// <param name="AreaBeforeSquareMetres">Statutory area of the rings as written (shells less holes; lobes that run opposite ways cancel).</param>
/// <param name="AreaAfterSquareMetres">Statutory area of the repaired parcels, before overlapping parcels are united.</param>
/// <param name="What">The codes of the defects repaired, each once.</param>
public sealed record SiteRepair(double AreaBeforeSquareMetres, double AreaAfterSquareMetres, IReadOnlyList<string> What);
