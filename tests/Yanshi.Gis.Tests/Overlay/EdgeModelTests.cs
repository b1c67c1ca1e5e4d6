using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.Overlay;

public class EdgeModelTests
{
    private static readonly EqualAreaPlane Plane = new(112.795, 34.637);

    [Fact]
    public void Only_edges_over_632_metres_are_long()
    {
        // In zone 38: sides of 1000 m and 600 m.
        var drawn = Rectangle(38_389_000, 3_836_000, 1000, 600);
        var edges = EdgeModel.LongEdgesOf(drawn, new AnalysisProjection(Crs.Get("EPSG:4526"), Plane));
        edges.Count.ShouldBe(2);
        foreach (var edge in edges)
            edge.Length.ShouldBe(1000, 3);
    }

    [Fact]
    public void The_two_readings_of_a_side_of_a_kilometre_overlap_in_a_thread_within_the_gap()
    {
        // The same rectangle, once as plane data (its sides split at 70 m), once as geographic data (its sides straight here).
        var projection = new AnalysisProjection(Crs.Get("EPSG:4526"), Plane);
        var degrees = new AnalysisProjection(Crs.Cgcs2000, Plane);
        var upper = Rectangle(38_389_000, 3_836_000, 5000, 5000);
        var lower = Rectangle(38_389_000, 3_831_000, 5000, 5000);
        var unsplitCorners = CrsTransform.Between(Crs.Get("EPSG:4526"), Crs.Cgcs2000);
        var lowerInDegrees = ProjectGeometry.Factory.CreatePolygon([.. lower.Coordinates.Select(unsplitCorners.Transform)]);
        var edges = EdgeModel.LongEdgesOf(upper, projection).Concat(EdgeModel.LongEdgesOf(lowerInDegrees, degrees)).ToList();

        var common = OverlapPieces.Of(projection.ToPlane(upper), degrees.ToPlane(lowerInDegrees));
        for (var i = 0; i < common.NumGeometries; i++)
        {
            var piece = (Polygon)common.GetGeometryN(i);
            if (!piece.IsEmpty)
                (2 * piece.Area / piece.Length).ShouldBeLessThanOrEqualTo(EdgeModel.GapMetres(piece, edges));
        }

        // One of the two neighbours, read both ways, reaches over the common side: the thread is there to be told apart.
        var mirrored = OverlapPieces.Of(projection.ToPlane(lower), degrees.ToPlane(ProjectGeometry.Factory.CreatePolygon([.. upper.Coordinates.Select(unsplitCorners.Transform)])));
        (common.Area + mirrored.Area).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void The_gap_of_a_long_edge_counts_only_where_the_edge_lies_on_the_piece()
    {
        var thread = ProjectGeometry.Factory.CreatePolygon([new(0, 0), new(2000, 0), new(2000, 0.05), new(0, 0.05), new(0, 0)]);
        LineSegment along = new(new Coordinate(0, 0), new Coordinate(2000, 0)), elsewhere = new(new Coordinate(0, 10), new Coordinate(2000, 10)), across = new(new Coordinate(1000, -1000), new Coordinate(1000, 1000));
        EdgeModel.GapMetres(thread, [along]).ShouldBe(0.1, 1e-12);
        EdgeModel.GapMetres(thread, [elsewhere, across]).ShouldBe(EdgeModel.LeastGapMetres);
        EdgeModel.GapMetres(thread, []).ShouldBe(EdgeModel.LeastGapMetres);
    }

    [Fact]
    public void A_small_site_beside_an_edge_of_many_kilometres_is_no_gap()
    {
        // Between the two readings of an edge of 28 km there are 19.6 m: room for a whole building plot.
        var edge = new LineSegment(0, 0, 28_000, 0);
        EdgeModel.GapMetres(Rectangle(14_000, 0, 9, 9), [edge]).ShouldBe(19.6, 1e-9);
        EdgeModel.IsGap(Rectangle(14_000, 0, 9, 9), [edge], siteSquareMetres: 81).ShouldBeFalse();
        EdgeModel.IsGap(Rectangle(14_000, 0, 200, 5), [edge], siteSquareMetres: 20_000).ShouldBeFalse("it is not fifty times longer than wide");
        EdgeModel.IsGap(Rectangle(14_000, 0, 2000, 5), [edge], siteSquareMetres: 10_000).ShouldBeFalse("it is the whole of a road");
        EdgeModel.IsGap(Rectangle(14_000, 0, 2000, 5), [edge], siteSquareMetres: 1_000_000).ShouldBeTrue();
        EdgeModel.IsGap(Rectangle(14_000, 0, 9, 0.009), [], siteSquareMetres: 81).ShouldBeTrue("nothing under a centimetre was drawn");
    }

    private static Polygon Rectangle(double x, double y, double width, double height) =>
        ProjectGeometry.Factory.CreatePolygon([new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height), new(x, y)]);
}
