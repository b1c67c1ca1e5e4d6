using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.ReferenceSystems;

/// <summary>Star-shaped polygons in the district: seen from the middle every direction meets the outline once, so they are valid.</summary>
internal static class RandomPolygon
{
    /// <summary>In the analysis plane, vertices between half and one and a half radii from the middle.</summary>
    public static Polygon InPlane(Random random, double radiusMetres, int vertices)
    {
        double centreX = (random.NextDouble() - 0.5) * 30_000, centreY = (random.NextDouble() - 0.5) * 36_000;
        var ring = new Coordinate[vertices + 1];
        for (var i = 0; i < vertices; i++)
        {
            var (sin, cos) = Math.SinCos(Math.Tau * (i + 0.8 * random.NextDouble()) / vertices);
            var radius = radiusMetres * (0.5 + random.NextDouble());
            ring[i] = new Coordinate(centreX + radius * cos, centreY + radius * sin);
        }

        ring[vertices] = ring[0].Copy();
        return ProjectGeometry.Factory.CreatePolygon(ring);
    }

    /// <summary>The same in degrees.</summary>
    public static Polygon InDegrees(Random random, double radiusMetres, int vertices) =>
        (Polygon)new AnalysisProjection(Crs.Cgcs2000, District.Plane).PlaneToLonLat(InPlane(random, radiusMetres, vertices));
}
