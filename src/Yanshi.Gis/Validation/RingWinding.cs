using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Validation;

/// <summary>The project's one winding: shells counter-clockwise, holes clockwise (RFC 7946 §3.1.6). Thread-safe.</summary>
public static class RingWinding
{
    /// <summary>The same area with its rings wound the project's way; each ring keeps its first point. Nothing is reported: winding carries no meaning in the formats read here.</summary>
    /// <exception cref="ArgumentException"><paramref name="area"/> is neither a Polygon nor a MultiPolygon.</exception>
    public static Geometry Normalise(Geometry area) => area switch
    {
        Polygon polygon => Normalise(polygon),
        MultiPolygon parts => ProjectGeometry.Factory.CreateMultiPolygon([.. parts.Geometries.Cast<Polygon>().Select(Normalise)]),
        _ => throw new ArgumentException("A Polygon or MultiPolygon is needed.", nameof(area)),
    };

    private static Polygon Normalise(Polygon polygon) => polygon.IsEmpty
        ? polygon
        : ProjectGeometry.Factory.CreatePolygon(
            Wind((LinearRing)polygon.ExteriorRing, counterClockwise: true),
            [.. polygon.InteriorRings.Select(hole => Wind((LinearRing)hole, counterClockwise: false))]);

    private static LinearRing Wind(LinearRing ring, bool counterClockwise) =>
        ring.IsCCW == counterClockwise ? ring : (LinearRing)ring.Reverse();
}
