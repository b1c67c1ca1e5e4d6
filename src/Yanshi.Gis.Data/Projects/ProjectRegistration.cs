using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rescreening;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Projects;

/// <summary>Registers projects, a few hundred at a time: each batch is entered into the audit log, then written file by file.</summary>
public static class ProjectRegistration
{
    private const string Action = "projects.register";
    private const int BatchProjects = 256;

    /// <summary>Registers projects. A row that cannot be is a row with its problem; the others go on.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="candidates">The projects.</param>
    /// <param name="act">Who registers, when, by which command.</param>
    /// <param name="options">How.</param>
    /// <returns>What became of each, in order, as it is done.</returns>
    /// <exception cref="ReferenceDataException"><c>workspace.busy</c>, <c>workspace.read-only</c>, <c>workspace.older-format</c>, <c>audit.*</c>, <c>storage.*</c>: what was not returned was not registered.</exception>
    public static IEnumerable<RegistrationOutcome> Run(Workspace workspace, IEnumerable<ProjectCandidate> candidates, Act act, RegistrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(options);
        ProjectWriting.RequireWritable(workspace.Folder);
        var conditions = CheckConditions.Of(workspace.Data);
        return OrderedWork.Map(candidates, candidate => ReadyOf(candidate, workspace, conditions, act, options), options.Threads)
            .Chunk(BatchProjects)
            .SelectMany(batch => Write(workspace.Folder, batch, act, options));
    }

    private static Ready ReadyOf(ProjectCandidate candidate, Workspace workspace, string conditions, Act act, RegistrationOptions options)
    {
        if (candidate.Problem is { } problem)
            return new Ready(candidate, Project: null, problem);
        try
        {
            var record = candidate.Record ?? SiteReportJson.Of(SiteCheck.Run(candidate.Site!, workspace.Data, options.AsOf, EngineVersion.Current, given: options.Given));
            var (given, known) = ProjectCandidate.BasisOf(record, workspace, conditions, options.Shift);
            return new Ready(candidate, new RegisteredProject
            {
                Id = candidate.Id,
                Name = record["site"]!["name"]?.GetValue<string>(),
                Registered = new ProjectAct(act.Date, act.User),
                Given = given,
                Conditions = known,
                Record = record,
            }, Problem: null);
        }
        catch (InputRefusedException e)
        {
            return new Ready(candidate, Project: null, e.Problem);
        }
    }

    private static List<RegistrationOutcome> Write(string folder, Ready[] batch, Act act, RegistrationOptions options)
    {
        using var writing = new ProjectWriting(folder, act, options.Patience);
        var planned = new Dictionary<string, RegisteredProject>(StringComparer.Ordinal);
        var outcomes = batch.Select(ready => Plan(ready, folder, planned, act, options.Replace)).ToList();
        if (planned.Count > 0)
            writing.Write(new AuditEvent(Action, $"登记项目 {ProjectWriting.Named(planned.Keys)} / projects registered") { Input = InputOf(batch) }, planned.Values);
        return outcomes;
    }

    private static RegistrationOutcome Plan(Ready ready, string folder, Dictionary<string, RegisteredProject> planned, Act act, bool replace)
    {
        var (source, id) = (ready.Candidate.Source, ready.Candidate.Id);
        if (ready.Project is not { } project)
            return new RegistrationOutcome(source, id, Name: null, RegistrationState.Refused, Verdict: null, ready.Problem);
        if (planned.TryGetValue(id, out var earlier) is false && ProjectStore.Find(folder, id) is { } stored)
        {
            // A file that cannot be used says nothing of its outline.
            if (stored.Project is null && !replace)
                return new RegistrationOutcome(source, id, project.Name, RegistrationState.Refused, Verdict: null, stored.Problem);
            earlier = stored.Project;
            if (earlier is null)
                return Planned(RegistrationState.Replaced, project);
        }

        if (earlier is null)
            return Planned(RegistrationState.Registered, project);
        return earlier.GeometrySha256 == project.GeometrySha256 || replace
            ? Planned(RegistrationState.Replaced, project with { Registered = earlier.Registered, Updated = new ProjectAct(act.Date, act.User) })
            : new RegistrationOutcome(source, id, project.Name, RegistrationState.Refused, Verdict: null, ProjectProblems.Exists(id));

        RegistrationOutcome Planned(RegistrationState state, RegisteredProject entered)
        {
            planned[id] = entered;
            return new RegistrationOutcome(source, id, entered.Name, state, entered.Verdict, Problem: null);
        }
    }

    private static AuditedInput? InputOf(Ready[] batch) =>
        batch.Select(ready => ready.Candidate.Source).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? new AuditedInput(only, Sha256: null) : null;

    private sealed record Ready(ProjectCandidate Candidate, RegisteredProject? Project, Problem? Problem);
}

/// <summary>How projects are registered.</summary>
public sealed record RegistrationOptions
{
    /// <summary>The date that sites are checked for; records have their own.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What the user says of the projects of site files, by attribute code; null: nothing.</summary>
    public IReadOnlyDictionary<string, string>? Given { get; init; }

    /// <summary>Whether a project of the same id with another outline is replaced.</summary>
    public bool Replace { get; init; }

    /// <summary>The shift from an old datum; null for none.</summary>
    public DatumShift? Shift { get; init; }

    /// <summary>How long to wait for another writer.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>How many records are made again at a time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>What became of a project that was to be registered.</summary>
/// <param name="Source">The file it comes from.</param>
/// <param name="Id">Its id; of a row without one the file's name and the row.</param>
/// <param name="Name">Its name; null when it has none, or could not be read.</param>
/// <param name="State">What became of it.</param>
/// <param name="Verdict">The verdict of its record, a code; null when it was refused.</param>
/// <param name="Problem">Why it was refused; null when it was not.</param>
public sealed record RegistrationOutcome(string Source, string Id, string? Name, RegistrationState State, string? Verdict, Problem? Problem);

/// <summary>What became of a project that was to be registered.</summary>
public enum RegistrationState
{
    /// <summary>已登记.</summary>
    Registered,

    /// <summary>已更新: it was registered before, and its record was replaced; a retired one is in force again.</summary>
    Replaced,

    /// <summary>未登记.</summary>
    Refused,
}
