using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>Cases whose answer can be seen by drawing them on squared paper. Squares are 10 × 10 unless said otherwise.</summary>
public class OverlapAreaTests
{
    [Theory]
    [InlineData("apart", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((20 0,30 0,30 10,20 10,20 0))", 0)]
    [InlineData("the same square", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((0 0,10 0,10 10,0 10,0 0))", 100)]
    [InlineData("the same square, other start and direction", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((10 10,10 0,0 0,0 10,10 10))", 100)]
    [InlineData("half", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((5 0,15 0,15 10,5 10,5 0))", 50)]
    [InlineData("a corner", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((7 8,17 8,17 18,7 18,7 8))", 6)]
    [InlineData("inside, apart from the border", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((2 2,4 2,4 4,2 4,2 2))", 4)]
    [InlineData("inside, along one edge", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((2 0,4 0,4 4,2 4,2 0))", 8)]
    [InlineData("inside, in a corner", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((0 0,4 0,4 4,0 4,0 0))", 16)]
    [InlineData("touching at a corner", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((10 10,20 10,20 20,10 20,10 10))", 0)]
    [InlineData("touching at a corner, diagonally down", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((10 0,20 0,20 -10,10 -10,10 0))", 0)]
    [InlineData("touching along a whole edge, east", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((10 0,20 0,20 10,10 10,10 0))", 0)]
    [InlineData("touching along a whole edge, west", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((-10 0,0 0,0 10,-10 10,-10 0))", 0)]
    [InlineData("touching along a whole edge, north", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((0 10,10 10,10 20,0 20,0 10))", 0)]
    [InlineData("touching along part of an edge", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((10 3,20 3,20 7,10 7,10 3))", 0)]
    [InlineData("touching with a vertex on an edge", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((10 5,20 0,20 10,10 5))", 0)]
    [InlineData("touching a slanted edge along its middle", "POLYGON((0 0,8 4,0 8,0 0))", "POLYGON((2 1,6 3,6 -3,2 1))", 0)]
    [InlineData("a vertex on an edge, the rest inside", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((10 5,6 7,6 3,10 5))", 8)]
    [InlineData("a cross, no vertex of one in the other", "POLYGON((0 4,10 4,10 6,0 6,0 4))", "POLYGON((4 0,6 0,6 10,4 10,4 0))", 4)]
    [InlineData("crossing exactly at vertices", "POLYGON((0 0,4 4,8 0,4 -4,0 0))", "POLYGON((0 4,4 4,4 0,4 -4,0 -4,0 4))", 16)]
    [InlineData("in the hole", "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,2 8,8 8,8 2,2 2))", "POLYGON((3 3,5 3,5 5,3 5,3 3))", 0)]
    [InlineData("exactly the hole", "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,2 8,8 8,8 2,2 2))", "POLYGON((2 2,8 2,8 8,2 8,2 2))", 0)]
    [InlineData("over the hole", "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,2 8,8 8,8 2,2 2))", "POLYGON((1 1,9 1,9 9,1 9,1 1))", 28)]
    [InlineData("around everything", "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,2 8,8 8,8 2,2 2))", "POLYGON((-5 -5,15 -5,15 15,-5 15,-5 -5))", 64)]
    [InlineData("holes that overlap", "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,2 6,6 6,6 2,2 2))", "POLYGON((0 0,10 0,10 10,0 10,0 0),(4 4,4 8,8 8,8 4,4 4))", 72)]
    [InlineData("two parts, both met", "MULTIPOLYGON(((0 0,2 0,2 2,0 2,0 0)),((8 0,10 0,10 2,8 2,8 0)))", "POLYGON((1 0,9 0,9 1,1 1,1 0))", 2)]
    [InlineData("two parts that touch at a corner", "MULTIPOLYGON(((0 0,2 0,2 2,0 2,0 0)),((2 2,4 2,4 4,2 4,2 2)))", "POLYGON((0 0,4 0,4 4,0 4,0 0))", 8)]
    [InlineData("an island in the hole", "MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0),(2 2,2 8,8 8,8 2,2 2)),((4 4,6 4,6 6,4 6,4 4)))", "POLYGON((3 3,7 3,7 7,3 7,3 3))", 4)]
    [InlineData("a comb, each tooth touched at its tip", "POLYGON((0 0,9 0,9 4,8 1,7 4,6 1,5 4,4 1,3 4,2 1,1 4,0 0))", "POLYGON((0 4,9 4,9 6,0 6,0 4))", 0)]
    [InlineData("the empty polygon", "POLYGON EMPTY", "POLYGON((0 0,10 0,10 10,0 10,0 0))", 0)]
    public void Worked_example(string what, string a, string b, double expected)
    {
        var reader = new WKTReader(ProjectGeometry.Services);
        Geometry left = reader.Read(a), right = reader.Read(b);
        OverlapArea.Of(left, right).ShouldBe(expected, what);
        OverlapArea.Of(right, left).ShouldBe(expected, $"{what}, roles swapped");
    }

    [Fact]
    public void Far_from_the_origin_touching_is_still_exactly_zero()
    {
        // Neighbours along a wavy border with every vertex shared, at coordinates of a whole district.
        var border = Enumerable.Range(0, 200).Select(i => new Coordinate(38_123.456 + 5 * Math.Sin(i * 0.7), 20_000.1 + i * 3.3)).ToArray();
        var west = Ring([new(38_000.3, border[0].Y), .. border, new(38_000.3, border[^1].Y)]);
        var east = Ring([new(38_300.7, border[0].Y), .. border, new(38_300.7, border[^1].Y)]);
        OverlapArea.Of(west, east).ShouldBe(0);
        OverlapArea.Of(east, west).ShouldBe(0);
    }

    /// <summary>
    /// Turned about, a vertex of the first one's hole lies through its shell by a rounding, and the second one's boundary passes through that spot.
    /// The areas are NetTopologySuite's.
    /// </summary>
    [Theory]
    [InlineData(
        "POLYGON ((380035.2582574984 3840021.374173158, 380017.5270450987 3840078.6943625053, 380055.7405046637 3840090.5151707716, 380073.47171706345 3840033.194981424, 380035.2582574984 3840021.374173158), (380030.0356120566 3840072.0961996806, 380041.8564203231 3840033.8827401157, 380064.6061108636 3840061.855076098, 380030.0356120566 3840072.0961996806))",
        "POLYGON ((380038.213459565 3840011.8208082663, 380026.39265129855 3840050.0342678316, 379988.17919173354 3840038.213459565, 380014.57184303214 3840088.2477273964, 380052.78530259716 3840100.068535663, 380064.6061108636 3840061.855076098, 380038.213459565 3840011.8208082663))",
        1350)]
    public void A_hole_a_rounding_outside_its_shell_makes_no_area(string a, string b, double expected)
    {
        var reader = new WKTReader(ProjectGeometry.Services);
        var (first, second) = (reader.Read(a), reader.Read(b));
        first.IsValid.ShouldBeFalse();
        OverlapArea.Of(first, second).ShouldBe(expected, 1e-6);
        OverlapArea.Of(second, first).ShouldBe(expected, 1e-6);
    }

    [Fact]
    public void A_line_is_no_polygon()
    {
        var line = new WKTReader(ProjectGeometry.Services).Read("LINESTRING(0 0,1 1)");
        Should.Throw<ArgumentException>(() => OverlapArea.Of(line, line)).Message.ShouldContain("LineString");
    }

    private static Polygon Ring(Coordinate[] open) => ProjectGeometry.Factory.CreatePolygon([.. open, open[0].Copy()]);
}
