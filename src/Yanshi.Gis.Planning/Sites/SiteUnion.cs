using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>Unites the areas of a project's parcels: what they share counts once.</summary>
internal static class SiteUnion
{
    /// <summary>
    /// One area of several: parcels that keep apart (or touch in points only) stay point for point as they are; those that overlap or share
    /// an edge are dissolved into one.
    /// </summary>
    /// <param name="areas">Valid polygons and multipolygons of one coordinate system, at least one.</param>
    public static Geometry Unite(IReadOnlyList<Geometry> areas)
    {
        if (areas.Count == 1)
            return areas[0];
        var together = ProjectGeometry.Factory.CreateMultiPolygon([.. areas.SelectMany(Polygons)]);
        if (GeometryValidator.Validate(together).All(d => d.Severity != DefectSeverity.Error))
            return together;
        return RingWinding.Normalise(OverlayNGRobust.Union(areas));
    }

    private static IEnumerable<Polygon> Polygons(Geometry area)
    {
        for (var i = 0; i < area.NumGeometries; i++)
            yield return (Polygon)area.GetGeometryN(i);
    }
}
