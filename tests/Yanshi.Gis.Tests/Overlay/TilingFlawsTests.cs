using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Overlay;

public class TilingFlawsTests
{
    private static readonly int[] Both = [0, 1];

    [Fact]
    public void A_clean_tiling_has_no_flaw_and_only_its_outer_boundary_is_open()
    {
        var found = Look([.. Grid(10, 10)]);
        found.Flaws.ShouldBeEmpty();
        found.OpenEdgeCount.ShouldBe(40);
    }

    [Theory]
    [InlineData("a missing tile is a gap", "0 0, 3 0, 3 3, 0 3", "1 1, 2 1, 2 2, 1 2")]
    [InlineData("a gap of an odd shape", "0 0, 30 0, 30 30, 0 30", "10 10, 20 10, 15 12, 20 20, 10 20")]
    public void A_hole_that_nothing_fills_is_a_gap(string name, string shell, string hole)
    {
        var found = Look(Polygon(shell, hole));
        var gap = found.Flaws.ShouldNotBeNull(name).ShouldHaveSingleItem(name);
        gap.Features.ShouldBeEmpty(name);
        gap.Place.Area.ShouldBe(Polygon(hole).Area, 1e-9, name);
    }

    [Fact]
    public void A_tile_taken_out_leaves_its_area()
    {
        var tiles = Grid(10, 10).ToList();
        tiles.RemoveAt(55);
        var gap = Look([.. tiles]).Flaws.ShouldNotBeNull().ShouldHaveSingleItem();
        (gap.Place.Area, gap.Features.Count).ShouldBe((10_000, 0));
    }

    [Fact]
    public void A_tile_taken_out_at_the_border_is_no_gap() => Look([.. Grid(10, 10).Skip(1)]).Flaws.ShouldBeEmpty();

    [Theory]
    [InlineData("half of each other", "0 0, 4 0, 4 4, 0 4", "2 0, 6 0, 6 4, 2 4", 8)]
    [InlineData("one within the other", "0 0, 9 0, 9 9, 0 9", "2 2, 5 2, 5 5, 2 5", 9)]
    [InlineData("the same twice", "0 0, 4 0, 4 4, 0 4", "0 0, 4 0, 4 4, 0 4", 16)]
    [InlineData("the same twice, begun elsewhere and the other way round", "0 0, 4 0, 4 4, 0 4", "4 4, 4 0, 0 0, 0 4", 16)]
    [InlineData("one a part of the other", "0 0, 8 0, 8 4, 0 4", "4 0, 8 0, 8 4, 4 4", 16)]
    public void Two_that_cover_one_place_overlap(string name, string first, string second, double area)
    {
        var flaw = Look(Polygon(first), Polygon(second)).Flaws.ShouldNotBeNull(name).ShouldHaveSingleItem(name);
        flaw.Features.ShouldBe(Both, name);
        flaw.Place.Area.ShouldBe(area, 1e-9, name);
    }

