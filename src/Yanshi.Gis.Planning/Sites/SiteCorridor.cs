using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Linemerge;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>
/// A line widened to an area: the points within half the width of it, with flat ends, in the plane of a 3° Gauss–Krüger zone. Bends are
/// round (16 segments to a quarter circle). Lines of one parcel that join end to end are one line: ends are flat only where it ends.
/// </summary>
internal static class SiteCorridor
{
    private const int SegmentsPerQuarterCircle = 16;

    /// <summary>The corridor in the zone's coordinates.</summary>
    /// <param name="line">A LineString or MultiLineString in the projection's source system.</param>
    /// <param name="projection">From the source system.</param>
    /// <param name="zone">The zone, EPSG:4534–4554.</param>
    /// <param name="widthMetres">The full width.</param>
    public static Geometry Widen(Geometry line, AnalysisProjection projection, Crs zone, double widthMetres)
    {
        var merger = new LineMerger();
        merger.Add(projection.ToZone(line, zone));
        var merged = ProjectGeometry.Factory.CreateMultiLineString([.. merger.GetMergedLineStrings().Cast<LineString>()]);
        return BufferOp.Buffer(merged, widthMetres / 2, new BufferParameters(SegmentsPerQuarterCircle, EndCapStyle.Flat));
    }
}
