using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>A land use parcel.</summary>
/// <param name="Land">Its class.</param>
/// <param name="Shell">Its outline, counter-clockwise, not closed.</param>
/// <param name="Hole">The outline of the island in it, counter-clockwise, not closed; null when it has none.</param>
internal sealed record LandParcel(LandClass Land, LatticeVertex[] Shell, LatticeVertex[]? Hole = null)
{
    /// <summary>The statutory area: the area in the analysis plane, square metres.</summary>
    public double AreaSquareMetres => Area(Shell) - (Hole is null ? 0.0 : Area(Hole));

    /// <summary>The outline in degrees, its shell counter-clockwise, its hole clockwise.</summary>
    public Polygon ToPolygon() => ProjectGeometry.Factory.CreatePolygon(Ring(Shell, isReversed: false), Hole is null ? [] : [Ring(Hole, isReversed: true)]);

    private static LinearRing Ring(LatticeVertex[] vertices, bool isReversed)
    {
        var ring = new Coordinate[vertices.Length + 1];
        for (var i = 0; i < vertices.Length; i++)
            ring[i] = vertices[isReversed ? vertices.Length - 1 - i : i].LonLat;
        ring[^1] = ring[0];
        return ProjectGeometry.Factory.CreateLinearRing(ring);
    }

    private static double Area(LatticeVertex[] ring)
    {
        var (originX, originY) = (ring[0].X, ring[0].Y);
        var twice = 0.0;
        for (var i = 2; i < ring.Length; i++)
            twice += (ring[i - 1].X - originX) * (ring[i].Y - originY) - (ring[i].X - originX) * (ring[i - 1].Y - originY);
        return twice / 2.0;
    }
}
