using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Overlay;

public class TracedPiecesTests
{
    private const string Square = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))";
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData("corner", "POLYGON ((6 5, 20 4, 20 20, 7 20, 6 5))")]
    [InlineData("two teeth", "POLYGON ((-5 -5, 15 -5, 15 4, 8 3, 5 -2, 2 6, -5 5, -5 -5))")]
    [InlineData("across", "POLYGON ((-5 3, 15 2, 15 6, -5 7, -5 3))")]
    [InlineData("across with a hole", "POLYGON ((-5 1, 15 2, 15 9, -5 8, -5 1), (4 4, 5 6, 6 4, 4 4))")]
    [InlineData("island", "POLYGON ((3 3, 6 3, 5 6, 3 3))")]
    [InlineData("all around, with a hole", "POLYGON ((-5 -5, 15 -5, 15 15, -5 15, -5 -5), (4 4, 5 6, 6 4, 4 4))")]
    [InlineData("two features, one all inside", "MULTIPOLYGON (((2 2, 3 2, 2.5 3, 2 2)), ((6 5, 20 4, 20 20, 7 20, 6 5)))")]
    [InlineData("two that touch in a point inside", "MULTIPOLYGON (((2 2, 5 5, 2 5, 2 2)), ((5 5, 8 5, 8 8, 5 5)))")]
    [InlineData("two that touch in a point and leave", "MULTIPOLYGON (((-2 2, 5 5, -2 7, -2 2)), ((5 5, 12 4, 12 8, 5 5)))")]
    [InlineData("two that touch beyond the area", "MULTIPOLYGON (((6 5, 14 4, 12 8, 6 5)), ((14 4, 16 3, 16 9, 14 4)))")]
    [InlineData("a hole that touches the shell", "POLYGON ((2 2, 8 2, 8 8, 2 8, 2 2), (2 2, 3 6, 6 3, 2 2))")]
    [InlineData("two holes that touch", "POLYGON ((-5 -5, 15 -5, 15 15, -5 15, -5 -5), (2 2, 5 5, 2 5, 2 2), (5 5, 8 5, 8 8, 5 5))")]
    [InlineData("a hole that touches the shell where it leaves", "POLYGON ((-5 3, 15 2, 15 6, 6 8, -5 7, -5 3), (6 8, 7 5, 5 5, 6 8))")]
    [InlineData("four around a point", "MULTIPOLYGON (((5 5, 8 4, 8 6, 5 5)), ((5 5, 6 8, 4 8, 5 5)), ((5 5, 2 6, 2 4, 5 5)), ((5 5, 4 2, 6 2, 5 5)))")]
    [InlineData("a ring of three around nothing", "MULTIPOLYGON (((2 2, 8 2, 5 3, 2 2)), ((8 2, 5 8, 5.5 4, 8 2)), ((5 8, 2 2, 4.5 4, 5 8)))")]
    public void Plain_cases_are_those_of_an_overlay(string name, string layer)
    {
        Geometry area = Read(Square), other = Read(layer);
        foreach (var isOutside in new[] { false, true })
        {
            var expected = isOutside ? OverlapPieces.Without(area, other) : OverlapPieces.Of(area, other);
            var pieces = Find(area, other, isOutside, expected.Area).ShouldNotBeNull(name);
            pieces.IsValid.ShouldBeTrue();
            pieces.NumGeometries.ShouldBe(expected.NumGeometries);
            pieces.SymmetricDifference(expected).Area.ShouldBe(0, Tolerance);
            pieces.Length.ShouldBe(expected.Length, Tolerance);
        }
    }

    [Theory]
    [InlineData("along an edge", "POLYGON ((0 0, 10 0, 5 5, 0 0))")]
    [InlineData("a vertex on an edge", "POLYGON ((5 0, 12 5, 5 5, 5 0))")]
    [InlineData("through a corner", "POLYGON ((-1 -1, 12 12, -1 12, -1 -1))")]
    public void What_is_not_plain_has_no_answer(string name, string layer)
    {
        Geometry area = Read(Square), other = Read(layer);
        Find(area, other, isOutside: false, OverlapPieces.Of(area, other).Area).ShouldBeNull(name);
    }

    [Fact]
    public void Pieces_of_another_area_than_known_have_no_answer() =>
        Find(Read(Square), Read("POLYGON ((6 5, 20 4, 20 20, 7 20, 6 5))"), isOutside: false, squareMetres: 50).ShouldBeNull();

    [Fact]
    public void Random_outlines_give_what_an_overlay_gives()
    {
        var found = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            Geometry area = Star(seed, 0, 0), other = Star(seed + 1000, 35, 10);
            foreach (var isOutside in new[] { false, true })
            {
                var expected = isOutside ? OverlapPieces.Without(area, other) : OverlapPieces.Of(area, other);
                if (Find(area, other, isOutside, expected.Area) is not { } pieces)
                    continue;
                found++;
                pieces.IsValid.ShouldBeTrue($"{seed}");
                pieces.NumGeometries.ShouldBe(expected.NumGeometries, $"{seed}");
                pieces.Length.ShouldBe(expected.Length, Tolerance, $"{seed}");
                pieces.SymmetricDifference(expected).Area.ShouldBe(0, Tolerance, $"{seed}");
            }
        }

        // Nearly nothing random is degenerate.
        found.ShouldBeGreaterThan(590);
    }

    [Fact]
    public void Pieces_are_valid_where_an_edge_passes_a_corner_at_less_than_coordinates_are_rounded_to()
    {
        var found = 0;
        for (var seed = 0; seed < 4_000; seed++)
        {
            var random = new Random(seed);
            var layer = Star(seed, 380_000, 3_840_000);
            var (corner, turn, gap) = (layer.Coordinates[random.Next(24)], random.NextDouble() * 2 * Math.PI, Math.Pow(10, -8 - 4 * random.NextDouble()) * (random.Next(2) * 2 - 1));
            double dx = Math.Cos(turn), dy = Math.Sin(turn), x = corner.X - gap * dy, y = corner.Y + gap * dx;
            double Side() => 20 + 60 * random.NextDouble();
            var (back, ahead, beside) = (Side(), Side(), Side());
            Coordinate first = new(x - back * dx, y - back * dy);
            var area = ProjectGeometry.Factory.CreatePolygon([first, new(x + ahead * dx, y + ahead * dy), new(x - beside * dy, y + beside * dx), first.Copy()]);
            if (Find(area, layer, isOutside: false, OverlapArea.Of(area, layer)) is not { } pieces)
                continue;
            found++;
            pieces.IsValid.ShouldBeTrue($"{seed}: {area} {layer}");
        }

        found.ShouldBeGreaterThan(1_000, "most have pieces all the same");
    }

    private static Geometry? Find(Geometry area, Geometry layer, bool isOutside, double squareMetres)
    {
        var outline = LocalOutline.Of(PackedPolygons.Pack([layer]), PackedPolygons.Pack([area]).BoxOf(0).Widened(100));
        return TracedPieces.Find(PackedPolygons.Pack([area]), outline.Edges, isOutside, squareMetres, Tolerance);
    }

    private static Geometry Read(string wkt) => new WKTReader(ProjectGeometry.Factory.GeometryServices).Read(wkt);

    private static Polygon Star(int seed, double x, double y)
    {
        var random = new Random(seed);
        var ring = new Coordinate[25];
        for (var i = 0; i < 24; i++)
        {
            var (angle, radius) = (i * Math.PI / 12, 15 + 35 * random.NextDouble());
            ring[i] = new Coordinate(x + radius * Math.Cos(angle), y + radius * Math.Sin(angle));
        }

        ring[24] = ring[0].Copy();
        return ProjectGeometry.Factory.CreatePolygon(ring);
    }
}
