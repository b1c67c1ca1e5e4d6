namespace Yanshi.Gis.Data.Workspaces;

/// <summary>Which of a layer's versions outranks another where both are in force, as <see cref="Layers.LayerSet.FindInForce"/> has it.</summary>
internal static class VersionRank
{
    /// <summary>By the first day in force, then by number.</summary>
    internal static (DateOnly From, int Number) Of(WorkspaceVersion entry) => (entry.Version.EffectiveFrom ?? DateOnly.MinValue, entry.Version.Number);

    /// <summary>The version in force on a date; null when none is.</summary>
    internal static WorkspaceVersion? FindNewestInForce(IEnumerable<WorkspaceVersion> versions, DateOnly date) => versions.Where(entry => entry.Version.IsInForceOn(date)).MaxBy(Of);
}
