using System.Collections;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Screening.Runs;

/// <summary>
/// A list all of whose rows are done: ranked, counted, its sites held against each other. Rows and outlines stay on disk; of each row only its place, verdict and score
/// are held. Rows, outlines and districts may be asked for by several threads at a time, once the ledger is made.
/// </summary>
public sealed class ScreenedList
{
    private readonly ScreeningPlan _plan;
    private readonly ScreeningJournal _journal;
    private readonly CancellationToken _stop;
    private readonly List<int> _leftOut = [];

    internal ScreenedList(ScreeningPlan plan, ScreeningJournal journal, CancellationToken stop) => (_plan, _journal, _stop) = (plan, journal, stop);

    /// <summary>Whether a row's record is one of the findings: restricted or worse, or undetermined.</summary>
    internal static bool HasFindings(ScreeningRow row) => row.Verdict >= Verdict.Undetermined;

    /// <summary>The ledger.</summary>
    /// <param name="warn">Told what the ledger leaves out: registered projects that cannot be read, sites that count whole in the land take.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ScreeningLedger Ledger(Action<Problem> warn)
    {
        ArgumentNullException.ThrowIfNull(warn);
        var shared = SharedGrounds.Of(_journal.Count, OutlineInPlane, Registered(warn), _plan.Input.Threads);
        var (counts, take, sources) = (new SummaryCounts(_plan.Workspace.Catalogue, _plan.Workspace.Parks.Parks, _plan.Workspace.Parks.Sectors), new LandTakeSums(_plan.Workspace.Layers, _plan.AsOf), new List<string>());
        var named = new Dictionary<int, (string Id, string? Name)>();
        var places = new List<RankedPlace>(_journal.Count);
        _leftOut.Clear();
        foreach (var (row, place, taken, problem) in OrderedWork.Map(Enumerable.Range(0, _journal.Count), i => Counted(i, shared, take), _plan.Input.Threads))
        {
            _stop.ThrowIfCancellationRequested();
            counts.Add(row);
            if (!sources.Contains(row.Source, StringComparer.Ordinal))
                sources.Add(row.Source);
            if (shared.Concerns(place.Index))
                named.Add(place.Index, (row.Id, row.Name));
            if (taken is not null)
                take.Add(taken);
            if (problem is not null)
                warn(ScreeningProblems.CountedWhole(row.Id, problem));
            if (IsLeftOut(place.Index, row))
                _leftOut.Add(place.Index);
            places.Add(place);
        }

        places.Sort(RankedPlace.BestFirst);
        return new ScreeningLedger
        {
            Sources = sources,
            Provenance = ProvenanceOf(_plan),
            Summary = counts.Of(),
            Rows = new RankedRows(this, places),
            Criteria = _plan.Ranking.Criteria,
            Overlaps = shared.Overlaps(named),
            LandTake = take.Of(),
            SectorNames = _plan.Workspace.Parks.Sectors.ToDictionary(sector => sector.Code, sector => sector.Name, StringComparer.Ordinal),
        };
    }

    /// <summary>
    /// Gives the records that are kept their file, one on a line, as canonical JSON. The last of the answers to be asked for, and after <see cref="Ledger"/>: where all that are in the journal are
    /// kept, the journal's own file gets the name. They were on disk before the rows that count them, and each carries its digest.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>How many.</returns>
    /// <exception cref="ReferenceDataException"><c>storage.*</c></exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public int KeepRecords(string path)
    {
        var kept = Enumerable.Range(0, _journal.Count).Count(_journal.HasRecord) - _leftOut.Count;
        if (_leftOut.Count == 0)
            _journal.MoveRecords(path);
        else
            DurableFile.Write(path, CopyRecords);
        return kept;
    }

    /// <summary>The outline of the district, CGCS2000 longitude and latitude, degrees; null when the workspace has none in force, or damaged data.</summary>
    public Geometry? District()
    {
        if (_plan.Workspace.Layers.FindInForce(Catalogue.DistrictLayerId, _plan.AsOf)?.Layer is not { } district)
            return null;
        try
        {
            var outlines = Enumerable.Range(0, district.Prepared.FeatureCount).Select(district.Prepared.GeometryOf).Where(outline => !outline.IsEmpty);
            return new AnalysisProjection(Crs.Cgcs2000, _plan.Workspace.Catalogue.Plane).PlaneToLonLat(ProjectGeometry.Factory.BuildGeometry([.. outlines]));
        }
        catch (PlanningDataException)
        {
            return null;
        }
    }

    /// <summary>The name of a file that does not exist, in the folder that goes when the answers are written.</summary>
    internal string NewScratchPath() => Path.Combine(_plan.Folder, ScreeningRun.StateName, Path.GetRandomFileName());

