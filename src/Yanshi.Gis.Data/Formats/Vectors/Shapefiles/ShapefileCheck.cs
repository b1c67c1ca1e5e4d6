using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Yanshi.Gis.Data.Formats.Vectors.Shapefiles;

/// <summary>
/// Compares the files of a shapefile with each other before GDAL opens them, because it reads damaged ones without a word: records that
/// the index does not name are gone, and those beyond the end come without geometry. A missing index is made anew.
/// </summary>
internal static class ShapefileCheck
{
    private const int HeaderBytes = 100;
    private const int RecordHeaderBytes = 8;
    private const int MagicNumber = 9994;

    // A null shape: its type alone.
    private const int LeastRecordWords = 2;

    /// <summary>Checks the set in the private folder, and writes the index when it is missing or not that of the shapes.</summary>
    /// <returns>What was put right.</returns>
    /// <exception cref="InputRefusedException"><c>shp.damaged</c>, <c>shp.truncated</c>, <c>shp.table-truncated</c>, <c>shp.record-count</c>.</exception>
    internal static IReadOnlyList<Problem> Run(string shapes, string name)
    {
        using var file = File.OpenHandle(shapes);
        var length = RandomAccess.GetLength(file);
        Span<byte> header = new byte[HeaderBytes];
        if (length < HeaderBytes || RandomAccess.Read(file, header, 0) < HeaderBytes || BinaryPrimitives.ReadInt32BigEndian(header) != MagicNumber)
            throw Damaged(name);
        var stated = BinaryPrimitives.ReadInt32BigEndian(header[24..]) * 2L;
        if (stated > length)
            throw Truncated(name, stated, length);

        var path = Path.ChangeExtension(shapes, ".shx");
        var delivered = File.Exists(path) ? File.ReadAllBytes(path) : null;
        var notes = new List<Problem>();
        byte[] index;
        try
        {
            (index, var hasRemainder) = IndexOf(file, header, stated, name);
            if (hasRemainder)
                notes.Add(Remainder(name));
        }
        catch (InputRefusedException) when (delivered is not null && File.Exists(Path.ChangeExtension(shapes, ".dbf")) && IsIndexOf(file, delivered))
        {
            // Programs that edit in place leave gaps between records, which only the index knows; the table tells whether it knows all of them.
            index = delivered;
            notes.Add(Gaps(name));
        }

        CheckTable(Path.ChangeExtension(shapes, ".dbf"), (index.Length - HeaderBytes) / RecordHeaderBytes, name);
        // Headers may differ in their boxes.
        if (delivered is null || !delivered.AsSpan(Math.Min(HeaderBytes, delivered.Length)).SequenceEqual(index.AsSpan(HeaderBytes)))
        {
            File.WriteAllBytes(path, index);
            notes.Add(delivered is null ? Restored(name) : IndexReplaced(name));
        }

        return notes;
    }

    /// <summary>Whether every entry of an index is that of a whole record, one behind the other.</summary>
    private static bool IsIndexOf(SafeFileHandle file, ReadOnlySpan<byte> index)
    {
        if (index.Length < HeaderBytes || index.Length % RecordHeaderBytes != HeaderBytes % RecordHeaderBytes)
            return false;
        var length = RandomAccess.GetLength(file);
        Span<byte> record = stackalloc byte[RecordHeaderBytes];
        long free = HeaderBytes;
        for (var entry = index[HeaderBytes..]; !entry.IsEmpty; entry = entry[RecordHeaderBytes..])
        {
            var at = BinaryPrimitives.ReadInt32BigEndian(entry) * 2L;
            var words = BinaryPrimitives.ReadInt32BigEndian(entry[4..]);
            var next = at + RecordHeaderBytes + words * 2L;
            if (at < free || words < LeastRecordWords || next > length || RandomAccess.Read(file, record, at) < RecordHeaderBytes || BinaryPrimitives.ReadInt32BigEndian(record[4..]) != words)
                return false;
            free = next;
        }

        return true;
    }

