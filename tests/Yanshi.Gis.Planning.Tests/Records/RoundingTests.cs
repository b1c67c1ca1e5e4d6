using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Planning.Tests.Records;

public class RoundingTests
{
    [Theory]
    [InlineData(0.125, 0.13)]
    [InlineData(0.135, 0.14)]
    [InlineData(2.675, 2.68)]
    [InlineData(-0.125, -0.13)]
    [InlineData(28391.4067, 28391.41)]
    public void Halves_go_away_from_zero(double value, double expected) => Rounding.ToCentimetre(value).ShouldBe(expected);

    [Fact]
    public void Small_negative_numbers_become_plain_zero() => double.IsNegative(Rounding.ToCentimetre(-0.001)).ShouldBeFalse();

    [Fact]
    public void Shares_to_a_millionth_and_degrees_to_a_billionth()
    {
        Rounding.ToMillionth(0.1972465).ShouldBe(0.197247);
        Rounding.ToNanodegree(112.1234567894).ShouldBe(112.123456789);
    }

    [Fact]
    public void Three_thirds_of_a_square_metre_sum_to_it() =>
        // Each rounds to 0.33 by itself; the missing cent goes to the first of the equal remainders.
        Rounding.PartsOf([1.0 / 3, 1.0 / 3, 1.0 / 3], 1).ShouldBe([0.34, 0.33, 0.33]);

    [Fact]
    public void The_largest_remainder_gets_the_cent() => Rounding.PartsOf([1.001, 2.006, 3.003], 6.01).ShouldBe([1.00, 2.01, 3.00]);

    [Fact]
    public void Parts_that_are_not_the_whole_are_rounded_one_by_one() =>
        // Two parcels that overlap: their own areas, not shares of the union.
        Rounding.PartsOf([100.005, 100.005], 150).ShouldBe([100.01, 100.01]);

    [Fact]
    public void No_parts_no_rows() => Rounding.PartsOf([], 0).ShouldBeEmpty();

    [Fact]
    public void Rounded_parts_always_sum_to_the_rounded_total() => Prop.ForAll(
        Gen.Choose(0, 100_000_000).Select(n => n / 10_000.0).ListOf().ToArbitrary(),
        parts =>
        {
            var total = parts.Sum();
            var rounded = Rounding.PartsOf([.. parts], total);
            rounded.Sum(part => (decimal)part).ShouldBe((decimal)Rounding.ToCentimetre(total));
            for (var i = 0; i < rounded.Length; i++)
                Math.Abs(rounded[i] - parts[i]).ShouldBeLessThan(0.01 + 1e-9);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Near_halves_and_everywhere_else_a_number_is_rounded_as_decimal_arithmetic_rounds_it() => Prop.ForAll(
        Gen.Choose(-2_000_000_000, 2_000_000_000).Zip(Gen.Choose(0, 9)).Zip(Gen.Choose(-40, 40)).ToArbitrary(),
        item =>
        {
            var ((units, decimals), nudges) = item;
            var value = (units + 0.5) / Math.Pow(10, decimals);
            for (var i = 0; i < Math.Abs(nudges); i++)
                value = nudges < 0 ? Math.BitDecrement(value) : Math.BitIncrement(value);
            Rounding.ToCentimetre(value).ShouldBe((double)decimal.Round((decimal)value, 2, MidpointRounding.AwayFromZero));
            Rounding.ToMillionth(value).ShouldBe((double)decimal.Round((decimal)value, 6, MidpointRounding.AwayFromZero));
            Rounding.ToNanodegree(value).ShouldBe((double)decimal.Round((decimal)value, 9, MidpointRounding.AwayFromZero));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
}
