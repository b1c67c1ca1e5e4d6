using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Reruns;
using Yanshi.Gis.Data.Screening.Input;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Projects;

/// <summary>A project that is to be registered: its site or its record, or why it has neither. Immutable.</summary>
public sealed record ProjectCandidate
{
    private ProjectCandidate(string source, string id) => (Source, Id) = (source, id);

    /// <summary>The name of the file it comes from.</summary>
    public string Source { get; }

    /// <summary>Its id; of a row without one the file's name and the row.</summary>
    public string Id { get; init; }

    /// <summary>Its site, which is to be checked; null when it has a record or a problem.</summary>
    internal Site? Site { get; private init; }

    /// <summary>The record of its check; null when it has a site or a problem.</summary>
    internal JsonObject? Record { get; private init; }

    /// <summary>Why it cannot be registered; null when it may.</summary>
    public Problem? Problem { get; private init; }

    /// <summary>Reads files: of records (<see cref="RecordFile"/>), and of sites as <c>check</c> does. What cannot be read is a candidate with its problem.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="options">How sites are read.</param>
    public static IEnumerable<ProjectCandidate> Read(IEnumerable<string> paths, ScreeningInputOptions options)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(options);
        return paths.SelectMany(path => RecordFile.IsOne(path)
            ? RecordFile.Read(path).Select(row => Of(row, Path.GetFileName(path)))
            : ScreeningInput.Read([path], options).Select(Of));
    }

    private static ProjectCandidate Of(ScreeningEntry entry) => entry switch
    {
        { Outcome: Site site } => new ProjectCandidate(entry.Source, site.Id) { Site = site },
        { Outcome: SiteProblem problem } => new ProjectCandidate(entry.Source, problem.Id) { Problem = problem.Problem },
        _ => new ProjectCandidate(entry.Source, entry.Unlocated!.Id) { Problem = entry.Unlocated.Problem },
    };

    private static ProjectCandidate Of(RecordRow row, string source)
    {
        var place = FormattableString.Invariant($"{source}#{row.Number}");
        if (row.Problem is { } problem)
            return new ProjectCandidate(source, place) { Problem = problem };
        try
        {
            RecordRerun.RequireUnaltered(row.Record!);
            return new ProjectCandidate(source, row.Record!["site"]!["id"]!.GetValue<string>()) { Record = row.Record };
        }
        catch (InputRefusedException e)
        {
            return new ProjectCandidate(source, place) { Problem = e.Problem with { Where = place } };
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or ArgumentException)
        {
            return new ProjectCandidate(source, place) { Problem = RerunProblems.NotARecord(e).Problem with { Where = place } };
        }
    }

    /// <summary>
    /// What a record rests on besides what it names: found by making it again. A record that does not come out the same has a basis that nobody knows, and will
    /// always be checked again.
    /// </summary>
    /// <exception cref="InputRefusedException">The site cannot be made again: <c>rerun.not-a-record</c>, <c>projects.other-site</c>; its reference system needs a shift.</exception>
    internal static (IReadOnlyDictionary<string, string>? Given, string? Conditions) BasisOf(JsonObject record, Workspace workspace, string conditions, DatumShift? shift)
    {
        // Of an earlier rule book nothing would follow: all that rests on it is checked again anyway.
        if (record["provenance"]?["ruleBook"]?["sha256"]?.GetValue<string>() == workspace.RuleBook?.Identity.Sha256 && FindReproduced(record, workspace, shift) is { } rerun)
            return (rerun.Given, IsOfPresentCatalogue(rerun.Data, workspace.Data) ? conditions : null);
        var id = record["site"]!["id"]!.GetValue<string>();
        try
        {
            return RecordedSite.Read((JsonObject)record["site"]!, workspace.Catalogue.Plane, shift).GeometrySha256 == record["site"]!["geometrySha256"]!.GetValue<string>()
                ? (null, null)
                : throw new InputRefusedException(ProjectProblems.OtherSite(id));
        }
        catch (FormatException e)
        {
            throw new InputRefusedException(ProjectProblems.OtherSite(id), e);
        }
    }

    private static RecordRerun? FindReproduced(JsonObject record, Workspace workspace, DatumShift? shift)
    {
        try
        {
            var rerun = RecordRerun.Run(workspace, record, shift);
            return rerun.IsReproduced ? rerun : null;
        }
        catch (ReferenceDataException)
        {
            // Something it rests on is not here.
            return null;
        }
    }

    private static bool IsOfPresentCatalogue(PlanningData of, PlanningData now) =>
        of.Layers.Catalogue.Layers.SequenceEqual(now.Layers.Catalogue.Layers)
        && of.Layers.Catalogue.Layers.All(layer => SiteCheck.SourceOf(layer, of.Layers) == SiteCheck.SourceOf(layer, now.Layers));
}
