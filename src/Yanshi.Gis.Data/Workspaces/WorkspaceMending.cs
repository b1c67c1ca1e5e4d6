using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Workspaces.PreparedLayers;
using Yanshi.Gis.Data.Workspaces.Record;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Makes prepared files again from the store of record: those that are missing, damaged, or of another format.</summary>
public static class WorkspaceMending
{
    private const string Action = "workspace.prepare";

    /// <summary>Whether a workspace has files that could be made again from its record.</summary>
    /// <param name="workspace">The workspace as it was opened.</param>
    public static bool IsOfUse(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return File.Exists(WorkspaceRecord.PathIn(workspace.Folder)) && workspace.Catalogue.Layers.SelectMany(layer => workspace.Layers.VersionsOf(layer.Id)).Any(holding => IsMendable(holding.Damage));
    }

    /// <summary>Makes again what is not right.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="act">Who does it, when, by which command.</param>
    /// <param name="patience">How long to wait for another writer.</param>
    /// <param name="everyByte">Whether files are read from the first byte to the last; else only what opening sees counts.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ReferenceDataException">As <see cref="WorkspaceImport.Begin"/>; <c>geopackage.damaged</c>: the record does not hold what was imported.</exception>
    public static MendingOutcome Run(string folder, Act act, TimeSpan patience, bool everyByte)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(act);
        using var writing = WorkspaceWriting.Begin(folder, act, patience);
        return WorkspaceReadOnly.Guard(folder, act, () => Mend(writing, everyByte));
    }

    /// <summary>Writes the list of versions from the record, where the list is missing, damaged or older than the record.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="act">Who does it, when, by which command.</param>
    /// <exception cref="ReferenceDataException"><c>geopackage.*</c>, <c>audit.*</c>, <c>storage.*</c>.</exception>
    public static void RestoreList(string folder, Act act)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(act);
        if (!File.Exists(WorkspaceRecord.PathIn(folder)))
            throw WorkspaceProblems.NotFound(folder);
        WorkspaceReadOnly.RequireNotSet(folder);
        using var held = WorkspaceWriting.Lock(folder, TimeSpan.Zero);
        using var record = WorkspaceRecord.OpenForReading(folder);
        var remembered = RecordFacts.Remembered(record, folder);
        WorkspaceReadOnly.Guard(folder, act, () =>
        {
            var entry = new AuditLog(folder).Append(act, new AuditEvent("workspace.restore-list", $"按数据库重写清单（第 {remembered.Generation} 份）/ the list was written from the record")
            {
                Generation = remembered.Generation + 1,
            });
            (remembered with { Generation = remembered.Generation + 1, Audit = entry }).Write(folder);
        });
    }

    // A newer program's file is left to the newer program.
    private static bool IsMendable(Problem? damage) => damage is not null && damage.Code is not ReasonCodes.NewerFormat;

    private static MendingOutcome Mend(WorkspaceWriting writing, bool everyByte)
    {
        var versions = writing.Manifest.Versions.ToList();
        List<WorkspaceVersion> made = [];
        var hashesChanged = false;
        for (var i = 0; i < versions.Count; i++)
        {
            var damage = everyByte ? WorkspaceOpening.Verify(writing.Folder, versions[i], writing.Catalogue) : WorkspaceOpening.Open(writing.Folder, versions[i], writing.Catalogue).Damage;
            if (!IsMendable(damage))
                continue;
            var sha256 = Make(writing, versions[i]);
            hashesChanged |= !sha256.Equals(versions[i].FileSha256, StringComparison.Ordinal);
            versions[i] = versions[i] with { FileSha256 = sha256 };
            made.Add(versions[i]);
        }

        if (made.Count == 0)
            return new MendingOutcome([], []);
        var what = new AuditEvent(Action, string.Join("、", made.Select(entry => entry.Name)))
        {
            Layers = [.. made.Select(entry => new AuditedLayer(entry.LayerId, entry.Version.Number, entry.Sha256))],
        };

        // The same program makes the same bytes; another one's are new on the list.
        IReadOnlyList<Problem> notes = [];
        if (hashesChanged)
            notes = writing.Publish(versions, what);
        else
            writing.Audit.Append(writing.Act, what);
        return new MendingOutcome(made.ConvertAll(entry => entry.Name), notes);
    }

    private static string Make(WorkspaceWriting writing, WorkspaceVersion entry)
    {
        var recorded = writing.Record.Versions.Find(entry.LayerId, entry.Version.Number)!;
        writing.Record.Features.RequireIntact(entry);
        try
        {
            var content = LayerPreparation.Prepare(entry.LayerId, entry.Version, writing.Record.Features.Of(entry), writing.Catalogue, recorded.Origin.Coverage);
            return content.Facts.Sha256.Equals(entry.Sha256, StringComparison.Ordinal)
                ? PreparedLayerFile.Write(Path.Combine(writing.Folder, entry.File), content)
                : throw WorkspaceProblems.RecordIncomplete(writing.Folder, entry.Name);
        }
        catch (InvalidLayerException e)
        {
            throw new ReferenceDataException(e.ToProblem(entry.Name.ToString()), e);
        }
    }
}

/// <summary>What became of mending a workspace.</summary>
/// <param name="Made">The versions whose files were made again.</param>
/// <param name="Notes">What could not be done afterwards and will be at the next write.</param>
public sealed record MendingOutcome(IReadOnlyList<VersionName> Made, IReadOnlyList<Problem> Notes);
