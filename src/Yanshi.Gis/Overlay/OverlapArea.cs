using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>The area that two polygons have in common.</summary>
public static class OverlapArea
{
    /// <summary>
    /// The area of a∩b in the square of the plane's unit, exactly 0 when they are apart or only touch. Both are valid polygons or
    /// multipolygons of one plane; in the analysis plane the answer is the statutory area in square metres.
    /// </summary>
    /// <exception cref="ArgumentException">One of them is neither polygon nor multipolygon.</exception>
    public static double Of(Geometry a, Geometry b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        PackedPolygons packedA = PackedPolygons.Pack([a]), packedB = PackedPolygons.Pack([b]);
        var area = OverlapKernel.OfThread.Area(packedA.View(), 0, packedB.View(), 0, out var certain);
        return certain ? area : OverlapPieces.Of(a, b).Area;
    }
}
