using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Shouldly;
using Xunit;
using Xunit.Abstractions;
using Yanshi.Gis.Overlay;
using Yanshi.Gis.Data.Demonstration;
using static Yanshi.Gis.Tests.Overlay.PartitionOracle;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>Many layers over one site, which lies twenty kilometres from the plane's origin and askew, where nothing is a round number.</summary>
public sealed class ManyPartsTests(ITestOutputHelper output)
{
    private const int Count = 30;

    private static readonly Geometry Site = Askew(Rectangle(0, 0, 100, 100));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Thirty_random_overlapping_areas(int seed)
    {
        var random = new SplitMix64((ulong)seed);
        var cells = Check([.. Enumerable.Range(0, Count).Select(_ => Askew(Star(random, 10 + 40 * random.NextUnit())))], points: 2_000);
        cells.Count.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Thirty_nested_areas() =>
        Check([.. Enumerable.Range(0, Count).Select(i => Askew(Rectangle(i, i, 99 - i, 99 - i)))], points: 500).Count.ShouldBe(Count + 1);

    [Fact]
    public void Thirty_nested_areas_that_share_a_side() =>
        Check([.. Enumerable.Range(0, Count).Select(i => Askew(Rectangle(0, 0, 99 - i, 100)))], points: 500).Count.ShouldBe(Count + 1);

    [Fact]
    public void Thirty_strips_that_share_their_edges() =>
        Check([.. Enumerable.Range(0, Count).Select(i => Askew(Rectangle(10 + i * 2.7, 0, 10 + (i + 1) * 2.7, 100)))], points: 500).Count.ShouldBe(Count + 1);

    [Fact]
    public void Thirty_equal_areas() => Check([.. Enumerable.Repeat(Askew(Rectangle(10, 10, 60, 70)), Count)], points: 500).Count.ShouldBe(2);

    [Fact]
    public void Thirty_areas_equal_but_for_the_last_digits()
    {
        // The same outline thirty times, every vertex moved by up to a ten-millionth of a millimetre.
        var random = new SplitMix64(7);
        var outline = Askew(Rectangle(10, 10, 60, 70));
        List<Geometry> parts = [.. Enumerable.Range(0, Count).Select(_ => Moved(outline, random, 1e-10))];
        Check(parts, points: 500).Count.ShouldBe(2);
    }

    [Fact]
    public void Thirty_areas_equal_but_for_hundredths_of_a_micrometre()
    {
        var random = new SplitMix64(8);
        var outline = Askew(Star(random, 45));
        ShouldBeConsistent(Site, [.. Enumerable.Range(0, Count).Select(_ => Moved(outline, random, 1e-8))]);
    }

    [Fact]
    public void Areas_of_a_small_grid_where_everything_coincides_exactly_or_but_for_rounding()
    {
        var site = Rectangle(0, 0, 8, 8);
        var samples = from count in Gen.Choose(1, 9) from areas in RandomAreas.OnGrid().ListOf(count) from turned in Gen.Elements(false, true) select (areas, turned);
        Prop.ForAll(
            samples.ToArbitrary(),
            sample =>
            {
                // Turned, a vertex on another edge lies on it only nearly; an area that this makes invalid is no input.
                var straight = sample.areas.Where(area => !sample.turned || Askew(area).IsValid).ToList();
                var (here, parts) = sample.turned ? (Askew(site), straight.ConvertAll(Askew)) : (site, straight);
                var cells = SitePartition.Of(here, [.. parts.Select(part => new SitePart(part))]);
                PartitionOracle.ShouldBeConsistent(here, parts, cells);
                if (parts.Count > 6)
                    return;

                // On the grid plain overlays are exact; turning changes no area.
                var expected = ByOverlay(site, straight);
                cells.Select(Key).Order(StringComparer.Ordinal).ShouldBe(expected.Keys.Order(StringComparer.Ordinal));
                foreach (var cell in cells)
                    cell.AreaSquareMetres.ShouldBe(expected[Key(cell)], 1e-6);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void The_order_of_the_parts_changes_their_numbers_only()
    {
        var random = new SplitMix64(11);
        for (var round = 0; round < 20; round++)
        {
            var count = 2 + (int)random.NextBelow(8);
            var parts = Enumerable.Range(0, count).Select(_ => OverlapPieces.Of(Site, Askew(Star(random, 45)))).ToList();
            var order = Enumerable.Range(0, count).OrderBy(_ => random.NextUnit()).ToList();
            var cells = SitePartition.Of(Site, [.. parts.Select(part => new SitePart(part))]).ToDictionary(Key, cell => cell.AreaSquareMetres, StringComparer.Ordinal);
            var others = SitePartition.Of(Site, [.. order.Select(i => new SitePart(parts[i]))]);
            others.Count.ShouldBe(cells.Count);
            foreach (var cell in others)
                cell.AreaSquareMetres.ShouldBe(cells[string.Join(' ', cell.Parts.Select(i => order[i]).Order())], 1e-6);
        }
    }

    private IReadOnlyList<SiteCell> Check(List<Geometry> areas, int points)
    {
        List<Geometry> parts = [.. areas.Select(area => OverlapPieces.Of(Site, area))];
        var cells = ShouldBeConsistent(Site, parts);
        var compared = ShouldHoldAtPoints(Site, parts, cells, seed: 1, points);
        compared.ShouldBeGreaterThan(points / 3);
        output.WriteLine($"{parts.Count} parts: {cells.Count} cells, {compared} points agree");
        return cells;
    }

    private static IReadOnlyList<SiteCell> ShouldBeConsistent(Geometry site, List<Geometry> parts)
    {
        var cells = SitePartition.Of(site, [.. parts.Select(part => new SitePart(part))]);
        PartitionOracle.ShouldBeConsistent(site, parts, cells);
        return cells;
    }

    private static Polygon Star(SplitMix64 random, double radius)
    {
        double x = 100 * random.NextUnit(), y = 100 * random.NextUnit();
        var points = Enumerable.Range(0, 12).Select(i =>
        {
            var (angle, length) = (Math.Tau * i / 12, radius * (0.4 + 0.6 * random.NextUnit()));
            return new Coordinate(x + length * Math.Cos(angle), y + length * Math.Sin(angle));
        }).ToArray();
        return ProjectGeometry.Factory.CreatePolygon([.. points, points[0].Copy()]);
    }

    private static Polygon Moved(Geometry area, SplitMix64 random, double by)
    {
        var points = area.Coordinates.SkipLast(1).Select(point => new Coordinate(point.X + by * (random.NextUnit() - 0.5), point.Y + by * (random.NextUnit() - 0.5))).ToArray();
        return ProjectGeometry.Factory.CreatePolygon([.. points, points[0].Copy()]);
    }

    private static Geometry Askew(Geometry area) => AffineTransformation.RotationInstance(0.3).Translate(15_000.123, -13_000.456).Transform(area);

    private static Geometry Rectangle(double west, double south, double east, double north) => ProjectGeometry.Factory.ToGeometry(new Envelope(west, east, south, north));
}
