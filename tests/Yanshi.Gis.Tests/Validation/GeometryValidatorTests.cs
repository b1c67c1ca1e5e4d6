using System.Diagnostics;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Tests.Validation;

public class GeometryValidatorTests
{
    [Theory]
    [InlineData("a square", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))")]
    [InlineData("a square wound the other way", "POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0))")]
    [InlineData("no points at all", "POLYGON EMPTY")]
    [InlineData("a point in the middle of a straight edge", "POLYGON ((0 0, 2 0, 4 0, 4 4, 0 4, 0 0))")]
    [InlineData("a hole that touches its shell in one point", "POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0), (0 4, 3 3, 3 5, 0 4))")]
    [InlineData("two holes that touch the shell in the same point", "POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0), (0 4, 3 1, 3 2, 0 4), (0 4, 3 6, 3 7, 0 4))")]
    [InlineData("two parts that touch in two points", "MULTIPOLYGON (((0 0, 4 0, 2 2, 4 4, 0 4, 0 0)), ((4 0, 8 0, 8 4, 4 4, 6 2, 4 0)))")]
    [InlineData("an island in a hole", "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1)), ((2 2, 7 2, 7 7, 2 7, 2 2)))")]
    [InlineData("an island that fills its hole to the corners only", "MULTIPOLYGON (((0 0, 8 0, 8 8, 0 8, 0 0), (2 2, 6 2, 6 6, 2 6, 2 2)), ((2 2, 4 3, 6 2, 5 4, 6 6, 4 5, 2 6, 3 4, 2 2)))")]
    public void Flawless(string name, string wkt) => GeometryValidator.Validate(Wkt.Read(wkt)).ShouldBeEmpty(name);

