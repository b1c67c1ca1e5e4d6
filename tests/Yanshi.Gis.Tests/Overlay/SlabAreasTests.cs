using System.Numerics;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Overlay;

public class SlabAreasTests
{
    private const int Samples = 2_000;

    [Fact]
    public void Two_areas_of_a_small_grid_have_in_common_what_exact_arithmetic_finds()
    {
        foreach (var (a, b) in RandomAreas.PairsOnGrid().Sample(Samples))
        {
            var areas = SlabAreas.Of([a, b]);
            areas.GetValueOrDefault(3UL).ShouldBe(ExactOverlapArea.Of(a, b), 1e-11, $"{a} {b}");
            (areas.GetValueOrDefault(1UL) + areas.GetValueOrDefault(3UL)).ShouldBe(a.Area, 1e-11, a.ToString());
            (areas.GetValueOrDefault(2UL) + areas.GetValueOrDefault(3UL)).ShouldBe(b.Area, 1e-11, b.ToString());
        }
    }

    [Fact]
    public void Turned_a_little_so_that_what_coincided_nearly_does_they_have_the_same_areas()
    {
        foreach (var (a, b) in RandomAreas.PairsOnGrid().Sample(Samples))
        {
            // Of the one the corners are rounded after one turn, of the other after two.
            var askew = AffineTransformation.RotationInstance(0.1).Transform(b);
            var again = AffineTransformation.RotationInstance(0.07).Transform(AffineTransformation.RotationInstance(0.03).Transform(a));
            SlabAreas.Of([again, askew]).GetValueOrDefault(3UL).ShouldBe(ExactOverlapArea.Of(a, b), 1e-11, $"{a} {b}");
        }
    }

    [Fact]
    public void Many_areas_in_the_analysis_plane_have_the_areas_that_splitting_part_by_part_finds()
    {
        for (var i = 0; i < 100; i++)
        {
            var random = SplitMix64.For(20_262, i);
            var parts = Enumerable.Range(0, 2 + random.NextBelow(6)).Select(_ => Area(random)).ToList();
            var site = ProjectGeometry.Factory.ToGeometry(new Envelope(379_000, 381_000, 3_839_000, 3_841_000));
            var expected = CellSplitting.Of(site, [.. parts.Select(part => new SitePart(part))], SitePartition.LeastCellSquareMetres)
                .Where(cell => cell.Parts.Count > 0)
                .ToDictionary(cell => cell.Parts.Aggregate(0UL, (set, number) => set | (1UL << number)), cell => cell.AreaSquareMetres);
            var found = SlabAreas.Of(parts);
            foreach (var set in expected.Keys.Union(found.Keys))
                found.GetValueOrDefault(set).ShouldBe(expected.GetValueOrDefault(set), 1e-5, FormattableString.Invariant($"sample {i}, set {set}"));
            expected.Keys.Max(BitOperations.PopCount).ShouldBeGreaterThan(1);
        }
    }

    [Fact]
    public void More_areas_than_a_set_can_name_are_refused() =>
        Should.Throw<ArgumentException>(() => SlabAreas.Of([.. Enumerable.Repeat(ProjectGeometry.Factory.CreatePolygon(), SlabAreas.MostAreas + 1)]));

    private static Polygon Area(SplitMix64 random)
    {
        var centre = new Coordinate(380_000 + random.NextBetween(-60, 60), 3_840_000 + random.NextBetween(-60, 60));
        return ProjectGeometry.Factory.CreatePolygon(IrregularOutline.Ring(random, centre, random.NextBetween(30, 120), random.NextUnit(), 5 + random.NextBelow(60)));
    }
}
