using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.ReferenceSystems;

/// <summary>The places the tests of reference systems use.</summary>
internal static class District
{
    /// <summary>Yanshi: 112.611–112.979° E, 34.469–34.805° N.</summary>
    public static Envelope Extent { get; } = new(112.611, 112.979, 34.469, 34.805);

    /// <summary>A district elsewhere, in 3° zone 40: nothing may depend on Yanshi.</summary>
    public static Envelope Elsewhere { get; } = new(120.1, 120.5, 30.1, 30.4);

    public static EqualAreaPlane Plane { get; } = EqualAreaPlane.ForExtent(Extent);

    /// <summary>A polygon from its corners as survey papers write them: north first.</summary>
    public static Polygon FromNorthEast(params (double North, double East)[] corners) =>
        ProjectGeometry.Factory.CreatePolygon([.. corners.Append(corners[0]).Select(corner => new Coordinate(corner.East, corner.North))]);
}
