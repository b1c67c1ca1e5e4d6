namespace Yanshi.Gis.Data.Rules;

/// <summary>What can be wrong with a rules folder as a whole, in both languages.</summary>
internal static class RuleProblems
{
    internal static ReferenceDataException NotFound(string folder) => new(
        "rules.not-found",
        folder,
        "这里没有规则库（rules 文件夹里没有 .yaml 文件）：数据目录用 --data 指定；工作区用 rules install 安装规则库。",
        "There is no rule book here (no .yaml file in a folder rules); name a data folder with --data, or install a rule book into a workspace with rules install.");

    internal static ReferenceDataException NotAFolder(string folder) => new(
        "rules.unreadable", folder, "rules 应为文件夹。", "rules must be a folder.");

    internal static ReferenceDataException Unreadable(string folder, Exception reason) => new(
        new Problem("rules.unreadable", folder, $"规则库无法读取：{reason.Message}", $"The rule book cannot be read: {reason.Message}"), reason);

    internal static ReferenceDataException WrongName(string folder, string name) => new(
        "rules.file-name",
        Path.Combine(folder, name),
        "规则库只读 rules 文件夹中扩展名为 .yaml（小写）的文件，不读子文件夹；请改名或移走，以免其中的规则不起作用。",
        "A rule book is read from the files of the folder rules whose names end in .yaml (lower case), not from folders in it; rename it or move it away, lest its rules do nothing.");

    internal static ReferenceDataException Changing(string folder) => new(
        "rules.changing", folder, "规则库正在被替换，请重试。", "The rule book is being replaced; try again.");

    internal static ReferenceDataException Lost(string folder) => new(
        "rules.lost",
        folder,
        $"工作区的规则库不见了：有 {RuleBookStore.PreparedName}，没有 {RuleFiles.FolderName} 文件夹。请用 rules install 重新安装；没有规则库的检查不能当真。",
        $"The workspace has lost its rule book: {RuleBookStore.PreparedName} is there, the folder {RuleFiles.FolderName} is not. Install it again with rules install; a check without it would be worth nothing.");

    internal static ReferenceDataException NotWritable(string folder, Exception reason) => new(
        new Problem("workspace.not-writable", folder, $"规则库无法写入工作区，原来的未动：{reason.Message}", $"The rule book cannot be written into the workspace, which is as it was: {reason.Message}"), reason);
}
