using Microsoft.Data.Sqlite;
using Yanshi.Gis.Data.Storage;

namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>What can be wrong with a GeoPackage, in both languages.</summary>
internal static class GeoPackageProblems
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // Extended codes: the primary one in the low byte.
    private const int SyncFailed = InputOutput | (4 << 8);
    private const int FolderSyncFailed = InputOutput | (5 << 8);

    internal static ReferenceDataException Missing(string path) => new(
        "geopackage.missing", path, "GeoPackage 文件不存在；请从备份恢复。", "The GeoPackage is not there; restore it from a backup.");

    internal static ReferenceDataException Damaged(string path, string chinese, string english) => new(
        "geopackage.damaged", path, $"GeoPackage 已损坏：{chinese}；请从备份恢复。", $"The GeoPackage is damaged: {english}; restore it from a backup.");

    /// <summary>A failure of SQLite as a coded one.</summary>
    internal static ReferenceDataException Of(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        Busy or Locked => new(
            new Problem(
                "geopackage.busy",
                path,
                "另一个程序正在编辑该 GeoPackage（例如 QGIS 的编辑状态）；请结束编辑后重试。",
                "Another program is editing the GeoPackage (QGIS in edit mode, for example); end that and try again."),
            e),
        InputOutput when e.SqliteExtendedErrorCode is SyncFailed or FolderSyncFailed => new(
            new Problem(
                StorageProblems.SyncFailed,
                path,
                $"系统未能确认数据已写入磁盘（{e.Message}），本次写入作废；请检查磁盘后重试。",
                $"The system did not confirm that the data reached the disk ({e.Message}); nothing of it is used. Check the disk and try again."),
            e),
        InputOutput or Full or ReadOnly or CannotOpen => StorageProblems.CannotWrite(path, e),
        Corrupt or NotADatabase => new(Damaged(path, e.Message, e.Message).Problem, e),
        _ => new(new Problem("geopackage.failed", path, $"GeoPackage 操作失败：{e.Message}", $"The GeoPackage cannot be used: {e.Message}"), e),
    };
}