    [Fact]
    public void A_vertex_that_only_one_neighbour_has_is_no_flaw()
    {
        // Two tiles north of one, which meet in the middle of its northern side.
        var found = Look(Polygon("0 0, 8 0, 8 4, 0 4"), Polygon("0 4, 3 4, 3 8, 0 8"), Polygon("3 4, 8 4, 8 8, 3 8"));
        found.Flaws.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_drawn_twice_leaves_gaps_and_overlaps_between_its_two_drawings()
    {
        // The common side runs straight in one and zigzags in the other.
        var found = Look(Polygon("0 0, 100 0, 100 90, 0 90"), Polygon("100 0, 200 0, 200 90, 100 90, 97 60, 103 30"));
        var flaws = found.Flaws.ShouldNotBeNull();
        flaws.Where(flaw => flaw.Features.Count == 0).Sum(flaw => flaw.Place.Area).ShouldBe(67.5, 1e-6);
        flaws.Where(flaw => flaw.Features.Count == 2).Sum(flaw => flaw.Place.Area).ShouldBe(67.5, 1e-6);
    }

    [Fact]
    public void A_hair_is_told_from_a_gap()
    {
        var found = Look(Polygon("0 0, 100 0, 100 10, 0 10"), Polygon("0 10, 100 10, 100 20, 50 20.004, 0 20"), Polygon("0 20, 50 20.012, 100 20, 100 30, 0 30"));
        found.Flaws.ShouldNotBeNull().ShouldHaveSingleItem().IsHair.ShouldBeTrue();
        Look(Polygon("0 0, 100 0, 100 10, 50 10, 0 10"), Polygon("0 10, 50 12, 100 10, 100 20, 0 20")).Flaws.ShouldNotBeNull().ShouldHaveSingleItem().IsHair.ShouldBeFalse();
    }

    [Fact]
    public void Ground_under_three_features_is_one_place()
    {
        var square = Polygon("0 0, 4 0, 4 4, 0 4");
        Look(square, square, square).Flaws.ShouldNotBeNull().ShouldHaveSingleItem().Features.Count.ShouldBe(3);
    }

    [Fact]
    public void Random_tilings_with_random_tiles_moved_agree_with_the_slow_way()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var tiles = Grid(6, 6).Where(_ => random.Next(8) > 0).Select(tile => random.Next(6) == 0 ? Moved(tile, random) : tile).ToArray();
            var flaws = Look(tiles).Flaws.ShouldNotBeNull($"seed {seed}");

            var union = tiles.Aggregate((Geometry)ProjectGeometry.Factory.CreatePolygon(), (all, tile) => all.Union(tile));
            var covered = flaws.Where(flaw => flaw.Features.Count > 1).Sum(flaw => flaw.Place.Area * (flaw.Features.Count - 1));
            covered.ShouldBe(tiles.Sum(tile => tile.Area) - union.Area, 0.1, $"overlaps, seed {seed}");

            // What is left of a frame and does not reach it; two places that touch in a point are two.
            var frame = Square(-1000, -1000, 3000);
            var rest = frame.Difference(union);
            var inner = Enumerable.Range(0, rest.NumGeometries).Select(rest.GetGeometryN).Where(part => !part.EnvelopeInternal.Equals(frame.EnvelopeInternal)).Sum(part => part.Area);
            flaws.Where(flaw => flaw.Features.Count == 0).Sum(flaw => flaw.Place.Area).ShouldBe(inner, 0.1, $"gaps, seed {seed}");
        }
    }

    [Fact]
    public void Features_that_share_no_boundary_at_all_are_not_looked_at_one_by_one()
    {
        var packed = PackedPolygons.Pack([.. Enumerable.Range(0, 26).Select(i => Square(10 * i, 0, 5))]);
        var prepared = PreparedPolygons.Prepare(packed);
        TilingFlaws.Of(packed, prepared, mostOpenEdges: 104).Flaws.ShouldBeEmpty();
        var found = TilingFlaws.Of(packed, prepared, mostOpenEdges: 103);
        found.Flaws.ShouldBeNull();
        found.OpenEdgeCount.ShouldBe(104);
    }

    [Fact]
    public void Pairs_are_measured_two_by_two()
    {
        var features = PreparedPolygons.Prepare(PackedPolygons.Pack([Square(0, 0, 10), Square(5, 0, 10), Square(10, 0, 10), Square(100, 0, 10)]));
        var pairs = PairOverlaps.Of(features, 0.005, listed: 1);
        (pairs.Count, pairs.AreaSquareMetres).ShouldBe((2, 100));
        pairs.Largest.ShouldHaveSingleItem().ShouldBe(new PairOverlap(0, 1, 50));
    }

    private static TilingFlaws Look(params Geometry[] tiles)
    {
        var packed = PackedPolygons.Pack(tiles);
        return TilingFlaws.Of(packed, PreparedPolygons.Prepare(packed));
    }

    private static IEnumerable<Polygon> Grid(int columns, int rows) =>
        from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select Square(100 * column, 100 * row, 100);

    private static Polygon Square(double x, double y, double side) =>
        ProjectGeometry.Factory.CreatePolygon([new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side), new(x, y)]);

    private static Polygon Polygon(params string[] rings) =>
        (Polygon)new WKTReader(ProjectGeometry.Services).Read($"POLYGON ({string.Join(", ", rings.Select(ring => $"({ring}, {ring.Split(',')[0]})"))})");

    private static Polygon Moved(Polygon tile, Random random)
    {
        var moved = (Polygon)tile.Copy();
        moved.Apply(new NetTopologySuite.Geometries.Utilities.AffineTransformation(1, 0, random.Next(-30, 31) + 0.5, 0, 1, random.Next(-30, 31) + 0.5));
        return moved;
    }
}
