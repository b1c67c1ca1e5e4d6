using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// Says which version of a layer is used from a day on. Versions are never changed and never removed; one that is set aside is withdrawn from that day. A version that
/// is imported later takes part again as any other, so that setting aside a bad delivery does not hide the corrected one.
/// </summary>
public static class VersionUse
{
    /// <summary>Makes a version the one that is used from a day on: every version that outranks it on that day is withdrawn from then on.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="name">The version.</param>
    /// <param name="from">The first day.</param>
    /// <param name="act">Who does it, when, by which command.</param>
    /// <param name="patience">How long to wait for another writer.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="InputRefusedException"><c>layer.no-such-version</c>, <c>layer.is-draft</c>, <c>layer.not-in-force</c>.</exception>
    /// <exception cref="ReferenceDataException">As <see cref="WorkspaceImport.Begin"/>; nothing was changed.</exception>
    public static VersionUseOutcome Use(string folder, VersionName name, DateOnly from, Act act, TimeSpan patience = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Change(folder, name, "layers.use", $"自 {from:yyyy-MM-dd} 起使用 {name} / {name} is used from {from:yyyy-MM-dd} on", act, patience, (target, others) =>
        {
            var used = target with { Version = target.Version with { WithdrawnFrom = null } };
            if (used.Version.LegalStatus is LegalStatus.Draft)
                throw new InputRefusedException(
                    "layer.is-draft", name.ToString(), "草案不能设为现行；检查时可用 --use 指名使用，定案后请作为新版本导入。", "A draft cannot be made current; name it with --use for a check, and import it as a new version when it is decided.");
            if (!used.Version.IsInForceOn(from))
                throw new InputRefusedException(
                    "layer.not-in-force",
                    name.ToString(),
                    $"该版本在 {from:yyyy-MM-dd} 不在有效期内（{used.Version.EffectiveFrom:yyyy-MM-dd} 至 {used.Version.InForceUntil:yyyy-MM-dd}）。",
                    $"The version is not in force on {from:yyyy-MM-dd} (from {used.Version.EffectiveFrom:yyyy-MM-dd} until {used.Version.InForceUntil:yyyy-MM-dd}).");
            return [used, .. others.Where(other => other.Version.IsInForceOn(from) && VersionRank.Of(other).CompareTo(VersionRank.Of(used)) > 0).Select(other => Withdrawn(other, from))];
        });
    }

    /// <summary>Sets a version aside from a day on.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="name">The version.</param>
    /// <param name="from">The first day on which it is not used.</param>
    /// <param name="act">Who does it, when, by which command.</param>
    /// <param name="patience">How long to wait for another writer.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="InputRefusedException"><c>layer.no-such-version</c></exception>
    /// <exception cref="ReferenceDataException">As <see cref="WorkspaceImport.Begin"/>; nothing was changed.</exception>
    public static VersionUseOutcome Withdraw(string folder, VersionName name, DateOnly from, Act act, TimeSpan patience = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Change(folder, name, "layers.withdraw", $"自 {from:yyyy-MM-dd} 起停用 {name} / {name} is withdrawn from {from:yyyy-MM-dd} on", act, patience, (target, _) => [Withdrawn(target, from)]);
    }

    // An earlier day that somebody named before stands.
    private static WorkspaceVersion Withdrawn(WorkspaceVersion entry, DateOnly from) =>
        entry.Version.WithdrawnFrom <= from ? entry : entry with { Version = entry.Version with { WithdrawnFrom = from } };

    private static VersionUseOutcome Change(
        string folder, VersionName name, string action, string what, Act act, TimeSpan patience, Func<WorkspaceVersion, IEnumerable<WorkspaceVersion>, IReadOnlyList<WorkspaceVersion>> change)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(act);
        using var writing = WorkspaceWriting.Begin(folder, act, patience);
        var versions = writing.Manifest.Versions;
        var target = versions.FirstOrDefault(entry => entry.Name == name) ?? throw WorkspaceProblems.NoSuchVersion(folder, name.ToString());
        var changed = change(target, versions.Where(entry => entry.LayerId.Equals(name.LayerId, StringComparison.Ordinal) && entry.Name != name)).ToDictionary(entry => entry.Name);
        List<WorkspaceVersion> next = [.. versions.Select(entry => changed.GetValueOrDefault(entry.Name, entry))];
        if (next.SequenceEqual(versions))
            return new VersionUseOutcome([], []);
        var notes = WorkspaceReadOnly.Guard(folder, act, () => writing.Publish(next, new AuditEvent(action, what)
        {
            Layers = [.. changed.Values.Select(entry => new AuditedLayer(entry.LayerId, entry.Version.Number, entry.Sha256))],
        }));
        return new VersionUseOutcome([.. versions.Where(entry => entry.Name != name && changed.TryGetValue(entry.Name, out var other) && other != entry).Select(entry => entry.Name)], notes);
    }
}

/// <summary>What became of a change of use.</summary>
/// <param name="SetAside">The other versions that were withdrawn by it.</param>
/// <param name="Notes">What could not be done afterwards and will be at the next write.</param>
public sealed record VersionUseOutcome(IReadOnlyList<VersionName> SetAside, IReadOnlyList<Problem> Notes);
