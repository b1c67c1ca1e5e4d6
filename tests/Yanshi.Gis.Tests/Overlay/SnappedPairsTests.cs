using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using Xunit.Abstractions;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>Pairs whose coordinates are snapped to a small grid: collinear edges, touching, vertices on edges are the rule here.</summary>
public sealed class SnappedPairsTests(ITestOutputHelper output)
{
    private const int Pairs = 10_000;

    [Fact]
    public void Ten_thousand_snapped_pairs_have_the_area_of_overlay_ng()
    {
        var (touching, crossing) = (0, 0);
        Prop.ForAll(RandomAreas.PairsOnGrid().ToArbitrary(), pair =>
        {
            OverlapOracle.ShouldAgree(pair.A, pair.B);
            if (pair.A.Intersects(pair.B))
                _ = OverlapArea.Of(pair.A, pair.B) == 0.0 ? touching++ : crossing++;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Pairs));

        output.WriteLine($"oracle: {Pairs} snapped pairs equal to OverlayNG: {crossing} overlap, {touching} only touch, the others are apart");
        touching.ShouldBeGreaterThan(Pairs / 50);
        crossing.ShouldBeGreaterThan(Pairs / 2);
    }

    [Fact]
    public void A_thousand_snapped_pairs_have_the_area_of_exact_arithmetic_and_only_touch_where_it_is_exactly_zero()
    {
        Prop.ForAll(
            RandomAreas.PairsOnGrid().ToArbitrary(),
            pair => OverlapOracle.ShouldBeExact(pair.A, pair.B, 1e-13 * pair.A.Area)).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }
}