    /// <summary>The index that belongs to the shapes: where each record begins, and its length.</summary>
    /// <remarks>
    /// Records behind the length that the header states are records all the same, if they are whole; other bytes there are left alone.
    /// </remarks>
    private static (byte[] Index, bool HasRemainder) IndexOf(SafeFileHandle file, ReadOnlySpan<byte> header, long stated, string name)
    {
        var length = RandomAccess.GetLength(file);
        using var index = new MemoryStream();
        index.Write(header);
        Span<byte> record = stackalloc byte[RecordHeaderBytes];
        Span<byte> entry = stackalloc byte[RecordHeaderBytes];
        long at = HeaderBytes;
        while (at < length)
        {
            var hasHeader = RandomAccess.Read(file, record, at) == RecordHeaderBytes;
            var words = hasHeader ? BinaryPrimitives.ReadInt32BigEndian(record[4..]) : 0;
            var next = at + RecordHeaderBytes + words * 2L;
            if (words < LeastRecordWords || next > length)
            {
                if (at >= stated)
                    break;
                throw words < LeastRecordWords && hasHeader ? Damaged(name) : Truncated(name, next, length);
            }

            BinaryPrimitives.WriteInt32BigEndian(entry, (int)(at / 2));
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], words);
            index.Write(entry);
            at = next;
        }

        var bytes = index.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(24), bytes.Length / 2);
        return (bytes, at < length);
    }

    private static void CheckTable(string path, int shapes, string name)
    {
        if (!File.Exists(path))
            return;
        using var file = File.OpenHandle(path);
        Span<byte> header = stackalloc byte[12];
        if (RandomAccess.Read(file, header, 0) < header.Length)
            throw TableTruncated(name);
        var records = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        var needed = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) + records * (long)BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        if (RandomAccess.GetLength(file) < needed)
            throw TableTruncated(name);
        if (records != shapes)
            throw new InputRefusedException(
                "shp.record-count",
                name,
                string.Create(CultureInfo.InvariantCulture, $".shp 有 {shapes} 个图形，.dbf 有 {records} 条属性，两者不是一套。请重新导出。"),
                string.Create(CultureInfo.InvariantCulture, $"the .shp has {shapes} shapes and the .dbf {records} records: they do not belong together. Export the shapefile again."));
    }

    private static InputRefusedException Damaged(string name) => new(
        "shp.damaged", name, ".shp 文件头或记录损坏。请重新导出。", "the header or a record of the .shp is damaged. Export it again.");

    private static InputRefusedException Truncated(string name, long needed, long length) => new(
        "shp.truncated",
        name,
        string.Create(CultureInfo.InvariantCulture, $".shp 不完整：应有至少 {needed} 字节，只有 {length} 字节。请重新复制或导出。"),
        string.Create(CultureInfo.InvariantCulture, $"the .shp is incomplete: it should have at least {needed} bytes and has {length}. Copy or export it again."));

    private static InputRefusedException TableTruncated(string name) => new(
        "shp.table-truncated", name, ".dbf 不完整。请重新复制或导出。", "the .dbf is incomplete. Copy or export it again.");

    private static Problem Remainder(string name) => new(
        "shp.remainder", name, ".shp 末尾有不属于任何记录的字节，已忽略。", "the .shp ends with bytes that belong to no record; they were ignored.");

    private static Problem Gaps(string name) => new(
        "shp.gaps", name, ".shp 的记录之间有空隙，已按 .shx 读取。", "there are gaps between the records of the .shp; they were read by the .shx.");

    private static Problem Restored(string name) => new(
        "shp.index-restored", name, "缺少同名的 .shx 文件，已在副本中按 .shp 重建。", "the .shx of the same name is missing; it was made anew from the .shp, in a copy.");

    private static Problem IndexReplaced(string name) => new(
        "shp.index-replaced", name, ".shx 与 .shp 的记录不符，已在副本中按 .shp 重建。", "the .shx does not name the records of the .shp; it was made anew from the .shp, in a copy.");
}
