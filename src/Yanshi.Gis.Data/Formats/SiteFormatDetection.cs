using System.Buffers;
using Yanshi.Gis.Data.Formats.BoundaryPoints;
using Yanshi.Gis.Data.Formats.Tables;
using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats;

/// <summary>Tells a file's format from its first 64 kB. The name's extension is never asked, only compared afterwards.</summary>
internal static class SiteFormatDetection
{
    private const int HeadBytes = 64 * 1024;
    private const int TableLinesLookedAt = 20;

    private static readonly SearchValues<char> Binary = SearchValues.Create([.. Enumerable.Range(0, 256).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f' or '\u001A'))]);

    private static readonly (byte[] Signature, string Chinese, string English)[] KnownOthers =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], "旧版 Office 文件（.xls），请另存为 .xlsx 或 CSV", "an old Office file (.xls): save it as .xlsx or CSV"),
        ([0x00, 0x00, 0x27, 0x0A], "Shapefile", "a shapefile"),
        ("SQLite format 3"u8.ToArray(), "GeoPackage/SQLite", "a GeoPackage or SQLite file"),
        ("%PDF"u8.ToArray(), "PDF", "a PDF"),
        ("AC10"u8.ToArray(), "DWG 图纸", "a DWG drawing"),
        ([0x1F, 0x8B], "gzip 压缩文件，请先解压", "a gzip archive: unpack it first"),
        ("Rar!"u8.ToArray(), "RAR 压缩文件，请先解压", "a RAR archive: unpack it first"),
        ([0x37, 0x7A, 0xBC, 0xAF], "7z 压缩文件，请先解压", "a 7z archive: unpack it first"),
    ];

    /// <summary>The format and, for text, the encoding.</summary>
    /// <exception cref="InputRefusedException"><c>format.unknown</c>, or <c>input.empty</c> for a text of blanks.</exception>
    public static (SiteFileFormat Format, DetectedEncoding? Encoding) Detect(SiteFileContent content)
    {
        var head = Head(content.Bytes);
        if (WorkbookArchive.HasZipSignature(head))
            return WorkbookArchive.IsWorkbook(content.Bytes)
                ? (SiteFileFormat.Workbook, null)
                : throw Unknown("不是 Excel 工作簿的压缩文件，请先解压", "an archive that is no Excel workbook: unpack it first");
        foreach (var (signature, chinese, english) in KnownOthers)
        {
            if (head.AsSpan().StartsWith(signature))
                throw Unknown(chinese, english);
        }

        var encoding = TextEncodingDetection.Detect(content.Bytes);
        var text = HeadText(content.Bytes, encoding);
        return (TextFormat(text), encoding);
    }

    private static SiteFileFormat TextFormat(string text)
    {
        if (text.AsSpan().ContainsAny(Binary))
            throw Unknown("二进制内容", "binary content");
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty)
            throw Empty();
        var lines = text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (lines.Any(BoundaryPointText.IsTypicalLine))
            return SiteFileFormat.BoundaryPointText;
        return start[0] switch
        {
            '{' or '[' => SiteFileFormat.GeoJson,
            '<' => throw Unknown("XML、KML 或网页", "XML, KML or a web page"),
            _ when lines.Take(TableLinesLookedAt).Any(DelimitedRows.HasDelimiter) => SiteFileFormat.DelimitedTable,
            _ => throw Unknown("没有坐标结构的文本", "text without the structure of coordinates"),
        };
    }

    public static InputRefusedException Empty() => new(
        "input.empty",
        null,
        "文件是空的。请检查导出或传送是否成功。",
        "the file is empty. Check whether the export or the transfer succeeded.");

    private static byte[] Head(Stream bytes)
    {
        bytes.Position = 0;
        var head = new byte[Math.Min(HeadBytes, bytes.Length)];
        bytes.ReadExactly(head);
        return head;
    }

    private static string HeadText(Stream bytes, DetectedEncoding encoding)
    {
        using var reader = encoding.Open(bytes);
        var text = ArrayPool<char>.Shared.Rent(HeadBytes);
        try
        {
            return new string(text, 0, reader.ReadBlock(text, 0, HeadBytes));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static InputRefusedException Unknown(string chinese, string english) => new(
        "format.unknown",
        null,
        $"无法识别的文件（看起来是：{chinese}）。可接受：界址点坐标 TXT、GeoJSON、CSV 坐标表、Excel（.xlsx）坐标表。",
        $"the file is not understood (it looks like {english}). Accepted: 界址点 TXT, GeoJSON, a CSV coordinate table, an Excel (.xlsx) coordinate table.");
}
