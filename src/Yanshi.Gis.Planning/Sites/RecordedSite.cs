using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>
/// The site of a record, made again from the record alone: geometry, areas and bounds are computed anew; what only the file could tell (parcels, stated areas,
/// flaws, how the reference system became known) is taken over. Thread-safe.
/// </summary>
public static class RecordedSite
{
    /// <summary>Makes the site of a record's block <c>site</c>.</summary>
    /// <param name="block">The block.</param>
    /// <param name="plane">The analysis plane to measure in.</param>
    /// <param name="shift">The shift from an old datum that the record was made with; null for none.</param>
    /// <exception cref="FormatException">The block is not of a record's shape.</exception>
    /// <exception cref="InputRefusedException">Its reference system is not supported, or needs a shift.</exception>
    public static Site Read(JsonObject block, EqualAreaPlane plane, DatumShift? shift = null)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(plane);
        try
        {
            return ReadBlock(block, plane, shift);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or InvalidCastException or KeyNotFoundException)
        {
            throw new FormatException("The block 'site' is not that of a record.", e);
        }
    }

    /// <summary>The area of a record's block <c>site</c> in the analysis plane, and nothing else of it.</summary>
    /// <param name="block">The block.</param>
    /// <param name="plane">The analysis plane.</param>
    /// <param name="shift">The shift from an old datum that the record was made with; null for none.</param>
    /// <exception cref="FormatException">The block has no such geometry.</exception>
    /// <exception cref="InputRefusedException">Its reference system is not supported, or needs a shift.</exception>
    internal static Geometry ReadGround(JsonObject block, EqualAreaPlane plane, DatumShift? shift)
    {
        var projection = new AnalysisProjection(Crs.Get(Text(Block(block, "crs"), "code")), plane, shift);
        var ground = Ground.Of(block, GeometryOf(Block(block, "geometry")), projection, plane);
        return SiteMeasures.ValidInPlane(ground.Measures.ToPlane(ground.Area), Text(block, "id"));
    }

    private static Site ReadBlock(JsonObject block, EqualAreaPlane plane, DatumShift? shift)
    {
        var crs = ReadingOf(Block(block, "crs"));
        var projection = new AnalysisProjection(crs.Crs, plane, shift);
        var id = Text(block, "id");
        var geometry = GeometryOf(Block(block, "geometry"));
        if (geometry is IPolygonal && GeometryValidator.Validate(geometry, id).Any(defect => defect.Severity is DefectSeverity.Error))
            throw new FormatException("The geometry of a checked site is valid.");
        var (kind, lonLatAsRead, zone, measures, area) = Ground.Of(block, geometry, projection, plane);
        var lonLat = measures.ToLonLat(area);
        return new Site
        {
            Id = id,
            Name = TextOrNull(block, "name"),
            Attributes = AttributesOf(Block(block, "attributes")),
            GeometryKind = kind,
            WidthMetres = Number(block, "widthMetres"),
            LengthMetres = kind is SiteGeometryKind.Corridor ? SiteMeasures.LengthMetres(lonLatAsRead) : null,
            Crs = crs,
            AreaSquareMetres = measures.StatutoryAreaSquareMetres(area),
            PlaneAreaSquareMetres = measures.PlaneAreaSquareMetres(area),
            PlaneCrs = zone,
            StatedAreaSquareMetres = Number(block, "statedAreaSquareMetres"),
            StatedAreaMatches = MatchOf(block),
            PerimeterMetres = SiteMeasures.PerimeterMetres(lonLat),
            Parcels = [.. Objects(block, "parcels").Select(ParcelOf)],
            Defects = [.. Objects(block, "defects").Select(DefectOf)],
            Repaired = block["repaired"] is JsonObject repair ? RepairOf(repair) : null,
            Geometry = geometry,
            GeometryInPlane = SiteMeasures.ValidInPlane(measures.ToPlane(area), id),
            GeometryLonLat = lonLat,
            GeometrySha256 = SiteGeometryHash.Of(crs.Crs.Code, geometry),
        };
    }

    private static CrsReading ReadingOf(JsonObject block) => new()
    {
        Crs = Crs.Get(Text(block, "code")),
        AxisOrder = AxisOrder.EastNorth,
        How = Code<CrsCertainty>(block, "how"),
        Why = Text(block, "why"),
        WhyEnglish = Text(block, "why"),
    };

    private static Dictionary<string, string> AttributesOf(JsonObject block) => block.ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>(), StringComparer.Ordinal);

    private static SiteParcel ParcelOf(JsonObject parcel) => new()
    {
        Id = Text(parcel, "id"),
        Name = TextOrNull(parcel, "name"),
        AreaSquareMetres = Number(parcel, "areaSquareMetres") ?? throw Missing("areaSquareMetres"),
        PlaneAreaSquareMetres = Number(parcel, "planeAreaSquareMetres") ?? throw Missing("planeAreaSquareMetres"),
        StatedAreaSquareMetres = Number(parcel, "statedAreaSquareMetres"),
        StatedAreaMatches = MatchOf(parcel),
    };

    private static GeometryDefect DefectOf(JsonObject defect) =>
        new(new Problem(Text(defect, "code"), TextOrNull(defect, "where"), Text(defect, "message"), Text(defect, "message")), Code<DefectSeverity>(defect, "severity"));

    private static SiteRepair RepairOf(JsonObject repair) => new(
        Number(repair, "areaBefore") ?? throw Missing("areaBefore"),
        Number(repair, "areaAfter") ?? throw Missing("areaAfter"),
        [.. Array(repair["what"], "what").Select(what => what!.GetValue<string>())]);

    private static StatedAreaMatch? MatchOf(JsonObject block) => block["statedAreaMatches"] is null ? null : Code<StatedAreaMatch>(block, "statedAreaMatches");

    private static Geometry GeometryOf(JsonObject geometry)
    {
        var coordinates = Array(geometry["coordinates"], "coordinates");
        return Text(geometry, "type") switch
        {
            "Polygon" => PolygonOf(coordinates),
            "MultiPolygon" => ProjectGeometry.Factory.CreateMultiPolygon([.. coordinates.Select(part => PolygonOf(Array(part, "coordinates")))]),
            "LineString" => ProjectGeometry.Factory.CreateLineString(PointsOf(coordinates)),
            "MultiLineString" => ProjectGeometry.Factory.CreateMultiLineString([.. coordinates.Select(part => ProjectGeometry.Factory.CreateLineString(PointsOf(Array(part, "coordinates"))))]),
            var other => throw new FormatException($"A site is no {other}."),
        };
    }

    private static Polygon PolygonOf(JsonArray rings)
    {
        var closed = rings.Select(ring => ProjectGeometry.Factory.CreateLinearRing(PointsOf(Array(ring, "coordinates")))).ToList();
        return ProjectGeometry.Factory.CreatePolygon(closed[0], [.. closed.Skip(1)]);
    }

    private static Coordinate[] PointsOf(JsonArray points) => [.. points.Select(point => Array(point, "coordinates")).Select(point => new Coordinate(point[0]!.GetValue<double>(), point[1]!.GetValue<double>()))];

    private static T Code<T>(JsonObject block, string name)
        where T : struct, Enum => EnumCode.Find<T>(Text(block, name)) ?? throw new FormatException($"'{name}' cannot be '{Text(block, name)}'.");

    private static double? Number(JsonObject block, string name) => block[name]?.GetValue<double>();

    private static string Text(JsonObject block, string name) => TextOrNull(block, name) ?? throw Missing(name);

    private static string? TextOrNull(JsonObject block, string name) => block[name]?.GetValue<string>();

    private static JsonObject Block(JsonObject block, string name) => block[name] as JsonObject ?? throw Missing(name);

    private static JsonArray Array(JsonNode? node, string name) => node as JsonArray ?? throw Missing(name);

    private static IEnumerable<JsonObject> Objects(JsonObject block, string name) => Array(block[name], name).Select(item => item as JsonObject ?? throw Missing(name));

    private static FormatException Missing(string name) => new($"'{name}' is missing.");

    /// <summary>The area that a recorded geometry stands for, with what it is measured by.</summary>
    private sealed record Ground(SiteGeometryKind Kind, Geometry LonLatAsRead, Crs Zone, SiteMeasures Measures, Geometry Area)
    {
        internal static Ground Of(JsonObject block, Geometry geometry, AnalysisProjection projection, EqualAreaPlane plane)
        {
            var (kind, width) = (Code<SiteGeometryKind>(block, "geometryKind"), Number(block, "widthMetres"));
            var lonLat = projection.ToLonLat(geometry);
            var zone = Crs.PlaneZoneAt(lonLat.Centroid.X);
            return kind is SiteGeometryKind.Corridor
                ? new Ground(kind, lonLat, zone, SiteMeasures.InZone(zone, plane), SiteCorridor.Widen(geometry, projection, zone, width ?? throw new FormatException("A corridor has a width.")))
                : new Ground(kind, lonLat, zone, new SiteMeasures(projection, zone), geometry);
        }
    }
}
