using System.Collections.Concurrent;
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
        var (now, seen) = (0, new ConcurrentBag<int>());
        var results = OrderedWork.Map(
            Enumerable.Range(0, 320),
            item =>
            {
                seen.Add(Interlocked.Increment(ref now));
                Thread.Sleep(1);
                Interlocked.Decrement(ref now);
                return item;
            },
            threads).ToList();
        results.ShouldBe(Enumerable.Range(0, 320));
        seen.Max().ShouldBeLessThanOrEqualTo(threads);
    }
}
