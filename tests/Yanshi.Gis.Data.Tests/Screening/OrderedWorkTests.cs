using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Screening.Input;

namespace Yanshi.Gis.Data.Tests.Screening;

public class OrderedWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_more_items_are_worked_on_at_a_time_than_was_said_and_results_keep_their_order(int threads)
    {
        int now = 0, most = 0;
        var results = OrderedWork.Map(
            Enumerable.Range(0, 320),
            item =>
            {
                var at = Interlocked.Increment(ref now);
                InterlockedMax(ref most, at);
                Thread.Sleep(1);
                Interlocked.Decrement(ref now);
                return item;
            },
            threads).ToList();
        results.ShouldBe(Enumerable.Range(0, 320));
        most.ShouldBeLessThanOrEqualTo(threads);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; seen < value && Interlocked.CompareExchange(ref most, value, seen) != seen; seen = most)
        {
        }
    }
}
