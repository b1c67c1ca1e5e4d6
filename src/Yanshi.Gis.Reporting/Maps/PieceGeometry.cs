using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Reporting.Maps;

/// <summary>Reads the areas of a pieces document, which this project itself wrote. Thread-safe.</summary>
internal static class PieceGeometry
{
    /// <summary>The area of a feature in longitude and latitude; null when it was too thin to have an outline.</summary>
    /// <exception cref="ArgumentException">The geometry is no area.</exception>
    internal static Geometry? Of(JsonObject feature)
    {
        if (feature["geometry"] is not JsonObject geometry)
            return null;
        var coordinates = geometry["coordinates"]!.AsArray();
        return geometry["type"]!.GetValue<string>() switch
        {
            "Polygon" => PolygonOf(coordinates),
            "MultiPolygon" => ProjectGeometry.Factory.CreateMultiPolygon([.. coordinates.Select(part => PolygonOf(part!.AsArray()))]),
            var type => throw new ArgumentException($"A piece is no {type}.", nameof(feature)),
        };
    }

    private static Polygon PolygonOf(JsonArray rings)
    {
        var linear = rings.Select(ring => ProjectGeometry.Factory.CreateLinearRing([.. ring!.AsArray().Select(PointOf)])).ToList();
        return ProjectGeometry.Factory.CreatePolygon(linear[0], [.. linear.Skip(1)]);
    }

    private static Coordinate PointOf(JsonNode? point) => new(point![0]!.GetValue<double>(), point[1]!.GetValue<double>());
}
