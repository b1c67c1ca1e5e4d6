using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>What can be wrong with a prepared layer's file, in both languages.</summary>
internal static class PreparedLayerProblems
{
    internal static ReferenceDataException Missing(string path) => new(
        "layer.file-missing", path, "图层文件不存在；请重新导入该图层。", "The layer's file does not exist; import the layer again.");

    internal static ReferenceDataException Unreadable(string path, Exception reason) => new(
        new Problem("layer.unreadable", path, $"图层文件无法读取：{reason.Message}", $"The layer's file cannot be read: {reason.Message}"), reason);

    internal static ReferenceDataException NewerFormat(string path, int format) => new(
        "layer.newer-format",
        path,
        $"图层文件的格式版本为 {format}，本程序只认到 {PreparedLayerHeader.FormatVersion}；请用较新的程序，或重新导入该图层。",
        $"The layer file's format is version {format}, this program reads up to {PreparedLayerHeader.FormatVersion}; use a newer program or import the layer again.");

    internal static ReferenceDataException NotALayer(string path) => Damaged(path, "不是图层文件", "it is no prepared layer");

    internal static ReferenceDataException WrongLength(string path, long length, long expected) =>
        Damaged(path, $"长度为 {length} 字节，应为 {expected}", $"it is {length} bytes long and should be {expected}");

    internal static ReferenceDataException WrongHeader(string path) =>
        Damaged($"{path}: header", "文件头与写入时不一致", "its header is not what was written");

    internal static ReferenceDataException WrongSection(string path, string section) =>
        Damaged($"{path}: {section}", "缺少这一段，或其长度不符", "this section is missing or not as long as it should be");

    internal static ReferenceDataException NotTheOneListed(string path, string what, string found, string listed) =>
        Damaged(path, $"不是工作区登记的文件：{what} 为 {found}，登记为 {listed}", $"it is not the file the workspace lists: its {what} is {found}, the list says {listed}");

    internal static ReferenceDataException WrongHash(string path) =>
        Damaged(path, "全文哈希与登记不符", "its hash is not the one listed");

    private static ReferenceDataException Damaged(string where, string chinese, string english) => new(
        ReasonCodes.Damaged, where, $"图层文件已损坏：{chinese}；请重新导入该图层。", $"The layer's file is damaged: {english}; import the layer again.");
}
