using System.Globalization;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.Archives;

/// <summary>Why an archive is not unpacked.</summary>
internal static class ArchiveRefusals
{
    internal static InputRefusedException Damaged(string? where, Exception? inner) => new(
        new Problem(
            "archive.damaged",
            where,
            "压缩文件损坏或不完整（校验不符）。请重新压缩或重新传送。",
            "the archive is damaged or incomplete (its checksums do not fit). Pack or transfer it again."),
        inner);

    internal static InputRefusedException TooManyEntries(int count, int most) => Refused(
        "archive.too-many-entries",
        where: null,
        string.Create(CultureInfo.InvariantCulture, $"内含 {count} 个条目，上限 {most} 个"),
        string.Create(CultureInfo.InvariantCulture, $"it has {count} entries, {most} are allowed"));

    internal static InputRefusedException TooLarge(decimal bytes, long most) => Refused(
        "archive.too-large",
        where: null,
        string.Create(CultureInfo.InvariantCulture, $"解压后有 {bytes} 字节，上限 {most} 字节"),
        string.Create(CultureInfo.InvariantCulture, $"it unpacks to {bytes} bytes, {most} are allowed"));

    internal static InputRefusedException Ratio(decimal ratio, int most) => Refused(
        "archive.ratio",
        where: null,
        string.Create(CultureInfo.InvariantCulture, $"压缩比 {ratio:0}:1，上限 {most}:1，像是压缩炸弹"),
        string.Create(CultureInfo.InvariantCulture, $"it is packed {ratio:0}:1, {most}:1 is allowed; it looks like a bomb"));

    internal static InputRefusedException Overlap() => Refused(
        "archive.overlap", where: null, "条目的数据相互重叠，像是压缩炸弹", "its entries share their bytes; it looks like a bomb");

    internal static InputRefusedException Duplicate(string path) => Refused(
        "archive.duplicate", path, "有两个同名的条目，不能确定取哪一个", "two entries have this name; it cannot be told which one is meant");

    internal static InputRefusedException Encrypted(string path) => Refused(
        "archive.encrypted", path, "条目有密码", "the entry is protected by a password");

    internal static InputRefusedException Link(string path) => Refused(
        "archive.link", path, "条目是链接或设备，不是文件", "the entry is a link or a device, not a file");

    internal static InputRefusedException Nested(string path) => Refused(
        "archive.nested", path, "内含另一个压缩文件", "it holds another archive");

    internal static InputRefusedException Path(string path) => Refused(
        "archive.path", path, "条目的路径越出压缩文件（绝对路径、盘符或 ..）", "the entry's path leaves the archive (absolute, with a drive, or ..)");

    internal static InputRefusedException NoData(IEnumerable<string> files)
    {
        var list = string.Join("、", files.Take(10).Select(Excerpt.Of));
        return Refused(
            "archive.no-data",
            where: null,
            $"其中没有可读的空间数据（内含：{(list.Length == 0 ? "无" : list)}）；可用 shp、gdb、gpkg、kml、dxf、tab、mif、fgb、geojson",
            $"it holds no spatial data that can be read (it holds: {(list.Length == 0 ? "nothing" : list)}); shp, gdb, gpkg, kml, dxf, tab, mif, fgb and geojson can");
    }

    private static InputRefusedException Refused(string code, string? where, string chinese, string english) => new(
        code, where is null ? null : Excerpt.Of(where), $"压缩文件不予解压：{chinese}。请重新压缩，只放入所需的文件。", $"the archive is not unpacked: {english}. Pack it again with the files that are needed.");
}
