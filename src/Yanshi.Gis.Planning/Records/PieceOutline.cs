using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Records;

/// <summary>Outlines as the pieces document writes them: shells counter-clockwise, degrees rounded.</summary>
internal static class PieceOutline
{
    private const int LeastRingPoints = 4;

    /// <summary>An area with its coordinates rounded to a billionth of a degree; null when it is too thin to have an outline then.</summary>
    internal static Geometry? Of(Geometry lonLat)
    {
        var polygons = PolygonExtracter.GetPolygons(RingWinding.Normalise(lonLat)).Cast<Polygon>().Select(Rounded).OfType<Polygon>().ToList();
        return polygons.Count switch
        {
            0 => null,
            1 => polygons[0],
            _ => ProjectGeometry.Factory.CreateMultiPolygon([.. polygons]),
        };
    }

    private static Polygon? Rounded(Polygon polygon) => Rounded(polygon.ExteriorRing) is { } shell
        ? ProjectGeometry.Factory.CreatePolygon(shell, [.. polygon.InteriorRings.Select(Rounded).OfType<LinearRing>()])
        : null;

    private static LinearRing? Rounded(LineString ring)
    {
        var points = new List<Coordinate>(ring.NumPoints);
        foreach (var point in ring.Coordinates)
        {
            var rounded = new Coordinate(Rounding.ToNanodegree(point.X), Rounding.ToNanodegree(point.Y));
            if (points.Count == 0 || !points[^1].Equals2D(rounded))
                points.Add(rounded);
        }

        // Rounding can also turn a ring over that is thinner than its step.
        return points.Count >= LeastRingPoints && Math.Sign(Area.OfRingSigned([.. points])) == Math.Sign(Area.OfRingSigned(ring.CoordinateSequence))
            ? ProjectGeometry.Factory.CreateLinearRing([.. points])
            : null;
    }
}
