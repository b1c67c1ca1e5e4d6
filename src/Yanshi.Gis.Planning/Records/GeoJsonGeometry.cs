using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Planning.Records;

/// <summary>Geometries as GeoJSON (RFC 7946 §3.1) with every digit they have. Thread-safe.</summary>
public static class GeoJsonGeometry
{
    /// <summary>The GeoJSON object of a geometry: x, then y, in whatever system the geometry is.</summary>
    /// <param name="geometry">A polygon, a line, a point, or several of one kind.</param>
    /// <exception cref="ArgumentException">The geometry is of another kind.</exception>
    public static JsonObject Of(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return geometry switch
        {
            Polygon polygon => Object("Polygon", Rings(polygon)),
            MultiPolygon polygons => Object("MultiPolygon", Array(polygons.Geometries.Select(part => Rings((Polygon)part)))),
            LineString line => Object("LineString", Points(line)),
            Point point => Object("Point", Position(point.Coordinate)),
            MultiPoint points => Object("MultiPoint", Points(points)),
            MultiLineString lines => Object("MultiLineString", Array(lines.Geometries.Select(part => Points((LineString)part)))),
            _ => throw new ArgumentException($"There is no form for a {geometry.GeometryType}.", nameof(geometry)),
        };
    }

    /// <summary>Appends the canonical form of the same object.</summary>
    internal static void AppendCanonical(JsonText text, Geometry geometry)
    {
        if (geometry is not (Polygon or MultiPolygon))
        {
            CanonicalJson.Append(text, Of(geometry));
            return;
        }

        text.Append("{\"coordinates\":"u8);
        if (geometry is Polygon polygon)
            AppendRings(text, polygon);
        else
            text.AppendArray<Geometry>(((MultiPolygon)geometry).Geometries, static (to, part) => AppendRings(to, (Polygon)part));
        text.Append(",\"type\":"u8);
        text.AppendString(geometry.GeometryType);
        text.Append('}');
    }

    private static void AppendRings(JsonText text, Polygon polygon)
    {
        text.Append('[');
        AppendPoints(text, polygon.ExteriorRing.CoordinateSequence);
        for (var i = 0; i < polygon.NumInteriorRings; i++)
            AppendPoints(text.Append(','), polygon.GetInteriorRingN(i).CoordinateSequence);
        text.Append(']');
    }

    private static void AppendPoints(JsonText text, CoordinateSequence points)
    {
        text.Append('[');
        for (var i = 0; i < points.Count; i++)
        {
            text.Append(i == 0 ? "["u8 : ",["u8).AppendNumber(points.GetX(i));
            text.Append(',').AppendNumber(points.GetY(i));
            text.Append(']');
        }

        text.Append(']');
    }

    private static JsonObject Object(string type, JsonArray coordinates) => new() { ["type"] = type, ["coordinates"] = coordinates };

    private static JsonArray Rings(Polygon polygon) => Array(polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(Points));

    private static JsonArray Points(Geometry line) => Array(line.Coordinates.Select(Position));

    private static JsonArray Position(Coordinate point) => new(point.X, point.Y);

    private static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);
}
