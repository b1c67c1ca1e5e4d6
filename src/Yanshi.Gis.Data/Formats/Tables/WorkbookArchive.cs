using System.Globalization;
using System.IO.Compression;
using System.Xml;
using ExcelDataReader.Exceptions;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>Looks at the zip that an .xlsx is before anything of it is unpacked.</summary>
internal static class WorkbookArchive
{
    private const string WorkbookEntry = "xl/workbook.xml";

    public static bool HasZipSignature(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Whether the zip holds a workbook.</summary>
    public static bool IsWorkbook(Stream bytes) => Guarded(() =>
    {
        using var archive = Open(bytes);
        return archive.GetEntry(WorkbookEntry) is not null;
    });

    /// <summary>
    /// Refuses archives that would unpack to too much. The sizes are those of the archive's directory; the unpacking stream does not deliver
    /// more than the directory says, so a directory that lies gains nothing.
    /// </summary>
    /// <exception cref="InputRefusedException"><c>xlsx.archive</c>.</exception>
    public static void Check(Stream bytes, SiteFileLimits limits)
    {
        var (entries, unpacked) = Guarded(() =>
        {
            using var archive = Open(bytes);
            return (archive.Entries.Count, archive.Entries.Sum(entry => (decimal)entry.Length));
        });
        if (entries > limits.MaxArchiveEntries)
            throw Refused(
                string.Create(CultureInfo.InvariantCulture, $"内含 {entries} 个条目，上限 {limits.MaxArchiveEntries} 个"),
                string.Create(CultureInfo.InvariantCulture, $"it has {entries} entries, {limits.MaxArchiveEntries} are allowed"));
        if (unpacked > limits.MaxUnpackedBytes)
            throw Refused(
                string.Create(CultureInfo.InvariantCulture, $"解压后有 {unpacked} 字节，上限 {limits.MaxUnpackedBytes} 字节"),
                string.Create(CultureInfo.InvariantCulture, $"it unpacks to {unpacked} bytes, {limits.MaxUnpackedBytes} are allowed"));
        var ratio = unpacked / Math.Max(1, bytes.Length);
        if (ratio > limits.MaxCompressionRatio)
            throw Refused(
                string.Create(CultureInfo.InvariantCulture, $"压缩比 {ratio:0}:1，上限 {limits.MaxCompressionRatio}:1"),
                string.Create(CultureInfo.InvariantCulture, $"it is packed {ratio:0}:1, {limits.MaxCompressionRatio}:1 is allowed"));
    }

    /// <summary>Does one step of reading, and turns what zip, XML and workbook libraries throw on damaged input into a refusal.</summary>
    /// <exception cref="InputRefusedException"><c>xlsx.damaged</c>.</exception>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or XmlException or ExcelReaderException or FormatException
            or OverflowException or ArgumentException or NotSupportedException or IndexOutOfRangeException or KeyNotFoundException
            or InvalidOperationException or NullReferenceException or InvalidCastException)
        {
            // The workbook library answers damaged parts with whatever its code runs into.
            throw Damaged(e);
        }
    }

    public static InputRefusedException Damaged(Exception? inner) => new(
        new Problem(
            "xlsx.damaged",
            null,
            "Excel 文件损坏或有密码，无法读取。请在 Excel 中打开并另存为不加密的 .xlsx。",
            "the Excel file is damaged or protected by a password. Open it in Excel and save it as a plain .xlsx."),
        inner);

    private static ZipArchive Open(Stream bytes)
    {
        bytes.Position = 0;
        return new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
    }

    private static InputRefusedException Refused(string chinese, string english) => new(
        "xlsx.archive",
        null,
        $"Excel 文件不予解压：{chinese}。请另存为新的 .xlsx 或 CSV。",
        $"the Excel file is not unpacked: {english}. Save it as a new .xlsx or as CSV.");
}
