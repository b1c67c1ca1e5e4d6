using System.Runtime.InteropServices;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Tests.Layers;

public class CheckedArrayTests
{
    private const int PerBlock = CheckedArray<double>.BlockBytes / sizeof(double);

    [Fact]
    public void A_block_is_verified_when_it_is_read_and_no_other()
    {
        var values = Values((2 * PerBlock) + 5);
        var array = Guarded(values);
        values[PerBlock + 3] = 7;
        array[PerBlock - 1].ShouldBe(PerBlock - 1);
        array[2 * PerBlock].ShouldBe(2 * PerBlock);
        array.Slice(0, PerBlock).Length.ShouldBe(PerBlock);
        array.Slice(PerBlock, 0).Length.ShouldBe(0);
        foreach (var (first, count) in new[] { (PerBlock, 1), (PerBlock - 1, 2), (0, values.Length), ((2 * PerBlock) - 1, 1) })
        {
            var damage = Should.Throw<DamagedBlockException>(() => array.Require(first, count));
            (damage.Section, damage.Block, damage.Problem.Code).ShouldBe(("file: xs", 1, "layer.damaged"));
        }

        values[PerBlock + 3] = PerBlock + 3;
        array[PerBlock + 3].ShouldBe(PerBlock + 3);
    }

    [Fact]
    public void The_last_block_counts_to_its_last_byte()
    {
        var values = Values(PerBlock + 1);
        var array = Guarded(values);
        values[^1] = 0;
        array[0].ShouldBe(0);
        Should.Throw<DamagedBlockException>(() => array[PerBlock]).Block.ShouldBe(1);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 101)]
    [InlineData(100, 1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(50, int.MaxValue)]
    public void An_offset_that_points_outside_is_damage(int first, int count) =>
        Should.Throw<DamagedBlockException>(() => Guarded(Values(100)).Require(first, count)).Block.ShouldBeNull();

    [Fact]
    public void What_was_made_in_memory_is_not_verified()
    {
        var values = Values(10);
        var array = CheckedArray<double>.Trusted(values);
        values[3] = 99;
        array.IsTrusted.ShouldBeTrue();
        array[3].ShouldBe(99);
    }

    [Fact]
    public void Threads_may_verify_the_same_blocks()
    {
        for (var round = 0; round < 5; round++)
        {
            var values = Values(40 * PerBlock);
            var array = Guarded(values);
            values[17 * PerBlock] = -1;
            var outcomes = new bool[40 * 16];
            Parallel.For(0, outcomes.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            {
                var block = i % 40;
                try
                {
                    outcomes[i] = array[(block * PerBlock) + 1] == (block * PerBlock) + 1;
                }
                catch (DamagedBlockException e) when (e.Block == 17 && block == 17)
                {
                    outcomes[i] = true;
                }
            });
            outcomes.ShouldAllBe(right => right);
        }
    }

    private static double[] Values(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

    private static CheckedArray<double> Guarded(double[] values)
    {
        var blocks = Enumerable.Range(0, CheckedArray<double>.BlocksOf((long)values.Length * sizeof(double)));
        return CheckedArray<double>.Checked(
            values, [.. blocks.Select(block => BlockChecksum.Of(MemoryMarshal.AsBytes(values.AsSpan(block * PerBlock, Math.Min(PerBlock, values.Length - (block * PerBlock))))))], "file: xs");
    }
}
