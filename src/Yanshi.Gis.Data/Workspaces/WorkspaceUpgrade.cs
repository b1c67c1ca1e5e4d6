using Yanshi.Gis.Data.Audit;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// Brings a workspace of format 1 to the present one. Such a workspace kept no source data, but all it can hold came from a data folder: it is made again from there, and
/// takes the old one's place when every version has the same fingerprint.
/// </summary>
public static class WorkspaceUpgrade
{
    /// <summary>Whether a workspace is of an older format.</summary>
    /// <param name="folder">The workspace.</param>
    /// <exception cref="ReferenceDataException">The workspace cannot be read.</exception>
    public static bool IsNeeded(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return WorkspaceManifest.Read(folder).IsOfOlderFormat;
    }

    /// <summary>The note for whoever uses such a workspace.</summary>
    /// <param name="folder">The workspace.</param>
    public static Problem Note(string folder) => WorkspaceProblems.OlderFormatNote(folder);

    /// <summary>Upgrades; nothing changes unless all of it can be kept.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="dataFolder">The data folder it was made from.</param>
    /// <param name="act">Who does it, when, by which command.</param>
    /// <exception cref="ReferenceDataException"><c>workspace.cannot-upgrade</c>, or as <see cref="Workspace.Init"/>.</exception>
    public static void Run(string folder, string dataFolder, Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!IsNeeded(folder))
            return;
        var before = WorkspaceManifest.Read(folder);
        if (before.IsDemonstration)
            throw CannotUpgrade(folder, "演示工作区请用 demo-data 重新生成", "a demonstration is made again with demo-data");
        WorkspaceReplacement.Run(folder, place =>
        {
            Workspace.Init(place, dataFolder, act);
            var made = WorkspaceManifest.Read(place).Versions.ToDictionary(entry => entry.Name, entry => entry.Sha256);
            if (before.Versions.FirstOrDefault(entry => !made.TryGetValue(entry.Name, out var sha256) || !sha256.Equals(entry.Sha256, StringComparison.Ordinal)) is { } other)
                throw CannotUpgrade(folder, $"数据目录里没有与 {other.Name} 相同的数据", $"the data folder has not the data of {other.Name}");
        });
    }

    private static ReferenceDataException CannotUpgrade(string folder, string chinese, string english) => new(
        "workspace.cannot-upgrade",
        folder,
        $"未作改动：{chinese}。也可以新建一个工作区，再把原始数据导入。",
        $"Nothing was changed: {english}. Or make a new workspace and import the original data into it.");
}
