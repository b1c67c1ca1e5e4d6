using System.Text.Json;
using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Storage;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// The mark by which a workspace is read-only, <c>read-only.json</c>. It is set when the system would not confirm that data reached the disk: from then on nobody
/// knows what the disk holds, and a second try would report success for pages that were given up. Checks go on; whoever has looked at the disk takes it
/// off (<see cref="WorkspaceUnlocking"/>).
/// </summary>
internal static class WorkspaceReadOnly
{
    internal const string Name = "read-only.json";

    private const string Schema = "yanshi-gis/read-only/1";

    internal static string PathIn(string folder) => Path.Combine(folder, Name);

    internal static bool IsSet(string folder) => File.Exists(PathIn(folder));

    /// <exception cref="ReferenceDataException"><c>workspace.read-only</c></exception>
    internal static void RequireNotSet(string folder)
    {
        if (IsSet(folder))
            throw WorkspaceProblems.ReadOnly(folder);
    }

    /// <summary>Does something that writes into a workspace; a flush that fails in it makes the workspace read-only.</summary>
    /// <exception cref="ReferenceDataException">What went wrong.</exception>
    internal static T Guard<T>(string folder, Act act, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (ReferenceDataException e) when (e.Problem.Code is StorageProblems.SyncFailed)
        {
            Set(folder, act, e.Problem);
            throw new ReferenceDataException(WorkspaceProblems.WithReadOnly(e.Problem, folder), e);
        }
    }

    internal static void Guard(string folder, Act act, Action write) => Guard(folder, act, () =>
    {
        write();
        return 0;
    });

    // Only that the file is there counts: on a disk that takes no more data a name can still be given.
    private static void Set(string folder, Act act, Problem problem)
    {
        try
        {
            using var file = new FileStream(PathIn(folder), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.Write(JsonSerializer.SerializeToUtf8Bytes(new JsonObject
            {
                ["schema"] = Schema,
                ["since"] = act.Time,
                ["user"] = act.User,
                ["command"] = act.Command,
                ["code"] = problem.Code,
                ["where"] = problem.Where,
                ["message"] = problem.Chinese,
            }));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk that does not even take a name takes no import either; the failure itself is told all the same.
            return;
        }
    }
}
