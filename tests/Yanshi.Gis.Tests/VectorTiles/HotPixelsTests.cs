using Shouldly;
using Xunit;
using Yanshi.Gis.VectorTiles;

namespace Yanshi.Gis.Tests.VectorTiles;

/// <summary>Edges of every length among vertices that are few or many.</summary>
public class HotPixelsTests
{
    [Theory]
    [InlineData(1024, 1_000, 1)]
    [InlineData(1024, 40_000, 2)]
    [InlineData(2048, 5_000, 3)]
    [InlineData(4096, 20_000, 4)]
    public void An_edge_is_bent_to_what_it_passes_as_when_every_vertex_is_looked_at(int extent, int vertices, int seed)
    {
        var (random, least, most) = (new Random(seed), -extent / 64, extent + extent / 64);
        var pixels = new HotPixels(least, most);
        var hot = Enumerable.Range(0, vertices).Select(_ => UnitOf(Anywhere())).Distinct().ToList();
        pixels.Add(hot.ToArray());
        var (bends, straight) = (0, 0);
        foreach (var reach in (int[])[2, 3, 6, 12, 50, 200, 2 * extent])
        {
            for (var i = 0; i < 60; i++)
            {
                var from = Anywhere();
                var to = new TilePlace(Math.Clamp(from.X + Within(reach), least, most), Math.Clamp(from.Y + Within(reach), least, most));
                var (first, last) = (UnitOf(from), UnitOf(to));
                if (!HotPixels.AreApart(first, last))
                    continue;
                var expected = hot.Where(point => point != first && point != last && Passes(from, to, first, last, point)).OrderBy(point => AlongOf(from, to, point)).ToList();
                if (!pixels.MayBend(first, last))
                {
                    expected.ShouldBeEmpty();
                    straight++;
                    continue;
                }

                var (there, back) = (BendsOf(pixels, from, to, first, last), BendsOf(pixels, to, from, last, first));
                there.ShouldBe(expected);
                back.ShouldBe(Enumerable.Reverse(there));
                bends += there.Count;
            }
        }

        bends.ShouldBeGreaterThan(20);
        straight.ShouldBeGreaterThan(20);

        TilePlace Anywhere() => new(least + (most - least) * random.NextDouble(), least + (most - least) * random.NextDouble());
        double Within(double range) => range * (2 * random.NextDouble() - 1);
    }

    [Fact]
    public void Between_units_side_by_side_there_are_no_bends()
    {
        HotPixels.AreApart(new(3, 4), new(3, 4)).ShouldBeFalse();
        HotPixels.AreApart(new(3, 4), new(4, 4)).ShouldBeFalse();
        HotPixels.AreApart(new(3, 4), new(4, 5)).ShouldBeTrue();
        var pixels = new HotPixels(-16, 1040);
        pixels.Add([new(3, 4), new(4, 5)]);
        pixels.MayBend(new(3, 4), new(4, 5)).ShouldBeFalse();
        pixels.Add([new(4, 4)]);
        pixels.MayBend(new(3, 4), new(4, 5)).ShouldBeTrue();
        pixels.MayBend(new(3, 4), new(5, 4)).ShouldBeTrue();
    }

    [Fact]
    public void What_is_forgotten_bends_nothing()
    {
        var pixels = new HotPixels(-16, 1040);
        TilePoint[] hot = [new(10, 10), new(20, 20), new(30, 30), new(300, 300), new(600, 600)];
        pixels.Add(hot);
        Bends().ShouldBe([new(20, 20), new(30, 30), new(300, 300)]);
        pixels.Clear(hot);
        Bends().ShouldBeEmpty();

        List<TilePoint> Bends() => BendsOf(pixels, new(10, 10), new(600, 600), new(10, 10), new(600, 600));
    }

    private static List<TilePoint> BendsOf(HotPixels pixels, TilePlace from, TilePlace to, TilePoint first, TilePoint last)
    {
        List<TilePoint> bends = [];
        if (pixels.FindBends(from, to, first, last))
            pixels.AddBends(bends);
        return bends;
    }

    private static TilePoint UnitOf(TilePlace place) => new(TileFrame.Unit(place.X), TileFrame.Unit(place.Y));

    private static bool Passes(TilePlace from, TilePlace to, TilePoint first, TilePoint last, TilePoint point)
    {
        // As both features along the edge see it: to the east.
        if (to.X < from.X || (to.X == from.X && to.Y < from.Y))
            (from, to) = (to, from);
        var isInBox = point.X >= Math.Min(first.X, last.X) && point.X <= Math.Max(first.X, last.X) && point.Y >= Math.Min(first.Y, last.Y) && point.Y <= Math.Max(first.Y, last.Y);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        return isInBox && Math.Abs(dx * (point.Y - from.Y) - dy * (point.X - from.X)) < (Math.Abs(dx) + Math.Abs(dy)) / 2;
    }

    private static double AlongOf(TilePlace from, TilePlace to, TilePoint point) => (to.X - from.X) * (point.X - from.X) + (to.Y - from.Y) * (point.Y - from.Y);
}
