using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Screening.Runs;
using Yanshi.Gis.Planning.Screening;

namespace Yanshi.Gis.Data.Tests.Screening;

/// <summary>Rows read once for several readers: each gets all of them in their order, and nothing that one does holds up another for ever.</summary>
public sealed class SharedReadingTests
{
    private const int Rows = 1000;

    [Fact]
    public void Every_reader_gets_every_row_in_order_and_the_rows_are_read_once()
    {
        var (read, numbers) = (0, Enumerable.Range(0, 3).Select(_ => new List<int>()).ToList());
        SharedReading.ByAll(List(() => read++), numbers.ConvertAll<Action<IEnumerable<RankedRow>>>(to => rows => to.AddRange(rows.Select(row => row.Row.Number))));
        read.ShouldBe(Rows);
        numbers.ShouldAllBe(all => all.SequenceEqual(Enumerable.Range(1, Rows)));
    }

    [Fact]
    public void A_reader_that_wants_only_the_first_rows_holds_up_nobody()
    {
        var (first, all) = (0, 0);
        SharedReading.ByAll(List(), rows => first = rows.First().Row.Number, static _ => { }, rows => all = rows.Count());
        (first, all).ShouldBe((1, Rows));
    }

    [Fact]
    public void What_a_reader_throws_ends_the_others_and_is_what_comes_out()
    {
        var isWhole = false;
        var thrown = Should.Throw<IOException>(() => SharedReading.ByAll(
            List(),
            static rows => throw new IOException($"behind row {rows.First().Row.Number}"),
            rows => isWhole = rows.Count() == Rows));
        thrown.Message.ShouldBe("behind row 1");
        isWhole.ShouldBeFalse();
    }

    [Fact]
    public void Rows_that_cannot_be_read_end_all_readers()
    {
        var thrown = Should.Throw<OperationCanceledException>(() => SharedReading.ByAll(List(() => throw new OperationCanceledException("asked to stop")), static rows => _ = rows.Count(), static rows => _ = rows.Count()));
        thrown.Message.ShouldBe("asked to stop");
    }

    [Fact]
    public void A_second_reading_is_a_fault_and_not_an_empty_list() => Should.Throw<InvalidOperationException>(() => SharedReading.ByAll(List(), static rows =>
    {
        _ = rows.Count();
        _ = rows.Count();
    }));

    private static IEnumerable<RankedRow> List(Action? onRow = null)
    {
        for (var i = 1; i <= Rows; i++)
        {
            onRow?.Invoke();
            yield return new RankedRow(new ScreeningRow { Number = i, Source = "a.csv", Id = $"{i}", State = ScreeningState.LocationUnknown }, null, null, []);
        }
    }
}
