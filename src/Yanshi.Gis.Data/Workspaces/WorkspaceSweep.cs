using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Data.Storage;
using Yanshi.Gis.Data.Workspaces.Record;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// Removes what a writer left that was interrupted: tables and files that no list names. Says in the audit log what was given up, and brings the record up to the
/// list when its writer did not get that far. Nothing that ever was on the list is removed.
/// </summary>
internal static class WorkspaceSweep
{
    private const string GivenUp = "workspace.given-up";

    /// <exception cref="ReferenceDataException"><c>workspace.list-older</c>, <c>workspace.record-incomplete</c>, <c>workspace.plane-changed</c>, <c>audit.cut</c>, <c>storage.*</c>.</exception>
    internal static void Run(WorkspaceWriting writing)
    {
        RecordFacts.RequirePlane(writing.Record, writing.Catalogue.Plane, writing.Folder);
        SweepAudit(writing);
        SweepRecord(writing);
        SweepFiles(writing);
    }

    private static void SweepAudit(WorkspaceWriting writing)
    {
        var listed = writing.Manifest.Audit!;
        var path = Path.Combine(writing.Folder, AuditLog.Name);
        if (writing.Audit.FindHead() is not { } head || head.Index < listed.Index)
            throw new ReferenceDataException(AuditProblems.Cut(path, listed, writing.Audit.FindHead()?.Index ?? 0));
        List<long> given = [];
        var isSaid = false;
        foreach (var entry in writing.Audit.FromEnd())
        {
            if (entry.Anchor.Index == listed.Index && entry.Anchor != listed)
                throw new ReferenceDataException(AuditProblems.NotTheAnchored(path, listed));
            if (entry.Anchor.Index <= listed.Index)
                break;
            isSaid |= entry.Event.Action is GivenUp;
            if (!isSaid && entry.Event.Generation > writing.Manifest.Generation)
                given.Add(entry.Anchor.Index);
        }

        if (given.Count > 0)
        {
            var entries = string.Join(", ", given.Order());
            writing.Audit.Append(writing.Act, new AuditEvent(GivenUp, $"第 {entries} 条所述操作中断，未曾发布 / what entry {entries} says was interrupted and never published"));
        }
    }

    private static void SweepRecord(WorkspaceWriting writing)
    {
        var (record, manifest) = (writing.Record, writing.Manifest);
        var listed = manifest.Versions.ToDictionary(entry => entry.Name);
        var held = record.Versions.All();
        if (held.Find(version => version.IsPublished && !listed.ContainsKey(version.Entry.Name)) is { } unlisted)
            throw WorkspaceProblems.ListOlder(writing.Folder, unlisted.Entry.Name);
        if (manifest.Versions.FirstOrDefault(entry => !held.Exists(version => IsSame(version.Entry, entry))) is { } lacking)
            throw WorkspaceProblems.RecordIncomplete(writing.Folder, lacking.Name);
        var garbage = held.Where(version => !listed.ContainsKey(version.Entry.Name)).ToList();
        if (garbage.Count == 0 && RecordFacts.GenerationOf(record) == manifest.Generation)
            return;

        record.Database.Begin();
        try
        {
            garbage.ForEach(version => record.Versions.Remove(version.Entry));
            RecordFacts.Enter(writing);
            record.Commit();
        }
        catch
        {
            record.Database.RollBack();
            throw;
        }
    }

    private static bool IsSame(WorkspaceVersion one, WorkspaceVersion other) => one.Name == other.Name && one.Sha256.Equals(other.Sha256, StringComparison.Ordinal);

    private static void SweepFiles(WorkspaceWriting writing)
    {
        var listed = writing.Manifest.Versions.Select(entry => Path.GetFileName(entry.File)).ToHashSet(StringComparer.Ordinal);
        var layers = Path.Combine(writing.Folder, WorkspaceVersion.Folder);
        try
        {
            Directory.CreateDirectory(layers);
            var projects = Path.Combine(writing.Folder, ProjectStore.FolderName);
            var garbage = Directory.EnumerateFiles(writing.Folder).Concat(Directory.Exists(projects) ? Directory.EnumerateFiles(projects) : []).Where(IsTemporary)
                .Concat(Directory.EnumerateFiles(layers).Where(file => IsTemporary(file) || (file.EndsWith(WorkspaceVersion.Extension, StringComparison.Ordinal) && !listed.Contains(Path.GetFileName(file)))));
            foreach (var file in garbage.ToList())
                File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WorkspaceProblems.NotWritable(writing.Folder, e);
        }
    }

    private static bool IsTemporary(string file) => Path.GetFileName(file).Contains(DurableFile.TemporaryMark, StringComparison.Ordinal);
}
