using NetTopologySuite.Geometries;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// Brings geometries of one reference system to the planes and degrees that analysis uses. Immutable, thread-safe; results are new
/// geometries of <see cref="ProjectGeometry.Factory"/> without Z.
/// </summary>
/// <remarks>
/// <para>Edges: data in plane coordinates is straight in its own plane, so edges over 70 m are split there first (int(L / 70) extra points
/// at equal distances). Geographic data is taken vertex for vertex, as the statutory area formula reads it. Between systems that share
/// one plane (3° zone 37 and 6° zone 19, one zone with and without its number) only the easting's offset changes and nothing is split.</para>
/// <para>Neighbours: an edge that two polygons share comes out with the same bits from both, whichever way each runs along it. A vertex
/// that only one of the two has on it splits the edge differently on that side, as it does in the source.</para>
/// <para>Validity is not asked for and not checked.</para>
/// </remarks>
public sealed class AnalysisProjection
{
    private readonly DatumShift? _shift;
    private readonly CrsTransform _toDegrees;

    /// <summary>Prepares the way from one system.</summary>
    /// <param name="source">The system of the geometries.</param>
    /// <param name="plane">The analysis plane.</param>
    /// <param name="shift">The user's parameters when the source lies on an old datum.</param>
    /// <exception cref="InputRefusedException"><c>crs.datum-not-supported</c>: the source needs parameters and none are given.</exception>
    public AnalysisProjection(Crs source, EqualAreaPlane plane, DatumShift? shift = null)
    {
        ArgumentNullException.ThrowIfNull(plane);
        Plane = plane;
        _shift = shift;
        _toDegrees = CrsTransform.Between(source, Crs.Cgcs2000, shift);
    }

    /// <summary>The system of the geometries.</summary>
    public Crs Source => _toDegrees.Source;

    /// <summary>The analysis plane.</summary>
    public EqualAreaPlane Plane { get; }

    /// <summary>A source geometry in the analysis plane, metres.</summary>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: a coordinate means nothing in the source system.</exception>
    public Geometry ToPlane(Geometry source) => GeometryMapping.Map(source, DegreesThenPlane, Source.IsProjected);

    /// <summary>A source geometry in CGCS2000 longitude and latitude, degrees; plane edges are split as for the analysis plane.</summary>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: a coordinate means nothing in the source system.</exception>
    public Geometry ToLonLat(Geometry source) => GeometryMapping.Map(source, _toDegrees.Transform, Source.IsProjected);

    /// <summary>A source geometry in a projected zone, metres: for plane areas, distances and legal buffers.</summary>
    /// <param name="source">The geometry in the source system.</param>
    /// <param name="zone">A CGCS2000 zone, usually <see cref="Crs.PlaneZoneAt"/> of the place.</param>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: a coordinate means nothing in one of the systems.</exception>
    public Geometry ToZone(Geometry source, Crs zone)
    {
        var transform = CrsTransform.Between(Source, zone, _shift);
        return GeometryMapping.Map(source, transform.Transform, Source.IsProjected && !Source.SharesPlaneWith(zone));
    }

    /// <summary>A geometry of the analysis plane in CGCS2000 longitude and latitude, degrees, vertex for vertex.</summary>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: a coordinate lies outside the plane's map.</exception>
    public Geometry PlaneToLonLat(Geometry inPlane) => GeometryMapping.Map(inPlane, Plane.Unproject, splitEdges: false);

    /// <summary>A geometry in CGCS2000 longitude and latitude, degrees, in the analysis plane, vertex for vertex.</summary>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: a coordinate is no longitude and latitude.</exception>
    public Geometry LonLatToPlane(Geometry lonLat) => GeometryMapping.Map(lonLat, Plane.Project, splitEdges: false);

    /// <summary>A geometry of the analysis plane in a projected zone, metres; long edges are split in the analysis plane first.</summary>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: a coordinate lies outside the plane's map or the zone.</exception>
    public Geometry PlaneToZone(Geometry inPlane, Crs zone)
    {
        var transform = CrsTransform.Between(Crs.Cgcs2000, zone);
        return GeometryMapping.Map(
            inPlane,
            (x, y) =>
            {
                Plane.Unproject(x, y);
                transform.Transform(x, y);
            },
            splitEdges: true);
    }

    private void DegreesThenPlane(Span<double> x, Span<double> y)
    {
        _toDegrees.Transform(x, y);
        Plane.Project(x, y);
    }
}
