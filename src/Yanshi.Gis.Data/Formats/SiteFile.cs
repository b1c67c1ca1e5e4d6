using System.Globalization;
using Yanshi.Gis.Data.Formats.BoundaryPoints;
using Yanshi.Gis.Data.Formats.GeoJson;
using Yanshi.Gis.Data.Formats.Tables;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Formats;

/// <summary>
/// Reads a site file of any accepted format: 界址点 TXT, GeoJSON, CSV or XLSX coordinate table. The content decides which; the extension is
/// only compared. Nothing is interpreted: coordinates, reference system and rings come as the file says them. Thread-safe.
/// </summary>
public static class SiteFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user said; null for nothing.</param>
    /// <exception cref="InputRefusedException">
    /// The file is missing, unreadable, empty, too large, of no accepted format, or has no project that could be read.
    /// Flaws of single projects are defects of the result instead.
    /// </exception>
    public static SiteSource Read(string path, SiteFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= SiteFileOptions.Default;
        using var stream = OpenFile(path, options.Limits);
        try
        {
            return Read(stream, Path.GetFileName(path), options);
        }
        catch (IOException e)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>Opens a file that is there and not too large.</summary>
    /// <exception cref="InputRefusedException">It is missing, unreadable, empty or too large.</exception>
    internal static FileStream OpenFile(string path, SiteFileLimits limits)
    {
        if (Directory.Exists(path))
            throw new InputRefusedException(
                "input.is-directory",
                path,
                "这是文件夹，不是文件。请指定其中的一个坐标文件。",
                "this is a folder, not a file. Name one coordinate file in it.");
        var file = new FileInfo(path);
        if (!file.Exists)
            throw NotFound(path);
        CheckLength(file.Length, limits);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>Reads a file's bytes.</summary>
    public static SiteSource Read(byte[] bytes, string fileName, SiteFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var stream = new MemoryStream(bytes, writable: false);
        return Read(stream, fileName, options);
    }

    /// <summary>Reads a stream. One that cannot seek is held in memory, within the size limit. The stream stays open.</summary>
    /// <param name="stream">The file's bytes, read from the beginning when it can seek.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <param name="options">What the user said; null for nothing.</param>
    /// <exception cref="InputRefusedException">As for a path.</exception>
    public static SiteSource Read(Stream stream, string fileName, SiteFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        options ??= SiteFileOptions.Default;
        if (!stream.CanSeek)
        {
            using var held = Hold(stream, options.Limits);
            return Read(held, fileName, options);
        }

        return Open(stream, fileName, options).ToSource();
    }

    /// <summary>Looks through a stream that can seek; its projects are read from it afterwards, while it stays open.</summary>
    /// <exception cref="InputRefusedException">As for a path.</exception>
    internal static SiteStream Open(Stream stream, string fileName, SiteFileOptions options)
    {
        CheckLength(stream.Length, options.Limits);
        var content = new SiteFileContent(stream, Path.GetFileName(fileName));
        var (format, encoding) = SiteFormatDetection.Detect(content);
        var sites = format switch
        {
            SiteFileFormat.BoundaryPointText => SiteStream.Of(BoundaryPointText.Read(content, encoding!, options)),
            SiteFileFormat.GeoJson => GeoJsonSites.Read(content, encoding!, options),
            SiteFileFormat.DelimitedTable => ProjectTable.FindDelimited(content, encoding!, options) ?? SiteStream.Of(CoordinateTable.ReadDelimited(content, encoding!, options)),
            _ => ProjectTable.FindWorkbook(content, options) ?? SiteStream.Of(CoordinateTable.ReadWorkbook(content, options)),
        };
        return ExtensionDefect(content.FileName, format) is { } defect ? sites with { File = sites.File with { Defects = [defect, .. sites.File.Defects] } } : sites;
    }

    private static void CheckLength(long length, SiteFileLimits limits)
    {
        if (length == 0)
            throw SiteFormatDetection.Empty();
        if (length > limits.MaxBytes)
            throw TooLarge(length, limits.MaxBytes);
    }

    internal static InputRefusedException NotFound(string path) => new(
        "input.not-found", path, "找不到这个文件。请核对路径。", "there is no such file. Check the path.");

    internal static InputRefusedException Unreadable(string path, Exception inner) => new(
        new Problem(
            "input.unreadable",
            path,
            "无法读取这个文件。请检查访问权限，或是否被其他程序占用。",
            "the file cannot be read. Check its permissions and whether another program holds it."),
        inner);

    internal static InputRefusedException TooLarge(long length, long most) => new(
        "input.too-large",
        null,
        string.Create(CultureInfo.InvariantCulture, $"文件有 {length} 字节，超过上限 {most} 字节。请拆分文件。"),
        string.Create(CultureInfo.InvariantCulture, $"the file has {length} bytes, more than the allowed {most}. Split it."));

    private static MemoryStream Hold(Stream stream, SiteFileLimits limits)
    {
        var held = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            held.Write(buffer, 0, read);
            if (held.Length > limits.MaxBytes)
                throw TooLarge(held.Length, limits.MaxBytes);
        }

        return held;
    }

    private static GeometryDefect? ExtensionDefect(string fileName, SiteFileFormat format)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        var fits = extension switch
        {
            ".txt" => format is SiteFileFormat.BoundaryPointText or SiteFileFormat.DelimitedTable,
            ".csv" or ".tsv" => format == SiteFileFormat.DelimitedTable,
            ".json" or ".geojson" => format == SiteFileFormat.GeoJson,
            ".xlsx" or ".xls" => format == SiteFileFormat.Workbook,
            _ => true,
        };
        if (fits)
            return null;
        var (chinese, english) = format switch
        {
            SiteFileFormat.BoundaryPointText => ("界址点坐标 TXT", "界址点 TXT"),
            SiteFileFormat.GeoJson => ("GeoJSON", "GeoJSON"),
            SiteFileFormat.DelimitedTable => ("文本坐标表", "a text table"),
            _ => ("Excel 工作簿", "an Excel workbook"),
        };
        return new GeometryDefect(
            new Problem(
                "format.extension",
                fileName,
                $"扩展名是“{extension}”，内容是{chinese}，已按内容读取。",
                $"the extension is '{extension}', the content is {english}; it was read by its content."),
            DefectSeverity.Warning);
    }
}
