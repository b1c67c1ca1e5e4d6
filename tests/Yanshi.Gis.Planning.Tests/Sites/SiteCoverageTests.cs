using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Planning.Sites;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Sites;

/// <summary>Where data ends near a site, against the slow and obvious way: the outline of everything within the distance.</summary>
public sealed class SiteCoverageTests
{
    private static readonly double[] Distances = [0.5, 3, 20, 60, 199, 200, 201, 450, 1500, 4000];

    [Fact]
    public void Data_reaches_as_far_as_its_outline_around_the_site_tells()
    {
        var answers = new HashSet<bool>();
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var layer = Layer().Covering(CoverageOf(random).AsText());
            var site = new SiteFootprint(Site(Square(random.Next(-2500, 2500), random.Next(-2500, 2500), 20 + random.Next(200))), Plane);
            foreach (var metres in Shuffled(Distances, random))
            {
                var around = site.Around(metres);
                var expected = around.Area - OverlapPieces.Of(around, layer.Coverage!.GeometryOf(0)).Area <= 1;
                answers.Add(expected);
                site.Coverage.IsAllAround(layer, metres).ShouldBe(expected, $"{seed}: {metres}");
            }
        }

        answers.Count.ShouldBe(2);
    }

    [Fact]
    public void A_slit_in_the_data_is_no_end_of_it()
    {
        var layer = Layer().Covering("POLYGON((-9000 -9000, 0 -9000, 0 100, 0.001 100, 0.001 -9000, 9000 -9000, 9000 9000, -9000 9000, -9000 -9000))");
        var site = new SiteFootprint(Site(Square(30, -100, 20)), Plane);
        site.Coverage.IsAllAround(layer, 100).ShouldBeTrue();
        site.Coverage.SquareMetresIn(layer.Coverage!).ShouldBe(400, 1e-9);
    }

    [Fact]
    public void What_is_covered_is_measured_for_each_coverage_by_itself()
    {
        ControlLayer west = Layer("west").Covering("POLYGON((-9000 -9000, 0 -9000, 0 9000, -9000 9000, -9000 -9000))"), east = Layer("east").Covering("POLYGON((15 -9000, 9000 -9000, 9000 9000, 15 9000, 15 -9000))");
        var site = new SiteFootprint(Site(Square(-10, 0, 20)), Plane);
        site.Coverage.SquareMetresIn(west.Coverage!).ShouldBe(200, 1e-9);
        site.Coverage.SquareMetresIn(east.Coverage!).ShouldBe(0);
        site.Coverage.IsAllAround(west, 5).ShouldBeFalse();
        new SiteFootprint(Site(Square(100, 0, 20)), Plane).Coverage.IsAllAround(east, 50).ShouldBeTrue();
    }

    private static Polygon CoverageOf(Random random)
    {
        var ring = new Coordinate[41];
        for (var i = 0; i < 40; i++)
        {
            var (angle, radius) = (i * Math.PI / 20, 1000 + 2500 * random.NextDouble());
            ring[i] = new Coordinate(Math.Round(radius * Math.Cos(angle), 3), Math.Round(radius * Math.Sin(angle), 3));
        }

        ring[40] = ring[0].Copy();
        return ProjectGeometry.Factory.CreatePolygon(ring);
    }

    private static double[] Shuffled(double[] values, Random random)
    {
        double[] shuffled = [.. values];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
