using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Yanshi.Gis.Overlay;

/// <summary>The overlap as geometry, for what is shown, exported or printed, and to decide what the kernel leaves open.</summary>
public static class OverlapPieces
{
    /// <summary>
    /// A∩B as polygons only: where the two merely touch, in points or along lines, nothing is left. Both are valid polygons or multipolygons
    /// of one plane.
    /// </summary>
    public static Geometry Of(Geometry a, Geometry b) => Of(a, b, SpatialFunction.Intersection);

    /// <summary>A∖B as polygons only, likewise.</summary>
    public static Geometry Without(Geometry a, Geometry b) => Of(a, b, SpatialFunction.Difference);

    private static Geometry Of(Geometry a, Geometry b, SpatialFunction what)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return PolygonsOf(OverlayNGRobust.Overlay(a, b, what));
    }

    /// <summary>The polygons of an overlay's result.</summary>
    internal static Geometry PolygonsOf(Geometry overlay)
    {
        var pieces = new List<Polygon>();
        Collect(overlay, pieces);
        return pieces.Count == 1 ? pieces[0] : ProjectGeometry.Factory.CreateMultiPolygon([.. pieces]);
    }

    private static void Collect(Geometry geometry, List<Polygon> pieces)
    {
        if (geometry is Polygon polygon)
        {
            if (!polygon.IsEmpty) pieces.Add(polygon);
        }
        else if (geometry is GeometryCollection collection)
        {
            foreach (var part in collection.Geometries) Collect(part, pieces);
        }
    }
}
