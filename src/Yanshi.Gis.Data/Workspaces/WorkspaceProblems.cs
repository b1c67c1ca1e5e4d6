namespace Yanshi.Gis.Data.Workspaces;

/// <summary>What can be wrong with a workspace as a whole, in both languages.</summary>
internal static class WorkspaceProblems
{
    internal static ReferenceDataException NotFound(string folder) => new(
        "workspace.not-found", folder, "这里没有工作区；请先用 workspace init 建立。", "There is no workspace here; make one with workspace init.");

    internal static ReferenceDataException NotAWorkspace(string folder) => new(
        "workspace.not-a-workspace",
        folder,
        $"该文件夹不是空的，也没有 {WorkspaceManifest.Name}：它不是工作区。请另选文件夹，或清空后再建立。",
        $"This folder is not empty and has no {WorkspaceManifest.Name}: it is no workspace. Choose another folder, or empty it first.");

    internal static ReferenceDataException Exists(string folder) => new(
        "workspace.exists", folder, "这里已有工作区，不能再次建立；请另选文件夹。", "There is a workspace here already; choose another folder.");

    internal static ReferenceDataException NewerFormat(string path, string schema) => new(
        "workspace.newer-format", path, $"工作区格式为“{schema}”，比本程序新；请用较新的程序。", $"The workspace's format is \"{schema}\", newer than this program; use a newer one.");

    internal static ReferenceDataException Damaged(string path, Exception? reason = null) => new(
        new Problem(
            "workspace.damaged",
            path,
            "工作区清单已损坏或被改动（与其摘要不符），未予使用；请从备份恢复，或重新建立工作区。",
            "The workspace's list is damaged or was changed (it does not match its digest) and is not used; restore it from a backup or make the workspace again."),
        reason);

    internal static ReferenceDataException Unreadable(string path, Exception reason) => new(
        new Problem("workspace.unreadable", path, $"工作区无法读取：{reason.Message}", $"The workspace cannot be read: {reason.Message}"), reason);

    internal static ReferenceDataException NotWritable(string path, Exception reason) => new(
        new Problem("workspace.not-writable", path, $"工作区无法写入：{reason.Message}", $"The workspace cannot be written: {reason.Message}"), reason);

    internal static ReferenceDataException Busy(string folder, Exception reason) => new(
        new Problem("workspace.busy", folder, "另一个程序正在向该工作区导入数据；请等它结束后重试。", "Another program is importing into this workspace; try again when it has ended."), reason);

    internal static ReferenceDataException UnknownLayer(string folder, string layerId) => new(
        "workspace.unknown-layer", folder, $"目录里没有图层 {layerId}；请在 catalog.yaml 中补上。", $"The catalogue has no layer {layerId}; add it to catalog.yaml.");

    internal static ReferenceDataException VersionExists(string folder, string layerId, int number) => new(
        "workspace.version-exists", folder, $"图层 {layerId} 已有版本 {number}；已发布的版本不能改写，请用新的版本号。", $"Layer {layerId} has a version {number} already; a published version is never overwritten, use a new number.");
}