    /// <summary>The outline of a row's site, CGCS2000 longitude and latitude; null when it has none.</summary>
    /// <param name="row">The row.</param>
    internal Geometry? OutlineOf(ScreeningRow row) => _journal.SiteAt(row.Number - 1)?.LonLat;

    private CountedRow Counted(int index, SharedGrounds shared, LandTakeSums take)
    {
        var row = _journal.RowAt(index);
        if (row.State is not ScreeningState.Checked)
            return new CountedRow(row, new RankedPlace(index, Verdict: null, Score: 0), Taken: null, Problem: null);
        var place = new RankedPlace(index, row.Verdict!.Value, ScoreOf(row).Score);
        try
        {
            var taken = shared.HasEarlier(index)
                ? take.Measure(OutlineInPlane(index)!, shared.EarlierThan(index).Select(other => OutlineInPlane(other)!))
                : LandTakeSums.Whole(row);
            return new CountedRow(row, place, taken, Problem: null);
        }
        catch (PlanningDataException e)
        {
            return new CountedRow(row, place, LandTakeSums.Whole(row), e.Problem);
        }
    }

    // Rows were kept whole while nobody knew that the list would be long.
    private bool IsLeftOut(int index, ScreeningRow row) => _plan.Records is RecordsKept.AllOfShortLists
        && index < ScreeningPlan.MostRowsWithAllRecords && _journal.Count > ScreeningPlan.MostRowsWithAllRecords && !HasFindings(row) && _journal.HasRecord(index);

    private void CopyRecords(Stream to)
    {
        var next = 0;
        foreach (var left in _leftOut.Append(_journal.Count))
        {
            _journal.CopyRecords(next, left, to, _stop);
            next = left + 1;
        }
    }

    private List<RegisteredGround> Registered(Action<Problem> warn)
    {
        var usable = new List<RegisteredGround>();
        foreach (var project in ProjectStore.Sites(_plan.Workspace.Folder, _plan.Workspace.Catalogue.Plane, _plan.Input.Sites.Shift))
        {
            if (project.Problem is { } problem)
                warn(problem);
            else
                usable.Add(project);
        }

        return usable;
    }

    private Geometry? OutlineInPlane(int index)
    {
        _stop.ThrowIfCancellationRequested();
        return _journal.SiteAt(index)?.InPlane;
    }

    // What is shown is what is compared: rows that look alike have the same rank.
    private (double[] Parts, double Score) ScoreOf(ScreeningRow row)
    {
        var parts = _plan.Ranking.PartsOf(row).Select(Rounding.ToCentimetre).ToArray();
        return (parts, Rounding.ToCentimetre(parts.Sum()));
    }

    private static ScreeningProvenance ProvenanceOf(ScreeningPlan plan) => new(
        plan.AsOf,
        EngineVersion.Current,
        plan.Workspace.Catalogue.District.Name,
        plan.Workspace.RuleBook is { } book ? $"{book.Identity.Id} {book.Identity.Version}" : null,
        [.. plan.Workspace.Catalogue.Layers.Select(layer => new ScreenedLayer(layer, plan.Workspace.Layers.FindInForce(SiteCheck.SourceOf(layer, plan.Workspace.Layers), plan.AsOf)?.Version))]);

    /// <summary>A row with what it counts for.</summary>
    private sealed record CountedRow(ScreeningRow Row, RankedPlace Place, TakenGround? Taken, Problem? Problem);

    /// <summary>A row's place in the list with what it is ranked by; rows without a verdict come last.</summary>
    private readonly record struct RankedPlace(int Index, Verdict? Verdict, double Score)
    {
        internal static Comparison<RankedPlace> BestFirst { get; } = static (one, other) =>
        {
            if (one.Verdict.HasValue != other.Verdict.HasValue)
                return one.Verdict.HasValue ? -1 : 1;
            var byRank = one.Verdict is null ? 0 : (one.Verdict.Value, one.Score).CompareTo((other.Verdict!.Value, other.Score));
            return byRank != 0 ? byRank : one.Index.CompareTo(other.Index);
        };

        internal bool IsAlike(RankedPlace other) => Verdict == other.Verdict && Score == other.Score;
    }

    /// <summary>The rows by rank, read anew each time.</summary>
    private sealed class RankedRows(ScreenedList list, List<RankedPlace> places) : IEnumerable<RankedRow>
    {
        public IEnumerator<RankedRow> GetEnumerator()
        {
            var rank = 0;
            for (var i = 0; i < places.Count; i++)
            {
                list._stop.ThrowIfCancellationRequested();
                var row = list._journal.RowAt(places[i].Index);
                if (places[i].Verdict is null)
                {
                    yield return new RankedRow(row, Rank: null, Score: null, []);
                    continue;
                }

                if (i == 0 || !places[i].IsAlike(places[i - 1]))
                    rank = i + 1;
                var (parts, score) = list.ScoreOf(row);
                yield return new RankedRow(row, rank, score, parts);
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
