using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// 椭球面积: the area on the CGCS2000 ellipsoid as TD/T 1055 computes it, square metres, taken in an <see cref="EqualAreaPlane"/>. Thread-safe.
/// </summary>
public static class StatutoryArea
{
    /// <summary>
    /// The area of a geometry in the analysis plane: shells less holes, parts added. Parts that overlap count twice, so the geometry
    /// must be valid; lines and points have no area.
    /// </summary>
    /// <param name="polygonInPlane">A geometry in an <see cref="EqualAreaPlane"/>, metres.</param>
    public static double Of(Geometry polygonInPlane)
    {
        ArgumentNullException.ThrowIfNull(polygonInPlane);
        return Shoelace.Area(polygonInPlane);
    }

    /// <summary>The area inside one closed ring of the analysis plane, square metres, whichever way it runs.</summary>
    public static double OfRing(CoordinateSequence ringInPlane)
    {
        ArgumentNullException.ThrowIfNull(ringInPlane);
        return Math.Abs(Shoelace.SignedArea(ringInPlane));
    }
}

/// <summary>平面面积: the area in the plane of a Gauss–Krüger zone, square metres. Thread-safe.</summary>
public static class PlaneArea
{
    /// <summary>The area of a geometry in a projected plane: shells less holes, parts added; lines and points have none.</summary>
    /// <param name="polygonInZone">A geometry in a Gauss–Krüger zone, metres.</param>
    public static double Of(Geometry polygonInZone)
    {
        ArgumentNullException.ThrowIfNull(polygonInZone);
        return Shoelace.Area(polygonInZone);
    }
}
