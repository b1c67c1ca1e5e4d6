using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Xunit.Abstractions;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>Pairs in general position, at the coordinates the analysis plane really has: holes, several parts, one inside the other.</summary>
public sealed class RandomPairsTests(ITestOutputHelper output)
{
    private const int Pairs = 3_000;

    [Fact]
    public void Random_pairs_with_holes_and_parts_have_the_area_of_overlay_ng()
    {
        var overlapping = 0;
        for (var i = 0; i < Pairs; i++)
        {
            var random = SplitMix64.For(20_261, i);
            var (a, b) = (RandomArea(random), RandomArea(random));
            OverlapOracle.ShouldAgree(a, b);
            if (OverlapArea.Of(a, b) > 0.0)
                overlapping++;
        }

        output.WriteLine($"oracle: {Pairs} random pairs equal to OverlayNG, {overlapping} of them overlapping");
        overlapping.ShouldBeGreaterThan(Pairs / 3);
    }

    /// <summary>One to three outlines side by side that never meet, some with a hole, around a random place.</summary>
    private static Geometry RandomArea(SplitMix64 random)
    {
        var (x, y) = (380_000.0 + random.NextBetween(-100.0, 100.0), 3_840_000.0 + random.NextBetween(-100.0, 100.0));
        var radius = Math.Pow(10.0, random.NextBetween(0.5, 2.3));
        var parts = new Polygon[1 + random.NextBelow(3)];
        for (var part = 0; part < parts.Length; part++)
        {
            var centre = new Coordinate(x + 4.0 * radius * part, y);
            var shell = Factory.CreateLinearRing(IrregularOutline.Ring(random, centre, radius, random.NextUnit(), 5 + random.NextBelow(100)));
            LinearRing[] holes = random.NextBelow(2) == 0
                ? []
                : [Factory.CreateLinearRing(IrregularOutline.Ring(random, centre, radius * 0.05, random.NextUnit(), 5 + random.NextBelow(20)))];
            parts[part] = Factory.CreatePolygon(shell, holes);
        }

        return parts.Length == 1 ? parts[0] : Factory.CreateMultiPolygon(parts);
    }

    private static GeometryFactory Factory => ProjectGeometry.Factory;
}
