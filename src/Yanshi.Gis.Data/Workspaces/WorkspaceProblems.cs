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

    internal static ReferenceDataException ReadOnly(string folder) => new(
        "workspace.read-only",
        WorkspaceReadOnly.PathIn(folder),
        "写盘曾未得到系统确认，工作区已转为只读（检查照常）。请先检查磁盘，再运行 workspace unlock：它核对全部数据，完好时解除只读。",
        "The disk once did not confirm a write, and the workspace is read-only since (checks go on). Check the disk, then run workspace unlock: it verifies all data and lifts this when nothing is wrong.");

    /// <summary>A failed flush with what follows from it.</summary>
    internal static Problem WithReadOnly(Problem problem, string folder) => problem with
    {
        Chinese = $"{problem.Chinese}工作区 {folder} 已转为只读；检查磁盘后运行 workspace unlock。",
        English = $"{problem.English} The workspace {folder} is read-only from now on; run workspace unlock when the disk has been checked.",
    };

    internal static ReferenceDataException OlderFormat(string folder) => new(OlderFormatNote(folder));

    internal static Problem OlderFormatNote(string folder) => new(
        "workspace.older-format",
        folder,
        "工作区为旧格式（无数据库和审计日志），只能检查，不能写入。请运行 workspace upgrade；演示工作区请重新运行 demo-data。",
        "The workspace is of an older format (without a store of record and an audit log): it can be checked against, not written into. Run workspace upgrade; a demonstration is made again with demo-data.");

    internal static ReferenceDataException PlaneChanged(string folder) => new(
        "workspace.plane-changed",
        Path.Combine(folder, CatalogueFile.Name),
        "目录文件的分析平面与建立工作区时不同；已有数据都按原来的平面量算。请恢复 plane 的数值，或新建工作区。",
        "The catalogue names another analysis plane than the workspace was made with, and all data was measured in that one. Restore the values of plane, or make a new workspace.");

    internal static ReferenceDataException ListOlder(string folder, VersionName version) => new(
        "workspace.list-older",
        Path.Combine(folder, WorkspaceManifest.Name),
        $"数据库里有已发布的 {version}，清单上没有：清单被换成了旧的。未作改动；请从备份恢复整个工作区，或运行 workspace prepare --restore-list 按数据库重写清单。",
        $"The record holds {version}, which was published, and the list does not: the list was replaced by an older one. Nothing was changed; restore the whole workspace from a backup, or run workspace prepare --restore-list to write the list from the record.");

    internal static ReferenceDataException RecordIncomplete(string folder, VersionName version) => new(
        "workspace.record-incomplete",
        Path.Combine(folder, Record.WorkspaceRecord.Name),
        $"清单上有 {version}，数据库里没有或与之不同：数据库被换过。未作改动；请从备份恢复整个工作区。",
        $"The list has {version}, the record has not, or has another one: the record was replaced. Nothing was changed; restore the whole workspace from a backup.");

    /// <summary>A version is published, but GIS programs do not see it yet.</summary>
    internal static Problem RecordLags(Problem reason) => new(
        "workspace.record-lags",
        reason.Where,
        $"已发布，检查即按新版本进行；但 workspace.gpkg 中的视图尚未更新（{reason.Chinese}），下次写入时更新。",
        $"Published, and checks rest on it; the views in workspace.gpkg could not be brought up to it ({reason.English}) and will be at the next write.");

    internal static InputRefusedException NoSuchVersion(string folder, string name) => new(
        "layer.no-such-version",
        folder,
        $"工作区里没有图层版本“{name}”；写法如 land-use@v2，可用 layers history 图层编号 查看。",
        $"The workspace has no layer version \"{name}\"; write land-use@v2, and see layers history LAYER.");

    internal static ReferenceDataException UnknownLayer(string folder, string layerId) => new(
        "workspace.unknown-layer", folder, $"目录里没有图层 {layerId}；请在 catalog.yaml 中补上。", $"The catalogue has no layer {layerId}; add it to catalog.yaml.");

    internal static ReferenceDataException LayerExists(string folder, string layerId) => new(
        "workspace.layer-exists", folder, $"目录里已有图层 {layerId}，不能再次加入；导入新版本时不要写 --title 和 --role。", $"The catalogue has a layer {layerId} already; import a new version of it without --title and --role.");

    internal static ReferenceDataException VersionExists(string folder, string layerId, int number) => new(
        "workspace.version-exists", folder, $"图层 {layerId} 已有版本 {number}；已发布的版本不能改写，请用新的版本号。", $"Layer {layerId} has a version {number} already; a published version is never overwritten, use a new number.");
}
