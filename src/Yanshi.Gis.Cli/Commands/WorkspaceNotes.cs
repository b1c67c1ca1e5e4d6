using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>What is said when a workspace has been made.</summary>
internal static class WorkspaceNotes
{
    internal static Problem MadeOfShippedData(string folder) => new(
        "workspace.made",
        folder,
        "已新建工作区。其中只有随附的示意数据（非法定控制线），多数必查图层没有数据。要看完整的演示，请运行 yanshi-gis demo-data --workspace 另一文件夹。",
        "A new workspace was made. It holds the shipped indicative data only (no statutory control lines); most mandatory layers have no data. For a full demonstration run yanshi-gis demo-data --workspace ANOTHER-FOLDER.");

    internal static Problem Mended(string folder, IReadOnlyList<VersionName> made) => new(
        "workspace.mended",
        folder,
        $"缺失或损坏的图层文件已按数据库重新生成：{string.Join('、', made)}。",
        $"Layer files that were missing or damaged were made again from the store of record: {string.Join(", ", made)}.");

    internal static Problem Intact(string folder) => new("workspace.intact", folder, "图层文件完好，无须重新生成。", "The layer files are intact; nothing was made again.");

    internal static Problem Unlocked(string folder) => new("workspace.unlocked", folder, "核对完好，已解除只读。", "Everything was verified; the workspace is no longer read-only.");

    internal static Problem Upgraded(string folder) => new("workspace.upgraded", folder, "工作区已是现行格式，图层版本不变。", "The workspace is of the present format; its layer versions are unchanged.");

    internal static Problem ListRestored(string folder) => new("workspace.list-restored", folder, "清单已按数据库重写。请核对 layers list：最后一次写入如在重写之前中断，可能不在其中。", "The list was written from the store of record. Look at layers list: a last write that was interrupted may not be in it.");

    internal static Problem MadeForArea(string folder) => new(
        "workspace.made",
        folder,
        "已按所给范围新建工作区：图层目录来自数据目录，范围之外的数据未导入，尚无数据的图层请自行导入；规则库仍含原区的地方规则，当地的用 rules install 装入。",
        "A workspace was made for the extent: the catalogue is the data folder's, data outside the extent was not taken; import the layers you have. The rule book still holds the local rules of the data folder's district: install your own with rules install.");

    internal static Problem MadeOfDemonstrationData(string folder) => new(
        "workspace.made",
        folder,
        "已生成演示工作区。其中的图层是编造的（合成演示数据），结论不能用于任何项目。",
        "A demonstration workspace was made. Its layers are invented (合成演示数据); its verdicts are of no use for any project.");

    internal static Problem RulesInstalled(string folder, RuleBook book) => new(
        "rules.installed",
        folder,
        $"已安装规则库 {book.Identity.Id} {book.Identity.Version}，{book.Rules.Count} 条规则，sha256 {book.Identity.Sha256}。",
        $"The rule book {book.Identity.Id} {book.Identity.Version} was installed: {book.Rules.Count} rules, sha256 {book.Identity.Sha256}.");
}
