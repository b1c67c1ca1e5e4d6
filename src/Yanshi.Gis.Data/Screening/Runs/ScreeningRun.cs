using System.Diagnostics;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>
/// One screening: rows stream from the files through the check into the journal, which lies in the folder of the answers while the run is not finished. A run that was stopped, in
/// whatever way, goes on behind the last row that is on disk. Not thread-safe.
/// </summary>
public sealed class ScreeningRun : IDisposable
{
    /// <summary>The folder with the state of an unfinished run.</summary>
    public const string StateName = ".screening";

    /// <summary>The file of the records, among the answers.</summary>
    public const string RecordsName = "records.jsonl";

    private const string BasisName = "basis.json";
    private const string LockName = "lock";

    private readonly ScreeningPlan _plan;
    private readonly FileStream _lock;
    private readonly ScreeningJournal _journal;
    private readonly int _earlier;
    private bool _isOpen = true;

    private ScreeningRun(ScreeningPlan plan, FileStream held, ScreeningJournal journal) => (_plan, _lock, _journal, _earlier) = (plan, held, journal, journal.Count);

    /// <summary>Rows that are done.</summary>
    public int Done => _journal.Count;

    /// <summary>Whether a folder holds an unfinished run.</summary>
    /// <param name="folder">The folder of the answers.</param>
    public static bool IsUnfinished(string folder) => File.Exists(Path.Combine(folder, StateName, BasisName));

    /// <summary>The date for which an unfinished run answers; null when there is none.</summary>
    /// <param name="folder">The folder of the answers.</param>
    public static DateOnly? FindDate(string folder) => ScreeningBasis.Find(Path.Combine(folder, StateName, BasisName))?.AsOf;

    /// <summary>Begins a run, or goes on with one.</summary>
    /// <param name="plan">What is to be screened.</param>
    /// <param name="resume">Whether to go on with the unfinished run of the folder, if there is one.</param>
    /// <exception cref="InputRefusedException">
    /// <c>screening.unfinished</c>: there is an unfinished run and nobody asked to go on with it; <c>screening.other-basis</c>: it rests on something else.
    /// </exception>
    /// <exception cref="ReferenceDataException"><c>screening.busy</c>: another process screens into the folder; <c>storage.*</c>.</exception>
    public static ScreeningRun Begin(ScreeningPlan plan, bool resume)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var state = Path.Combine(plan.Folder, StateName);
        var held = Hold(state);
        try
        {
            var (path, basis) = (Path.Combine(state, BasisName), ScreeningBasis.Of(plan));
            if (ScreeningBasis.Find(path) is { } former)
            {
                if (!resume)
                    throw ScreeningProblems.Unfinished(plan.Folder);
                if (former.DifferencesFrom(basis) is { Count: > 0 } differences)
                    throw ScreeningProblems.OtherBasis(plan.Folder, differences);
            }
            else
            {
                ScreeningJournal.Clear(state);
                basis.Write(path);
            }

            return new ScreeningRun(plan, held, ScreeningJournal.Open(state, Path.Combine(plan.Folder, RecordsName)));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Checks every row that is not done.</summary>
    /// <param name="report">Told after each row how far the run is.</param>
    /// <param name="stop">Asks to stop: what is done is then on disk.</param>
    /// <returns>Whether all rows are done.</returns>
    /// <exception cref="ReferenceDataException"><c>storage.*</c></exception>
    public bool CheckAll(Action<ScreeningProgress> report, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (known, filesLeft, since) = (0, 0, Stopwatch.GetTimestamp());
        var options = _plan.Input with { Skip = _earlier, Stop = stop, Opened = (projects, after) => (known, filesLeft) = (known + projects, after) };
        var screening = new SiteScreening(_plan.Workspace.Data, _plan.AsOf, EngineVersion.Current, _plan.Given);
        try
        {
            foreach (var line in OrderedWork.Map(ScreeningInput.Read(_plan.Files, options), entry => LineOf(entry, screening), options.Threads))
            {
                if (stop.IsCancellationRequested)
                    return false;
                _journal.Append(line);
                report(new ScreeningProgress(Done, _earlier, Math.Max(known, Done), filesLeft, Stopwatch.GetElapsedTime(since)));
            }

            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            _journal.Commit();
        }
    }

    /// <summary>What was screened, when all rows are done.</summary>
    /// <param name="stop">Ends the reading of rows with an <see cref="OperationCanceledException"/>.</param>
    public ScreenedList Finished(CancellationToken stop) => new(_plan, _journal, stop);

    /// <summary>Removes the state: the answers are written.</summary>
    public void End()
    {
        Dispose();
        Directory.Delete(Path.Combine(_plan.Folder, StateName), recursive: true);
    }

    /// <summary>Lets go of the folder; the state stays.</summary>
    public void Dispose()
    {
        if (!_isOpen)
            return;
        _isOpen = false;
        _journal.Dispose();
        _lock.Dispose();
    }

    private static FileStream Hold(string state)
    {
        try
        {
            Directory.CreateDirectory(state);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StorageProblems.CannotWrite(state, e);
        }

        return FileLock.Take(Path.Combine(state, LockName), TimeSpan.Zero, "screening.busy");
    }

    private JournalLine LineOf(ScreeningEntry entry, SiteScreening screening)
    {
        var screened = Check(entry, screening);
        return new JournalLine(ScreeningRowJson.Write(screened.Row), IsKept(screened.Row) ? screened.Record?.Utf8 : null, screened.Site is { } site ? SiteOutlines.Write(site) : null);
    }

    private bool IsKept(ScreeningRow row) => _plan.Records is RecordsKept.All
        || (_plan.Records is RecordsKept.AllOfShortLists && row.Number <= ScreeningPlan.MostRowsWithAllRecords)
        || ScreenedList.HasFindings(row);

    private static ScreenedRow Check(ScreeningEntry entry, SiteScreening screening)
    {
        try
        {
            return entry.Unlocated is { } project
                ? screening.Check(entry.Number, entry.Source, project)
                : screening.Check(entry.Number, entry.Source, entry.Outcome!);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One row never stops the others, whatever nobody foresaw.
            var problem = e is PlanningDataException known ? known.Problem : ScreeningProblems.RowFailed(e);
            return screening.Check(entry.Number, entry.Source, new SiteProblem { Id = entry.Outcome?.Id ?? entry.Unlocated!.Id, Problem = problem });
        }
    }
}
