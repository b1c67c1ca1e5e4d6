namespace Yanshi.Gis.Data.Projects;

/// <summary>What can be wrong with registered projects, in both languages.</summary>
internal static class ProjectProblems
{
    internal static Problem Damaged(string file, string why) => new(
        "projects.damaged",
        file,
        $"登记项目的文件与写入时不一致（{why}），未予使用。请从备份恢复该文件，或用原用地文件加 --replace 重新登记。",
        $"The file of a registered project is not what was written ({why}) and was not used. Restore it from a backup, or register the project again from its site file with --replace.");

    internal static Problem Altered(string file) => new(
        "projects.altered",
        file,
        "登记项目的检查记录与其摘要不符：记录被改动过，未予使用。请从备份恢复该文件，或重新登记。",
        "The check record of a registered project does not fit its digest: it was altered and was not used. Restore the file from a backup, or register the project again.");

    internal static Problem Newer(string file) => new(
        "projects.newer-format", file, "登记项目由更新版本的程序写入，本程序不能读取；请升级程序。", "The registered project was written by a newer program, and this one cannot read it; upgrade the program.");

    internal static Problem Unreadable(string file, Exception reason) => new(
        "projects.unreadable", file, $"登记项目的文件无法读取：{reason.Message}", $"The file of a registered project cannot be read: {reason.Message}");

    internal static Problem Exists(string id) => new(
        "projects.exists",
        id,
        "已登记同一编号的项目，范围与此不同。请核对编号；确是同一项目而范围已改的，加 --replace。",
        "A project of this id is registered with another outline. Check the id; if it is the same project with a new outline, add --replace.");

    internal static Problem OtherSite(string id) => new(
        "projects.other-site",
        id,
        "记录中的范围与其哈希不符，或不是一个项目的记录，未登记。请使用 check 或 screen 输出的记录。",
        "The outline in the record does not fit its hash, or it is no record of one project; it was not registered. Use a record as check or screen wrote it.");

    internal static Problem Changed(string id) => new(
        "projects.changed-meanwhile", id, "复核期间项目已被改动或注销，新记录未存入；请再次运行 rescreen。", "The project was changed or retired meanwhile, and its new record was not stored; run rescreen again.");

    internal static InputRefusedException Retired(string id, string on) => new(
        "projects.is-retired", id, $"该项目已于 {on} 注销。", $"The project was retired on {on}.");
}
