using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Planning.Records;

/// <summary>Geometries as GeoJSON (RFC 7946 §3.1) with every digit they have. Thread-safe.</summary>
public static class GeoJsonGeometry
{
    /// <summary>The GeoJSON object of a geometry: x, then y, in whatever system the geometry is.</summary>
    /// <param name="geometry">A polygon, a line, or several of one kind.</param>
    /// <exception cref="ArgumentException">The geometry is of another kind.</exception>
    public static JsonObject Of(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return geometry switch
        {
            Polygon polygon => Object("Polygon", Rings(polygon)),
            MultiPolygon polygons => Object("MultiPolygon", Array(polygons.Geometries.Select(part => Rings((Polygon)part)))),
            LineString line => Object("LineString", Points(line)),
            MultiLineString lines => Object("MultiLineString", Array(lines.Geometries.Select(part => Points((LineString)part)))),
            _ => throw new ArgumentException($"A site is no {geometry.GeometryType}.", nameof(geometry)),
        };
    }

    private static JsonObject Object(string type, JsonArray coordinates) => new() { ["type"] = type, ["coordinates"] = coordinates };

    private static JsonArray Rings(Polygon polygon) => Array(polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(Points));

    private static JsonArray Points(LineString line) => Array(line.Coordinates.Select(point => new JsonArray(point.X, point.Y)));

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);
}
