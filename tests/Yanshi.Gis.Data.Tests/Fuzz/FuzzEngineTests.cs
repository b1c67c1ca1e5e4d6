using Shouldly;
using Xunit;
using Yanshi.Gis.Testing.Fuzzing;

namespace Yanshi.Gis.Data.Tests.Fuzz;

/// <summary>The engine finds what it is there to find.</summary>
public class FuzzEngineTests
{
    [Fact]
    public void The_same_seed_and_number_make_the_same_input()
    {
        foreach (var target in SiteTargets.All)
            target.Input(7, 3).ShouldBe(target.Input(7, 3), target.Name);
        SiteTargets.All[0].Input(7, 3).ShouldNotBe(SiteTargets.All[0].Input(7, 4));
    }

    [Fact]
    public void An_exception_without_a_code_is_a_fault_that_can_be_made_again()
    {
        var target = new FuzzTarget("cut short", SiteTargets.All[0].Make, bytes => _ = bytes[100]);

        var tally = FuzzRun.Run(target with { Make = _ => [1, 2, 3] }, seed: 9, inputs: 20);

        var fault = tally.Faults[0];
        fault.What.ShouldContain(nameof(IndexOutOfRangeException));
        fault.ToString().ShouldContain("--only \"cut short\" --seed 9 --number 0");
        fault.ToString().ShouldContain(Convert.ToBase64String([1, 2, 3]));
    }

    [Theory]
    [InlineData("Not a code")]
    [InlineData("nofamily")]
    [InlineData("parser.protocol")]
    public void A_refusal_without_a_stable_code_or_of_a_broken_parser_is_a_fault(string code) =>
        FuzzRun.Run(Refusing(code), seed: 1, inputs: 1).Faults.ShouldHaveSingleItem();

    [Fact]
    public void A_refusal_with_a_code_is_none()
    {
        var tally = FuzzRun.Run(Refusing("input.too-deep"), seed: 1, inputs: 3);

        tally.Faults.ShouldBeEmpty();
        tally.Refused["input.too-deep"].ShouldBe(3);
    }

    [Fact]
    public void A_reader_that_does_not_come_back_is_a_fault()
    {
        using var forever = new ManualResetEventSlim();
        var target = new FuzzTarget("waits", _ => [1], _ => forever.Wait()) { LongestRead = TimeSpan.FromMilliseconds(50) };

        var fault = FuzzRun.Run(target, seed: 1, inputs: 3).Faults.ShouldHaveSingleItem();

        forever.Set();
        fault.What.ShouldContain("no answer");
    }

    private static FuzzTarget Refusing(string code) => new("refuses", _ => [1], _ => throw new InputRefusedException(code, null, "不行", "no"));
}
