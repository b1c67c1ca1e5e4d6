namespace Yanshi.Gis.Data.Storage;

/// <summary>What can go wrong between the program and the disk, in both languages.</summary>
internal static class StorageProblems
{
    /// <summary>The system would not say that the data reached the disk.</summary>
    internal const string SyncFailed = "storage.fsync-failed";

    /// <summary>Something could not be written: the disk is full, a quota is used up, a right is missing.</summary>
    internal const string WriteFailed = "storage.write-failed";

    internal static ReferenceDataException CannotWrite(string path, Exception reason) => new(
        new Problem(WriteFailed, path, $"文件无法写入：{reason.Message}", $"The file cannot be written: {reason.Message}"), reason);

    internal static ReferenceDataException ReadBackWrong(string path) => new(
        "storage.verify-failed",
        path,
        "刚写入的文件读回后与写入的内容不符，未予使用；请检查磁盘和内存后重试。",
        "The file that was just written does not read back as it was written and is not used. Check the disk and the memory, then try again.");

    internal static ReferenceDataException Busy(string code, string path) => new(
        code, path, "另一个程序正在写入；请等它结束后重试。", "Another program is writing here; try again when it has ended.");
}
