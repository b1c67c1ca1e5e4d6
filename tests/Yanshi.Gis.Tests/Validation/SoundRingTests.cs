using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Tests.Validation;

public class SoundRingTests
{
    private const int Rings = 20_000;

    [Theory]
    [InlineData("a square", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))")]
    [InlineData("clockwise", "POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0))")]
    [InlineData("points in the middle of straight sides", "POLYGON ((0 0, 2 0, 4 0, 4 4, 0 4, 0 2, 0 0))")]
    [InlineData("a bay", "POLYGON ((0 0, 9 0, 9 9, 5 9, 5 2, 4 2, 4 9, 0 9, 0 0))")]
    [InlineData("holes side by side", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 3 2, 3 3, 2 3, 2 2), (5 2, 6 2, 6 3, 5 3, 5 2))")]
    [InlineData("one part", "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)))")]
    public void Is_certain_of(string name, string wkt) => SoundRing.IsCertain(Wkt.Read(wkt)).ShouldBeTrue(name);

    [Theory]
    [InlineData("a bow-tie", "POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))")]
    [InlineData("a spike", "POLYGON ((0 0, 4 0, 6 0, 4 0, 4 4, 0 4, 0 0))")]
    [InlineData("a spike at the first point", "POLYGON ((6 0, 4 0, 4 4, 0 4, 0 0, 4 0, 6 0))")]
    [InlineData("a corner on another side", "POLYGON ((0 0, 4 0, 4 4, 2 0, 0 4, 0 0))")]
    [InlineData("a side along another", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 5, 3 5, 3 6, 6 6, 6 3, 3 3, 3 5, 0 5, 0 0))")]
    [InlineData("two corners in one point", "POLYGON ((0 0, 2 2, 4 0, 4 4, 2 2, 0 4, 0 0))")]
    [InlineData("all on one line", "POLYGON ((0 0, 2 2, 5 5, 0 0))")]
    [InlineData("a repeated point", "POLYGON ((0 0, 4 0, 4 0, 4 4, 0 4, 0 0))")]
    [InlineData("a hole that touches", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (0 2, 3 2, 3 3, 2 3, 0 2))")]
    [InlineData("a hole outside", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (12 2, 13 2, 13 3, 12 3, 12 2))")]
    [InlineData("a hole across", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (8 2, 13 2, 13 3, 8 3, 8 2))")]
    [InlineData("a hole around", "POLYGON ((2 2, 3 2, 3 3, 2 3, 2 2), (0 0, 9 0, 9 9, 0 9, 0 0))")]
    [InlineData("a hole in a hole", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1), (2 2, 3 2, 3 3, 2 3, 2 2))")]
    [InlineData("a hole in a later hole", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 3 2, 3 3, 2 3, 2 2), (1 1, 8 1, 8 8, 1 8, 1 1))")]
    [InlineData("the same hole twice", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 3 2, 3 3, 2 3, 2 2), (2 2, 3 2, 3 3, 2 3, 2 2))")]
    [InlineData("holes that touch", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 3 2, 3 3, 2 3, 2 2), (3 3, 4 3, 4 4, 3 4, 3 3))")]
    [InlineData("two parts", "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((5 0, 8 0, 8 4, 5 4, 5 0)))")]
    [InlineData("nothing", "POLYGON EMPTY")]
    public void Leaves_in_doubt(string name, string wkt) => SoundRing.IsCertain(Wkt.Read(wkt)).ShouldBeFalse(name);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e200)]
    public void Leaves_numbers_beyond_all_measure_in_doubt(double number) =>
        SoundRing.IsCertain(ProjectGeometry.Factory.CreatePolygon([new(0, 0), new(number, 0), new(4, 4), new(0, 0)])).ShouldBeFalse();

    [Fact]
    public void Where_it_is_certain_the_sweep_finds_nothing_and_the_library_agrees()
    {
        var certain = 0;
        for (var seed = 0; seed < Rings; seed++)
        {
            var ring = RandomArea(new Random(seed));
            if (!SoundRing.IsCertain(ring))
                continue;
            certain++;
            ring.IsValid.ShouldBeTrue($"seed {seed}: {ring.AsText()}");
        }

        certain.ShouldBeInRange(Rings / 20, Rings * 19 / 20);
    }

    [Fact]
    public void It_misses_no_valid_ring_without_repeated_points()
    {
        for (var seed = 0; seed < Rings; seed++)
        {
            var ring = RandomRing(new Random(seed));
            var hasRepeats = ring.Coordinates.Zip(ring.Coordinates.Skip(1)).Any(pair => pair.First.Equals2D(pair.Second));
            if (ring.IsValid && !hasRepeats)
                SoundRing.IsCertain(ring).ShouldBeTrue($"seed {seed}: {ring.AsText()}");
        }
    }

    private static Polygon RandomArea(Random random)
    {
        var shell = RandomRing(random);
        return random.Next(3) > 0 ? shell : ProjectGeometry.Factory.CreatePolygon(shell.Shell, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomRing(random).Shell)]);
    }

    // On a small grid, so that corners fall on corners and sides all the time; some are stars around a centre and mostly sound.
    private static Polygon RandomRing(Random random)
    {
        var points = new List<Coordinate>();
        var count = random.Next(3, 24);
        var isStar = random.Next(2) == 0;
        for (var i = 0; i < count; i++)
        {
            var angle = 2 * Math.PI * (i + random.NextDouble() * 0.9) / count;
            points.Add(isStar
                ? new Coordinate(Math.Round(40 + random.Next(5, 40) * Math.Cos(angle)), Math.Round(40 + random.Next(5, 40) * Math.Sin(angle)))
                : new Coordinate(random.Next(8), random.Next(8)));
        }

        return ProjectGeometry.Factory.CreatePolygon([.. points, points[0].Copy()]);
    }
}