    [Theory]
    [InlineData("a bow-tie", "POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))", "geometry.self-intersection 2 2")]
    [InlineData("a bow-tie that crosses at a vertex", "POLYGON ((0 0, 2 2, 4 4, 4 0, 2 2, 0 4, 0 0))", "geometry.self-intersection 2 2")]
    [InlineData("two points", "POLYGON ((1 2, 3 4, 1 2, 1 2))", "ring.repeated-point 1 2", "ring.too-few-points 1 2")]
    [InlineData("all points on one line", "POLYGON ((0 0, 2 2, 5 5, 0 0))", "ring.no-area 0 0")]
    [InlineData("a spike outwards", "POLYGON ((0 0, 4 0, 6 0, 4 0, 4 4, 0 4, 0 0))", "ring.spike 6 0")]
    [InlineData("a spike at the first point", "POLYGON ((-2 0, 4 0, 4 4, 0 4, 0 0, -2 0))", "ring.spike -2 0")]
    [InlineData("a hole joined by a cut", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 5, 3 5, 3 6, 6 6, 6 3, 3 3, 3 5, 0 5, 0 0))", "ring.self-overlap 3 5")]
    [InlineData("two lobes that touch in a point", "POLYGON ((0 0, 2 2, 4 0, 4 4, 2 2, 0 4, 0 0))", "ring.self-touch 2 2")]
    [InlineData("a hole across its shell", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (3 1, 6 1, 6 2, 3 2, 3 1))", "geometry.rings-cross 4 1", "geometry.rings-cross 4 2")]
    [InlineData("a hole along its shell", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 0, 2 0, 2 1, 1 1, 1 0))", "geometry.shared-edge 1 0")]
    [InlineData("a hole that is its shell, turned and begun elsewhere", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (4 4, 4 0, 0 0, 0 4, 4 4))", "ring.duplicate 4 4")]
    [InlineData("a hole outside", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (6 1, 7 1, 7 2, 6 2, 6 1))", "geometry.hole-outside-shell 6 1")]
    [InlineData("a hole around its shell", "POLYGON ((1 1, 3 1, 3 3, 1 3, 1 1), (0 0, 4 0, 4 4, 0 4, 0 0))", "geometry.hole-outside-shell 0 0")]
    [InlineData("a hole in a hole", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1), (2 2, 3 2, 3 3, 2 3, 2 2))", "geometry.nested-holes 2 2")]
    [InlineData("a part in a part", "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((2 2, 3 2, 3 3, 2 3, 2 2)))", "geometry.nested-shells 2 2")]
    [InlineData("a hole that cuts off a corner", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (0 2, 2 0, 1 3, 0 2))", "geometry.disconnected-interior 2 0")]
    public void Flawed(string name, string wkt, params string[] expected)
    {
        var defects = GeometryValidator.Validate(Wkt.Read(wkt));
        defects.Summarise().ShouldBe(expected, name);
        defects.ShouldAllBe(d => d.Problem.Chinese.Length > 10 && d.Problem.English.Length > 10);
    }

    [Fact]
    public void All_flaws_come_at_once_and_not_only_the_first()
    {
        var area = Wkt.Read("MULTIPOLYGON (((0 0, 4 4, 4 0, 0 4, 0 0)), ((10 0, 14 0, 14 4, 10 4, 10 0), (20 0, 21 0, 21 1, 20 0)), ((30 0, 34 0, 34 0, 36 0, 34 0, 34 4, 30 0)))");
        GeometryValidator.Validate(area, "features[3]").Summarise()
            .ShouldBe(["ring.repeated-point 34 0", "geometry.self-intersection 2 2", "ring.spike 36 0", "geometry.hole-outside-shell 20 0"]);
    }

    [Fact]
    public void A_message_names_the_place_the_ring_and_the_point_numbers()
    {
        var defect = GeometryValidator.Validate(Wkt.Read("POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))"), "第 16 行").Single();
        defect.Severity.ShouldBe(DefectSeverity.Error);
        defect.Problem.Where.ShouldBe("第 16 行 (2, 2)");
        defect.Problem.English.ShouldStartWith("edges 1–2 and 3–4 of ring 1 cross at (2, 2)");
        defect.Problem.Chinese.ShouldStartWith("第 1 圈的第 1–2 点边与第 3–4 点边在 (2, 2) 相交");
    }

    [Fact]
    public void Point_numbers_are_those_of_the_file_also_after_repeated_points()
    {
        var defects = GeometryValidator.Validate(Wkt.Read("POLYGON ((0 0, 0 0, 0 0, 4 4, 4 0, 0 4, 0 0))"));
        defects[0].Severity.ShouldBe(DefectSeverity.Warning);
        defects[1].Problem.English.ShouldStartWith("edges 1–4 and 5–6 of ring 1");
    }

    [Fact]
    public void Coordinates_that_are_no_numbers_are_named_and_the_other_rings_still_checked()
    {
        var factory = ProjectGeometry.Factory;
        Coordinate[] broken = [new(0, 0), new(double.NaN, 1), new(4, double.PositiveInfinity), new(0, 0)];
        Coordinate[] bowTie = [new(0, 0), new(4, 4), new(4, 0), new(0, 4), new(0, 0)];
        var area = factory.CreateMultiPolygon([factory.CreatePolygon(broken), factory.CreatePolygon(bowTie)]);
        var defects = GeometryValidator.Validate(area);
        defects.Summarise().ShouldBe(["geometry.not-finite", "geometry.self-intersection 2 2"]);
        defects[0].Problem.English.ShouldContain("2 points of part 1 ring 1");
        defects[0].Problem.English.ShouldContain("points 2, 3");
    }

    [Fact]
    public void A_long_list_is_cut_at_a_hundred_and_says_how_many_more()
    {
        // A zigzag crossed by one long edge 150 times.
        var points = new List<Coordinate>();
        for (var i = 0; i <= 150; i++)
            points.Add(new Coordinate(i, i % 2 == 0 ? -1 : 1));
        points.AddRange([new(160, -1), new(160, 0), new(-10, 0), new(-10, -1), new(0, -1)]);
        var defects = GeometryValidator.Validate(ProjectGeometry.Factory.CreatePolygon([.. points]));
        defects.Count.ShouldBe(101);
        defects.Take(100).ShouldAllBe(d => d.Problem.Code == DefectCodes.SelfIntersection);
        defects[100].Problem.Code.ShouldBe(DefectCodes.MoreDefects);
        defects[100].Severity.ShouldBe(DefectSeverity.Error);
        defects[100].Problem.English.ShouldStartWith("50 more defects");
    }

    [Fact]
    public void A_hopeless_tangle_ends_soon_with_a_lower_bound()
    {
        var random = new Random(7);
        var points = Enumerable.Range(0, 20_000).Select(_ => new Coordinate(random.NextDouble(), random.NextDouble())).ToList();
        points.Add(points[0].Copy());
        var watch = Stopwatch.StartNew();
        var defects = GeometryValidator.Validate(ProjectGeometry.Factory.CreatePolygon([.. points]));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        defects[^1].Problem.English.ShouldStartWith("at least 9900 more defects");
    }

    [Fact]
    public void A_million_vertices_take_seconds()
    {
        const int count = 1_000_000;
        var points = new Coordinate[count + 1];
        for (var i = 0; i < count; i++)
        {
            var angle = 2 * Math.PI * i / count;
            var radius = 10_000 + 3_000 * Math.Sin(37 * angle) + 2 * Math.Sin(9_001 * angle);
            points[i] = new Coordinate(radius * Math.Cos(angle), radius * Math.Sin(angle));
        }
        points[count] = points[0].Copy();
        (points[500_030], points[500_032]) = (points[500_032], points[500_030]);
        var watch = Stopwatch.StartNew();
        var defects = GeometryValidator.Validate(ProjectGeometry.Factory.CreatePolygon(points));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        defects.ShouldHaveSingleItem().Problem.Code.ShouldBe(DefectCodes.SelfIntersection);
    }

    [Fact]
    public void Ten_thousand_holes_take_seconds()
    {
        var holes = new LinearRing[10_000];
        for (var i = 0; i < holes.Length; i++)
        {
            double x = i % 100 * 3 + 1, y = i / 100 * 3 + 1;
            holes[i] = ProjectGeometry.Factory.CreateLinearRing([new(x, y), new(x + 1, y), new(x + 1, y + 1), new(x, y)]);
        }
        var shell = ProjectGeometry.Factory.CreateLinearRing([new(0, 0), new(400, 0), new(400, 400), new(0, 400), new(0, 0)]);
        var watch = Stopwatch.StartNew();
        GeometryValidator.Validate(ProjectGeometry.Factory.CreatePolygon(shell, holes)).ShouldBeEmpty();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_line_is_a_mistake_of_the_caller() =>
        Should.Throw<ArgumentException>(() => GeometryValidator.Validate(Wkt.Read("LINESTRING (0 0, 1 1)")));
}
