using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Yanshi.Gis;

/// <summary>
/// The one geometry factory of the project. NetTopologySuite's default factory overlays with its legacy algorithm;
/// geometries of this factory use overlay NG. Coordinates are X east (or longitude), Y north (or latitude).
/// </summary>
public static class ProjectGeometry
{
    /// <summary>Geometry services with full double precision and overlay NG.</summary>
    public static NtsGeometryServices Services { get; } = new(
        CoordinateArraySequenceFactory.Instance,
        new PrecisionModel(PrecisionModels.Floating),
        srid: 0,
        GeometryOverlay.NG,
        new CoordinateEqualityComparer());

    /// <summary>The factory for every geometry the project makes. Thread-safe.</summary>
    public static GeometryFactory Factory { get; } = Services.CreateGeometryFactory();
}
