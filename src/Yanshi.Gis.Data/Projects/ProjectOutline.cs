using System.Text.Json;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Projects;

/// <summary>The ground of a recorded site, read without measuring it.</summary>
internal static class ProjectOutline
{
    /// <summary>The area of a record's block <c>site</c> in the analysis plane.</summary>
    /// <exception cref="FormatException">The block has no such geometry.</exception>
    /// <exception cref="InputRefusedException">Its reference system is not supported, or needs a shift.</exception>
    internal static Geometry Read(JsonElement site, EqualAreaPlane plane, DatumShift? shift)
    {
        var projection = new AnalysisProjection(Crs.Get(site.GetProperty("crs").GetProperty("code").GetString()!), plane, shift);
        var geometry = GeometryOf(site.GetProperty("geometry"));
        var zone = Crs.PlaneZoneAt(projection.ToLonLat(geometry).Centroid.X);
        var id = site.GetProperty("id").GetString()!;
        return site.GetProperty("geometryKind").GetString() == EnumCode.Of(SiteGeometryKind.Corridor)
            ? SiteMeasures.InZone(zone, plane).ToValidPlane(SiteCorridor.Widen(geometry, projection, zone, site.GetProperty("widthMetres").GetDouble()), id)
            : new SiteMeasures(projection, zone).ToValidPlane(geometry, id);
    }

    private static Geometry GeometryOf(JsonElement geometry)
    {
        var (factory, coordinates) = (ProjectGeometry.Factory, geometry.GetProperty("coordinates"));
        return geometry.GetProperty("type").GetString() switch
        {
            "Polygon" => PolygonOf(coordinates),
            "MultiPolygon" => factory.CreateMultiPolygon([.. coordinates.EnumerateArray().Select(PolygonOf)]),
            "LineString" => factory.CreateLineString(PointsOf(coordinates)),
            "MultiLineString" => factory.CreateMultiLineString([.. coordinates.EnumerateArray().Select(part => factory.CreateLineString(PointsOf(part)))]),
            var other => throw new FormatException($"A site is no {other}."),
        };
    }

    private static Polygon PolygonOf(JsonElement rings)
    {
        var closed = rings.EnumerateArray().Select(ring => ProjectGeometry.Factory.CreateLinearRing(PointsOf(ring))).ToList();
        return ProjectGeometry.Factory.CreatePolygon(closed[0], [.. closed.Skip(1)]);
    }

    private static Coordinate[] PointsOf(JsonElement points) => [.. points.EnumerateArray().Select(point => new Coordinate(point[0].GetDouble(), point[1].GetDouble()))];
}
