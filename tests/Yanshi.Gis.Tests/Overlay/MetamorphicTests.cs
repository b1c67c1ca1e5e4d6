using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Shouldly;
using Xunit;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>
/// Changes of a pair that leave its overlap the same, or scale it by a known factor, on integer coordinates where the change itself is exact.
/// Whether two areas overlap at all may not depend on any of them. Where a test says "exactly", not a bit may differ.
/// </summary>
public sealed class MetamorphicTests
{
    private const int Pairs = 1_000;

    [Fact]
    public void Roles_do_not_matter() => ForAllPairs((a, b) => (b, a));

    [Fact]
    public void The_direction_of_rings_does_not_matter() => ForAllPairs((a, b) => (a.Reverse(), b.Reverse()), exactly: true);

    [Fact]
    public void The_vertex_a_ring_starts_at_does_not_matter() => ForAllPairs((a, b) => (MapRings(a, StartLater), MapRings(b, StartLater)));

    [Fact]
    public void Vertices_in_the_middle_of_edges_do_not_matter() => ForAllPairs((a, b) => (MapRings(a, SplitEdges), MapRings(b, SplitEdges)));

    [Fact]
    public void Splitting_the_edges_of_one_side_only_does_not_matter() => ForAllPairs((a, b) => (a, MapRings(b, SplitEdges)));

    [Fact]
    public void The_order_of_parts_does_not_matter() => ForAllPairs((a, b) => (ReverseParts(a), ReverseParts(b)));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1_000, 777)]
    [InlineData(65_536, -32_768)]
    public void Moving_both_together_does_not_matter(int eastwards, int northwards) =>
        ForAllPairs(Both(AffineTransformation.TranslationInstance(eastwards, northwards)), tolerance: 1e-12 + 1e-16 * Math.Max(Math.Abs(eastwards), Math.Abs(northwards)));

    [Theory]
    [InlineData(2)]
    [InlineData(1_024)]
    public void Scaling_by_a_power_of_two_scales_the_area_exactly(int factor) =>
        ForAllPairs(Both(AffineTransformation.ScaleInstance(factor, factor)), (double)factor * factor, exactly: true);

    [Theory]
    [InlineData(3, 3)]
    [InlineData(10, 7)]
    public void Scaling_scales_the_area(int across, int up) => ForAllPairs(Both(AffineTransformation.ScaleInstance(across, up)), across * up);

    [Fact]
    public void Turning_by_a_right_angle_does_not_matter() => ForAllPairs(Both(new AffineTransformation(0, -1, 0, 1, 0, 0)));

    [Fact]
    public void Mirroring_does_not_matter() => ForAllPairs(Both(new AffineTransformation(-1, 0, 0, 0, 1, 0)));

    [Fact]
    public void Swapping_x_and_y_does_not_matter() => ForAllPairs(Both(new AffineTransformation(0, 1, 0, 1, 0, 0)));

    [Theory]
    [InlineData(1)]
    [InlineData(-3)]
    public void Shearing_does_not_matter(int shear) => ForAllPairs(Both(new AffineTransformation(1, shear, 0, 0, 1, 0)));

    [Fact]
    public void Cutting_one_side_in_two_cuts_the_area_in_two()
    {
        var west = ProjectGeometry.Factory.ToGeometry(new Envelope(-1, 4, -1, 9));
        var east = ProjectGeometry.Factory.ToGeometry(new Envelope(4, 9, -1, 9));
        Check((a, b) =>
        {
            // Grid polygons cut at x = 4 get vertices that are not on the grid: the halves are what overlay NG makes of them.
            var sum = OverlapArea.Of(OverlapPieces.Of(a, west), b) + OverlapArea.Of(OverlapPieces.Of(a, east), b);
            sum.ShouldBe(OverlapArea.Of(a, b), 1e-13 * a.Area + 1e-14 * a.Length * b.Length, $"{a}\n{b}");
        });
    }

    [Fact]
    public void An_area_and_itself_share_all_of_it() => Check((a, _) => OverlapArea.Of(a, a).ShouldBe(a.Area, 1e-13 * a.Area, a.ToString()));

    [Fact]
    public void What_is_shared_and_what_is_not_make_the_whole() => Check((a, b) =>
    {
        var box = ProjectGeometry.Factory.ToGeometry(new Envelope(-1, 9, -1, 9));
        var outside = box.Difference(b);
        (OverlapArea.Of(a, b) + OverlapArea.Of(a, outside)).ShouldBe(a.Area, 1e-12 * a.Area, $"{a}\n{b}");
    });

    private static Func<Geometry, Geometry, (Geometry A, Geometry B)> Both(AffineTransformation transformation) =>
        (a, b) => (transformation.Transform(a), transformation.Transform(b));

    private static void ForAllPairs(
        Func<Geometry, Geometry, (Geometry A, Geometry B)> change, double factor = 1.0, double tolerance = 1e-12, bool exactly = false) => Check((a, b) =>
    {
        var before = OverlapArea.Of(a, b);
        var (changedA, changedB) = change(a, b);
        var after = OverlapArea.Of(changedA, changedB);
        var allowed = exactly ? 0.0 : tolerance * factor * Math.Min(a.Area, b.Area);
        if (!(Math.Abs(after - factor * before) <= allowed) || (before == 0.0) != (after == 0.0))
            after.ShouldBe(factor * before, $"{a}\n{b}\nbecame\n{changedA}\n{changedB}");
    });

    private static void Check(Action<Geometry, Geometry> property) =>
        Prop.ForAll(RandomAreas.PairsOnGrid().ToArbitrary(), pair => property(pair.A, pair.B)).Check(Config.QuickThrowOnFailure.WithMaxTest(Pairs));

    private static Coordinate[] StartLater(Coordinate[] ring)
    {
        var start = (ring.Length - 1) / 2;
        return [.. ring[start..^1], .. ring[..(start + 1)]];
    }

    private static Coordinate[] SplitEdges(Coordinate[] ring) =>
        [.. ring.Zip(ring.Skip(1), (from, to) => new[] { from, new Coordinate((from.X + to.X) / 2.0, (from.Y + to.Y) / 2.0) }).SelectMany(pair => pair), ring[^1]];

    private static Geometry ReverseParts(Geometry geometry) =>
        geometry is MultiPolygon parts ? ProjectGeometry.Factory.CreateMultiPolygon([.. parts.Geometries.Cast<Polygon>().Reverse()]) : geometry;

    private static Geometry MapRings(Geometry geometry, Func<Coordinate[], Coordinate[]> map)
    {
        var parts = Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).Cast<Polygon>().Select(MapPolygon).ToArray();
        return parts.Length == 1 ? parts[0] : ProjectGeometry.Factory.CreateMultiPolygon(parts);

        Polygon MapPolygon(Polygon polygon) => ProjectGeometry.Factory.CreatePolygon(
            ProjectGeometry.Factory.CreateLinearRing(map(polygon.Shell.Coordinates)),
            [.. polygon.Holes.Select(hole => ProjectGeometry.Factory.CreateLinearRing(map(hole.Coordinates)))]);
    }
}
