using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Formats.GeoPackages;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Data.Workspaces.Record;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Looks at every byte of a workspace: prepared files, the store of record, the registered projects, the audit log, and whether they belong together.</summary>
internal static class WorkspaceVerification
{
    internal static List<WorkspaceProblem> Run(string folder, WorkspaceManifest manifest, Catalogue catalogue)
    {
        var problems = new List<WorkspaceProblem>();
        foreach (var entry in manifest.Versions)
            Add(problems, entry, WorkspaceOpening.Verify(folder, entry, catalogue));
        if (manifest.IsOfOlderFormat)
            return problems;
        problems.AddRange(ProjectStore.Verify(folder).Select(problem => new WorkspaceProblem(LayerId: null, Version: null, problem)));
        problems.AddRange(OfRecord(folder, manifest, catalogue));
        if (AuditVerification.Of(folder, [manifest.Audit!]).Problem is { } problem)
            problems.Add(new WorkspaceProblem(LayerId: null, Version: null, problem));
        return problems;
    }

    private static List<WorkspaceProblem> OfRecord(string folder, WorkspaceManifest manifest, Catalogue catalogue)
    {
        var problems = new List<WorkspaceProblem>();
        try
        {
            using var record = WorkspaceRecord.OpenForReading(folder);
            Add(problems, entry: null, ProblemOf(() => RecordFacts.RequirePlane(record, catalogue.Plane, folder)));
            foreach (var text in record.Database.Rows("PRAGMA integrity_check(20)", row => row.GetString(0)).Where(text => text is not "ok"))
                Add(problems, entry: null, GeoPackageProblems.Damaged(WorkspaceRecord.PathIn(folder), text, text).Problem);
            var held = record.Versions.All().ToDictionary(version => version.Entry.Name);
            foreach (var entry in manifest.Versions)
            {
                Add(problems, entry, held.TryGetValue(entry.Name, out var version) && version.Entry.Sha256.Equals(entry.Sha256, StringComparison.Ordinal)
                    ? ProblemOf(() => record.Features.RequireIntact(entry))
                    : WorkspaceProblems.RecordIncomplete(folder, entry.Name).Problem);
            }

            var listed = manifest.Versions.Select(entry => entry.Name).ToHashSet();
            foreach (var version in held.Values.Where(version => version.IsPublished && !listed.Contains(version.Entry.Name)))
                Add(problems, version.Entry, WorkspaceProblems.ListOlder(folder, version.Entry.Name).Problem);
        }
        catch (ReferenceDataException e)
        {
            Add(problems, entry: null, e.Problem);
        }

        return problems;
    }

    private static void Add(List<WorkspaceProblem> problems, WorkspaceVersion? entry, Problem? problem)
    {
        if (problem is not null)
            problems.Add(new WorkspaceProblem(entry?.LayerId, entry?.Version.Number, problem));
    }

    private static Problem? ProblemOf(Action look)
    {
        try
        {
            look();
            return null;
        }
        catch (ReferenceDataException e)
        {
            return e.Problem;
        }
    }
}

/// <summary>Something in a workspace that is not right.</summary>
/// <param name="LayerId">The layer; null for what concerns the workspace as a whole.</param>
/// <param name="Version">The version's number; null for what concerns the workspace as a whole.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record WorkspaceProblem(string? LayerId, int? Version, Problem Problem);
