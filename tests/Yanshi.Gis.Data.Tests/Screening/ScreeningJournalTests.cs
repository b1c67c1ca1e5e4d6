using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Screening.Runs;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Screening;

/// <summary>What a screening remembers: whatever is left of its files after a stop, rows are whole, in order, and none twice.</summary>
public sealed class ScreeningJournalTests : IDisposable
{
    private const int Rows = 6;

    private static readonly string[] Names = ["rows.jsonl", "records.jsonl", "sites.wkb"];

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_is_committed_is_there_again()
    {
        var folder = Made("whole");
        using var journal = Open(folder);
        journal.Count.ShouldBe(Rows);
        for (var i = 0; i < Rows; i++)
        {
            journal.RowAt(i).Id.ShouldBe($"行 {i + 1}");
            RecordAt(journal, i).Length.ShouldBe(i % 2 == 0 ? i + 4 : 0);
            journal.HasRecord(i).ShouldBe(i % 2 == 0);
            journal.SiteAt(i)?.LonLat.Area.ShouldBe(i + 1.0);
        }
    }

    [Fact]
    public void Whatever_is_cut_off_whole_rows_stay_and_the_journal_goes_on_behind_them()
    {
        var whole = Made("whole");
        foreach (var name in Names)
        {
            var length = new FileInfo(Path.Combine(whole, name)).Length;
            for (var cut = 0L; cut < length; cut += name == "rows.jsonl" ? 37 : 1)
            {
                var folder = Copy(whole);
                using (var file = new FileStream(Path.Combine(folder, name), FileMode.Open))
                    file.SetLength(cut);
                RequireGoesOn(folder, Rows - 1);
            }
        }
    }

    [Fact]
    public void What_a_lost_power_leaves_as_zeros_is_no_row()
    {
        var folder = Copy(Made("whole"));
        using (var file = new FileStream(Path.Combine(folder, "rows.jsonl"), FileMode.Append))
            file.Write(new byte[5000]);
        using (var file = new FileStream(Path.Combine(folder, "records.jsonl"), FileMode.Append))
            file.Write(new byte[100]);
        RequireGoesOn(folder, Rows);
    }

    [Fact]
    public void Records_that_were_moved_away_are_taken_back()
    {
        var folder = Made("moved");
        var records = File.ReadAllBytes(Path.Combine(folder, "records.jsonl"));
        File.WriteAllText(MovedRecords(folder), "an earlier run's");
        using (var journal = Open(folder))
            journal.MoveRecords(MovedRecords(folder));
        File.ReadAllBytes(MovedRecords(folder)).ShouldBe(records);
        File.Exists(Path.Combine(folder, "records.jsonl")).ShouldBeFalse();

        using var again = Open(folder);
        again.Count.ShouldBe(Rows);
        File.Exists(MovedRecords(folder)).ShouldBeFalse();
        for (var i = 0; i < Rows; i++)
            RecordAt(again, i).Length.ShouldBe(i % 2 == 0 ? i + 4 : 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Records_of_another_length_are_another_runs_and_no_row_counts_on_them(int more)
    {
        var folder = Made("other");
        using (var journal = Open(folder))
            journal.MoveRecords(MovedRecords(folder));
        using (var file = new FileStream(MovedRecords(folder), FileMode.Open))
            file.SetLength(file.Length + more);
        RequireGoesOn(folder, 0);
    }

    [Fact]
    public void Records_of_an_earlier_run_are_left_alone_while_there_are_no_rows()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_scratch.Path, "new")).FullName;
        File.WriteAllText(MovedRecords(folder), "an earlier run's");
        using var journal = Open(folder);
        journal.Count.ShouldBe(0);
        File.ReadAllText(MovedRecords(folder)).ShouldBe("an earlier run's");
    }

    private static ScreeningJournal Open(string folder) => ScreeningJournal.Open(folder, MovedRecords(folder));

    private static string MovedRecords(string folder) => folder + ".moved.jsonl";

    private static byte[] RecordAt(ScreeningJournal journal, int index)
    {
        using var record = new MemoryStream();
        journal.CopyRecords(index, index + 1, record, CancellationToken.None);
        return record.ToArray();
    }

    private static void RequireGoesOn(string folder, int atMost)
    {
        int count;
        using (var journal = Open(folder))
        {
            count = journal.Count;
            count.ShouldBeLessThanOrEqualTo(atMost);
            for (var i = 0; i < count; i++)
                (journal.RowAt(i).Number, RecordAt(journal, i).Length, journal.SiteAt(i) is not null).ShouldBe((i + 1, i % 2 == 0 ? i + 4 : 0, i % 3 != 0));
            journal.Append(Line(count));
            journal.Commit();
        }

        using var again = Open(folder);
        again.Count.ShouldBe(count + 1);
        again.RowAt(count).Id.ShouldBe($"行 {count + 1}");
        (again.SiteAt(count) is not null).ShouldBe(count % 3 != 0);
    }

    private static JournalLine Line(int index) => new(
        ScreeningRowJson.Write(new ScreeningRow { Number = index + 1, Source = "a.csv", Id = $"行 {index + 1}", State = ScreeningState.Refused, Problem = new Problem("x.y", null, "错", "wrong") }),
        index % 2 == 0 ? [.. Enumerable.Repeat((byte)'r', index + 3)] : null,
        index % 3 == 0 ? null : Outline(index + 1));

    private static byte[] Outline(int width)
    {
        var square = new GeometryFactory().ToGeometry(new Envelope(0, width, 0, 1)).AsBinary();
        return [.. BitConverter.GetBytes(square.Length), .. square, .. square];
    }

    private string Made(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_scratch.Path, name)).FullName;
        using var journal = Open(folder);
        for (var i = 0; i < Rows; i++)
            journal.Append(Line(i));
        journal.Commit();
        return folder;
    }

    private string Copy(string from)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_scratch.Path, Path.GetRandomFileName())).FullName;
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }
}
