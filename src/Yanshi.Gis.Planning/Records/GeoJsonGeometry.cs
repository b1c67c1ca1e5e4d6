using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Planning.Records;

/// <summary>Geometries as GeoJSON (RFC 7946 §3.1) with every digit they have. Thread-safe.</summary>
public static class GeoJsonGeometry
{
    private static readonly RecordShape Shape = new(capacity: 2);

    /// <summary>The GeoJSON object of a geometry: x, then y, in whatever system the geometry is.</summary>
    /// <param name="geometry">A polygon, a line, a point, or several of one kind.</param>
    /// <exception cref="ArgumentException">The geometry is of another kind.</exception>
    public static JsonObject Of(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return BlockOf(geometry).ToJsonObject();
    }

    /// <summary>The same object as a record carries it.</summary>
    internal static RecordBlock BlockOf(Geometry geometry) => new(Shape)
    {
        ["type"] = geometry is LineString ? "LineString" : geometry.GeometryType,
        ["coordinates"] = geometry switch
        {
            Polygon polygon => Rings(polygon),
            MultiPolygon polygons => Array.ConvertAll(polygons.Geometries, static part => (RecordValue)Rings((Polygon)part)),
            LineString line => Points(line.CoordinateSequence),
            Point point => Position(point.X, point.Y),
            MultiPoint points => Array.ConvertAll(points.Geometries, static part => (RecordValue)Position(((Point)part).X, ((Point)part).Y)),
            MultiLineString lines => Array.ConvertAll(lines.Geometries, static part => (RecordValue)Points(((LineString)part).CoordinateSequence)),
            _ => throw new ArgumentException($"There is no form for a {geometry.GeometryType}.", nameof(geometry)),
        },
    };

    private static RecordValue[] Rings(Polygon polygon)
    {
        var rings = new RecordValue[1 + polygon.NumInteriorRings];
        rings[0] = Points(polygon.ExteriorRing.CoordinateSequence);
        for (var i = 1; i < rings.Length; i++)
            rings[i] = Points(polygon.GetInteriorRingN(i - 1).CoordinateSequence);
        return rings;
    }

    private static RecordValue[] Points(CoordinateSequence points)
    {
        var positions = new RecordValue[points.Count];
        for (var i = 0; i < positions.Length; i++)
            positions[i] = Position(points.GetX(i), points.GetY(i));
        return positions;
    }

    private static RecordValue[] Position(double x, double y) => [x, y];
}
