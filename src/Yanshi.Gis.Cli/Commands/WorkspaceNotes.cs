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
