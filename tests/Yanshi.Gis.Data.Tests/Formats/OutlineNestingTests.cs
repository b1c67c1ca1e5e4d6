using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Tests.Formats;

public class OutlineNestingTests
{
    [Fact]
    public void Lines_in_lines_are_holes_and_lines_in_holes_are_outlines_again() =>
        Groups(Square(0, 0, 100), Square(10, 10, 50), Square(20, 20, 10), Square(200, 0, 5)).ShouldBe(["0 1", "2", "3"]);

    [Fact]
    public void The_order_of_the_lines_does_not_matter() => Groups(Square(20, 20, 10), Square(10, 10, 50), Square(0, 0, 100)).ShouldBe(["0", "2 1"]);

    [Fact]
    public void Neighbours_that_share_an_edge_are_outlines_both() => Groups(Square(0, 0, 100), Square(100, 0, 100)).ShouldBe(["0", "1"]);

    [Fact]
    public void A_hole_that_touches_its_outline_is_one() => Groups(Square(0, 0, 100), Square(0, 0, 50), Square(50, 50, 50)).ShouldBe(["0 1 2"]);

    [Fact]
    public void The_same_line_twice_is_two_outlines() => Groups(Square(0, 0, 100), Square(0, 0, 100)).ShouldBe(["0", "1"]);

    [Fact]
    public void Thousands_of_lines_are_no_trouble() =>
        OutlineNesting.Group([.. Enumerable.Range(0, 20_000).Select(i => Square(i % 200 * 10, i / 200 * 10, 9))], ring => ring).Count.ShouldBe(20_000);

    private static List<string> Groups(params Coordinate[][] rings) =>
        OutlineNesting.Group(rings, ring => ring).ConvertAll(group => string.Join(' ', group.Select(ring => Array.IndexOf(rings, ring))));

    private static Coordinate[] Square(double x, double y, double side) =>
        [new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side), new(x, y)];
}
