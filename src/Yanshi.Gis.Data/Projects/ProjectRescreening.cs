using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rescreening;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Projects;

/// <summary>复核: checks the registered projects again that a change of data or rules can concern, and says whose answer is another one.</summary>
public static class ProjectRescreening
{
    private const string Action = "projects.rescreen";
    private const int BatchProjects = 256;

    /// <summary>Looks at every project in force.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="options">How.</param>
    /// <param name="act">Who does it, when, by which command.</param>
    /// <exception cref="InputRefusedException"><c>layer.no-such-version</c></exception>
    /// <exception cref="ReferenceDataException">New records could not be stored: <c>workspace.*</c>, <c>audit.*</c>, <c>storage.*</c>.</exception>
    public static RescreeningResult Run(Workspace workspace, RescreeningOptions options, Act act)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(act);
        if (options.Since is { } since)
            _ = workspace.With(since);
        if (options.Update)
            ProjectWriting.RequireWritable(workspace.Folder);
        var conditions = CheckConditions.Of(workspace.Data);
        var run = new Checking(workspace.Data, options);
        var tally = new RescreeningTally();
        foreach (var batch in OrderedWork.Map(ProjectStore.Files(workspace.Folder), run.Look, options.Threads).OfType<LookedAtProject>().Chunk(BatchProjects))
        {
            foreach (var looked in batch)
                tally.Add(looked);
            if (options.Update)
                Store(workspace.Folder, batch.Where(looked => looked.New is not null), conditions, act, options.Patience, tally);
        }

        return tally.ResultOf(options, workspace.RuleBook?.Identity, run.Scope.Compared);
    }

    // What is stored now may be another project than was read: then the new record is not its.
    private static void Store(string folder, IEnumerable<LookedAtProject> looked, string conditions, Act act, TimeSpan patience, RescreeningTally tally)
    {
        var again = looked.ToList();
        if (again.Count == 0)
            return;
        using var writing = new ProjectWriting(folder, act, patience);
        var stored = new Dictionary<string, RegisteredProject>(StringComparer.Ordinal);
        foreach (var (project, record) in again.Select(one => (one.Stored.Project!, one.New!)))
        {
            if (ProjectStore.Find(folder, project.Id)?.Project is { Retired: null } now && now.Digest == project.Digest)
                stored.Add(project.Id, now with { Record = record, Conditions = conditions, Updated = new ProjectAct(act.Date, act.User) });
            else
                tally.Problems.Add((project.Id, ProjectProblems.Changed(project.Id), true));
        }

        if (stored.Count > 0)
            writing.Write(new AuditEvent(Action, $"复核并更新项目 {ProjectWriting.Named(stored.Keys)} / projects checked again, new records stored"), stored.Values);
        tally.Updated += stored.Count;
    }

    private sealed class Checking(PlanningData data, RescreeningOptions options)
    {
        internal RescreeningScope Scope { get; } = new(data, options.AsOf, EngineVersion.Current);

        // Null for a project that is retired.
        internal LookedAtProject? Look(string path)
        {
            var stored = ProjectFile.Read(path);
            if (stored.Project is { Retired: not null })
                return null;
            if (stored.Project is not { } project)
                return new LookedAtProject(stored) { Problem = stored.Problem };
            try
            {
                var answer = RecordedAnswer.Of(project.Record);
                if (options.Since is { } since && answer.Versions.GetValueOrDefault(since.LayerId)?.Number > since.Number)
                    return new LookedAtProject(stored) { IsLeftOut = true };
                return Scope.FindCause(answer, project.Conditions) is { } cause ? Again(stored, project, cause) : new LookedAtProject(stored);
            }
            catch (Exception e) when (e is FormatException or TopologyException)
            {
                return new LookedAtProject(stored) { Problem = ProjectProblems.Damaged(stored.File, e.Message) };
            }
            catch (InputRefusedException e)
            {
                return new LookedAtProject(stored) { Problem = e.Problem, IsInput = true };
            }
        }

        private LookedAtProject Again(StoredProject stored, RegisteredProject project, RescreeningCause cause)
        {
            var site = project.SiteIn(data.Layers.Catalogue.Plane, options.Shift);
            var record = SiteReportJson.Of(SiteCheck.Run(site, data, options.AsOf, EngineVersion.Current, given: GivenOf(project)));
            return new LookedAtProject(stored)
            {
                Cause = cause,
                New = record,
                Flip = RecordFlip.Find(project.Record, record) is { } flip ? flip with { Id = project.Id, Name = project.Name } : null,
                IsSame = RecordFlip.IsSameAnswer(project.Record, record),
            };
        }

        // What the rule book of today does not understand is not known.
        private Dictionary<string, string>? GivenOf(RegisteredProject project) => project.Given is not { } given || data.RuleBook is not { } book ? null : given
            .Where(pair => book.FindAttribute(pair.Key) is { } attribute && ProjectAttributes.Read(attribute, pair.Value) == pair.Value)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }
}

/// <summary>How registered projects are checked again.</summary>
public sealed record RescreeningOptions
{
    /// <summary>The date of the new answers.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Leaves out the projects whose records rest on a newer version of that layer; null: none.</summary>
    public VersionName? Since { get; init; }

    /// <summary>Whether new records are stored.</summary>
    public bool Update { get; init; }

    /// <summary>How many projects are checked at a time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The shift from an old datum that records were made with; null for none.</summary>
    public DatumShift? Shift { get; init; }

    /// <summary>How long to wait for another writer.</summary>
    public TimeSpan Patience { get; init; }
}
