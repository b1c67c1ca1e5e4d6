#pragma warning disable RS0030 // The stream is the caller's; nothing here opens a file.
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>
/// An Excel workbook (OOXML, transitional) written part after part into a stream that need not seek; the same sheets give the same bytes. All layouts are known
/// before the first sheet is written. One instance serves one thread.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // ZIP knows no time before it; a file's own time would make the bytes differ from run to run.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;
    private readonly IReadOnlyList<SheetLayout> _layouts;
    private int _written;

    /// <summary>Begins the workbook.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="layouts">The sheets, in order.</param>
    internal WorkbookPackage(Stream output, IReadOnlyList<SheetLayout> layouts)
    {
        _archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        _layouts = layouts;
        Write("[Content_Types].xml", ContentTypes());
        Write("_rels/.rels", $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"rId1\" Type=\"{OfficeRelations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Write("xl/workbook.xml", Workbook());
        Write("xl/_rels/workbook.xml.rels", WorkbookRelations());
        Write("xl/styles.xml", SheetStyles.Xml()[Declaration.Length..]);
    }

    /// <summary>Writes the next sheet.</summary>
    /// <param name="writeRows">Writes its rows, UTF-8.</param>
    internal void WriteSheet(Action<Stream> writeRows)
    {
        var layout = _layouts[_written];
        _written++;
        using var sheet = Open(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{_written}.xml"));
        sheet.Write(Encoding.UTF8.GetBytes(layout.Head()));
        writeRows(sheet);
        sheet.Write(Encoding.UTF8.GetBytes(layout.Tail()));
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private string ContentTypes() =>
        $"<Types xmlns=\"{Types}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{SheetType}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{SheetType}.styles+xml\"/>"
        + string.Concat(Numbers().Select(i => $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{SheetType}.worksheet+xml\"/>"))
        + "</Types>";

    private string Workbook() =>
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{OfficeRelations}\"><bookViews><workbookView tabRatio=\"850\"/></bookViews><sheets>"
        + string.Concat(_layouts.Select((layout, i) => string.Create(CultureInfo.InvariantCulture, $"<sheet name=\"{SheetXml.Escaped(layout.Name)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")))
        + "</sheets><definedNames>" + string.Concat(_layouts.Select((layout, i) => layout.DefinedNames(i))) + "</definedNames></workbook>";

    private string WorkbookRelations() =>
        $"<Relationships xmlns=\"{Relations}\">"
        + string.Concat(Numbers().Select(i => $"<Relationship Id=\"rId{i}\" Type=\"{OfficeRelations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"))
        + $"<Relationship Id=\"rId{(_layouts.Count + 1).ToString(CultureInfo.InvariantCulture)}\" Type=\"{OfficeRelations}/styles\" Target=\"styles.xml\"/></Relationships>";

    private IEnumerable<string> Numbers() => Enumerable.Range(1, _layouts.Count).Select(i => i.ToString(CultureInfo.InvariantCulture));

    private void Write(string part, string xml)
    {
        using var stream = Open(part);
        stream.Write(Encoding.UTF8.GetBytes(Declaration + xml));
    }

    private Stream Open(string part)
    {
        var entry = _archive.CreateEntry(part, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }
}
