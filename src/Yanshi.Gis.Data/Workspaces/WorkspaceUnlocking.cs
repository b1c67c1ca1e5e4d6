using Yanshi.Gis.Data.Audit;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Takes off the mark by which a workspace is read-only, after everything in it was looked at.</summary>
public static class WorkspaceUnlocking
{
    private const string Action = "workspace.unlock";

    /// <summary>Whether a workspace is read-only.</summary>
    /// <param name="folder">The workspace.</param>
    public static bool IsNeeded(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return WorkspaceReadOnly.IsSet(folder);
    }

    /// <summary>The warning for whoever uses such a workspace.</summary>
    /// <param name="folder">The workspace.</param>
    public static Problem Note(string folder) => WorkspaceProblems.ReadOnly(folder).Problem;

    /// <summary>Verifies every byte, enters into the audit log that the mark goes, and takes it off. Damage leaves it where it is.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="act">Who does it, when, by which command.</param>
    /// <returns>What is wrong; empty when the workspace can be written into again.</returns>
    /// <exception cref="ReferenceDataException"><c>workspace.busy</c>, <c>audit.*</c>, <c>storage.*</c>, or why the workspace cannot be looked at.</exception>
    public static IReadOnlyList<WorkspaceProblem> Run(string folder, Act act)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(act);
        using var held = WorkspaceWriting.Lock(folder, TimeSpan.Zero);
        if (Workspace.Verify(folder) is { Count: > 0 } problems)
            return problems;

        // The entry is flushed: a disk that still refuses says so here, and the mark stays.
        WorkspaceReadOnly.Guard(folder, act, () =>
        {
            new AuditLog(folder).Append(act, new AuditEvent(Action, "核对完好，解除只读 / verified, no longer read-only"));
            try
            {
                File.Delete(WorkspaceReadOnly.PathIn(folder));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw WorkspaceProblems.NotWritable(folder, e);
            }
        });
        return [];
    }
}
