using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// How far the two readings of one long edge lie apart: straight in the plane it was drawn in, or straight in the analysis plane. A line
/// drawn along another in the other reading overlaps it in a thread that nobody meant. Thread-safe.
/// </summary>
/// <remarks>
/// In the district the two readings of an edge of length L lie up to 2.5e-8·L² metres apart (19 mm for 1 km). Below 0.01 m no
/// survey coordinate says anything, so that is the least gap for any edge.
/// </remarks>
public static class EdgeModel
{
    /// <summary>The gap allowed however short the edges are, metres.</summary>
    public const double LeastGapMetres = 0.01;

    /// <summary>The largest share of a site that such gaps take.</summary>
    internal const double LargestShareOfSite = 0.1;

    private const double GapPerSquareMetre = 2.5e-8;
    private const double LeastThreadRatio = 50;

    // Shorter edges cannot lift the gap above its least value.
    private static readonly double LongEdgeMetres = Math.Sqrt(LeastGapMetres / GapPerSquareMetre);

    /// <summary>The edges of a source geometry that are long enough to matter (over 632 m), unsplit, in the analysis plane.</summary>
    /// <param name="source">An area in its own reference system.</param>
    /// <param name="projection">The way from that system to the analysis plane.</param>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: a coordinate means nothing in the source system.</exception>
    public static IReadOnlyList<LineSegment> LongEdgesOf(Geometry source, AnalysisProjection projection)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(projection);
        return LongEdgesOf(source, projection.Source.IsProjected ? source : projection.ToPlane(source), projection);
    }

    /// <summary>The same of an area that was brought to the analysis plane before.</summary>
    /// <param name="source">An area in its own reference system.</param>
    /// <param name="inPlane">What <see cref="AnalysisProjection.ToPlane"/> made of it.</param>
    /// <param name="projection">The way from that system to the analysis plane.</param>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: a coordinate means nothing in the source system.</exception>
    public static IReadOnlyList<LineSegment> LongEdgesOf(Geometry source, Geometry inPlane, AnalysisProjection projection)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(inPlane);
        ArgumentNullException.ThrowIfNull(projection);
        return projection.Source.IsProjected
            ? [.. LongEdgesIn(source).Select(edge => InPlane(edge, projection))]
            : [.. LongEdgesIn(inPlane)];
    }

    /// <summary>The same of an area that stands packed in the analysis plane.</summary>
    internal static IReadOnlyList<LineSegment> LongEdgesOf(Geometry source, PackedItem inPlane, AnalysisProjection projection) =>
        !projection.Source.IsProjected && DiagonalOf(inPlane.Polygons.BoxOf(inPlane.Item)) <= LongEdgeMetres
            ? [] // no edge is longer than the box
            : LongEdgesOf(source, projection);

    /// <summary>The mean width of a piece, metres: twice its area over its perimeter.</summary>
    public static double MeanWidthMetres(Polygon piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return 2 * piece.Area / piece.Length;
    }

    /// <summary>
    /// Whether a piece of an overlap is the gap between two readings of one edge rather than an overlap that somebody drew.
    /// </summary>
    /// <remarks>
    /// Under the least gap every piece is. A wider one must also look like what two readings leave: a thread many times longer than wide, and a
    /// small part of the site. Along an edge of many kilometres the readings lie so far apart that a whole small site finds room between them;
    /// that site is met, as far as anyone can tell.
    /// </remarks>
    /// <param name="piece">A piece of an overlap, in the analysis plane.</param>
    /// <param name="longEdges">The long edges of both areas.</param>
    /// <param name="siteSquareMetres">The area of the whole site.</param>
    public static bool IsGap(Polygon piece, IEnumerable<LineSegment> longEdges, double siteSquareMetres)
    {
        var width = MeanWidthMetres(piece);
        return width <= LeastGapMetres
            || (piece.Length / 2 >= LeastThreadRatio * width && piece.Area <= LargestShareOfSite * siteSquareMetres && width <= GapMetres(piece, longEdges));
    }

    /// <summary>The widest a piece may be (mean width, metres) and still be the gap between two readings of one edge.</summary>
    /// <param name="piece">A piece of an overlap, in the analysis plane.</param>
    /// <param name="longEdges">The long edges of both areas.</param>
    public static double GapMetres(Polygon piece, IEnumerable<LineSegment> longEdges)
    {
        ArgumentNullException.ThrowIfNull(piece);
        ArgumentNullException.ThrowIfNull(longEdges);
        var widest = LeastGapMetres;
        foreach (var edge in longEdges)
        {
            var gap = GapPerSquareMetre * edge.Length * edge.Length;
            if (gap > widest && LiesOn(edge, piece, gap))
                widest = gap;
        }

        return widest;
    }

    // An edge lies on a piece when a side of the piece runs along it, as closely as its two readings do.
    private static bool LiesOn(LineSegment edge, Polygon piece, double gap)
    {
        var box = new Envelope(edge.P0, edge.P1);
        box.ExpandBy(gap);
        if (!box.Intersects(piece.EnvelopeInternal))
            return false;
        var shell = piece.ExteriorRing.CoordinateSequence;
        for (var i = 1; i < shell.Count; i++)
        {
            Coordinate from = shell.GetCoordinate(i - 1), to = shell.GetCoordinate(i);
            if (DistanceComputer.PointToSegment(from, edge.P0, edge.P1) <= gap && DistanceComputer.PointToSegment(to, edge.P0, edge.P1) <= gap)
                return true;
        }

        return false;
    }

    private static LineSegment InPlane(LineSegment edge, AnalysisProjection projection)
    {
        var line = projection.ToPlane(ProjectGeometry.Factory.CreateLineString([edge.P0, edge.P1])).Coordinates;
        return new LineSegment(line[0], line[^1]);
    }

    private static double DiagonalOf(in Box box) => Math.Sqrt((box.Width * box.Width) + (box.Height * box.Height));

    private static IEnumerable<LineSegment> LongEdgesIn(Geometry area)
    {
        if (area.EnvelopeInternal.Diameter <= LongEdgeMetres)
            yield break; // no edge is longer than the box
        foreach (var line in NetTopologySuite.Geometries.Utilities.LinearComponentExtracter.GetLines(area).Cast<LineString>())
        {
            var points = line.CoordinateSequence;
            for (var i = 1; i < points.Count; i++)
            {
                Coordinate from = points.GetCoordinate(i - 1), to = points.GetCoordinate(i);
                if (from.Distance(to) > LongEdgeMetres)
                    yield return new LineSegment(from, to);
            }
        }
    }
}
