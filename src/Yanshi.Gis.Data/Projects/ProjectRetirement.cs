using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Data.Projects;

/// <summary>Takes projects out of force. Their files stay.</summary>
public static class ProjectRetirement
{
    private const string Action = "projects.retire";

    /// <summary>Retires a project from today.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="id">The project's id.</param>
    /// <param name="reason">Why; null when nobody says.</param>
    /// <param name="act">Who does it, when, by which command.</param>
    /// <param name="patience">How long to wait for another writer.</param>
    /// <returns>The project as it is now; null when none of that id was ever registered.</returns>
    /// <exception cref="InputRefusedException"><c>projects.is-retired</c></exception>
    /// <exception cref="ReferenceDataException"><c>projects.damaged</c>, <c>projects.altered</c>; <c>workspace.*</c>, <c>audit.*</c>, <c>storage.*</c>: nothing was changed.</exception>
    public static RegisteredProject? Run(string folder, string id, string? reason, Act act, TimeSpan patience)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(act);
        using var writing = new ProjectWriting(folder, act, patience);
        if (ProjectStore.Find(folder, id) is not { } stored)
            return null;
        var project = stored.Project ?? throw new ReferenceDataException(stored.Problem!);
        if (project.Retired is { } already)
            throw ProjectProblems.Retired(id, RecordDate.Of(already.On)!);
        var retired = project with { Retired = new ProjectAct(act.Date, act.User), RetiredReason = reason };
        writing.Write(new AuditEvent(Action, $"注销项目 {id}{(reason is null ? string.Empty : $"（{reason}）")} / project retired"), [retired]);
        return retired;
    }
}
