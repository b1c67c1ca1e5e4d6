using System.Numerics;
using Shouldly;
using Xunit;
using Orientation = Yanshi.Gis.Overlay.Orientation;

namespace Yanshi.Gis.Tests.Overlay;

public class OrientationTests
{
    [Theory]
    [InlineData(0, 0, 10, 0, 5, 1, 1)]
    [InlineData(0, 0, 10, 0, 5, -1, -1)]
    [InlineData(0, 0, 10, 0, 5, 0, 0)]
    [InlineData(0, 0, 10, 0, 10, 0, 0)]
    [InlineData(0, 0, 3, 9, 1, 3, 0)]
    public void Worked_example(double ax, double ay, double bx, double by, double cx, double cy, int expected) =>
        Orientation.Of(ax, ay, bx, by, cx, cy).ShouldBe(expected);

    [Fact]
    public void Equals_the_sign_in_whole_numbers_where_rounding_would_mislead()
    {
        // Points on a lattice of 2⁻²⁰ m, on a line at nearly 45° or one diagonal step beside it: doubles cannot hold the determinant, integers can.
        var random = new Random(20261122);
        int zeros = 0, misled = 0;
        for (var i = 0; i < 20_000; i++)
        {
            long ax = random.NextInt64(1L << 40), ay = random.NextInt64(1L << 40), dx = random.NextInt64(1L << 35, 1L << 36);
            long dy = dx + random.Next(-3, 4), k = random.NextInt64(2, 9), step = random.Next(-1, 2);
            long bx = ax + dx, by = ay + dy, cx = ax + k * dx + step, cy = ay + k * dy + step;
            var exact = (BigInteger)(ax - cx) * (by - cy) - (BigInteger)(ay - cy) * (bx - cx);
            var sign = Orientation.Of(Metres(ax), Metres(ay), Metres(bx), Metres(by), Metres(cx), Metres(cy));
            sign.ShouldBe(exact.Sign);
            if (exact.IsZero) zeros++;
            var naive = Math.Sign((Metres(ax) - Metres(cx)) * (Metres(by) - Metres(cy)) - (Metres(ay) - Metres(cy)) * (Metres(bx) - Metres(cx)));
            if (naive != exact.Sign) misled++;
        }
        zeros.ShouldBeGreaterThan(1000);
        misled.ShouldBeGreaterThan(100, "the points must be hard enough to mislead plain doubles");

        static double Metres(long units) => units * (1.0 / (1 << 20));
    }
}
