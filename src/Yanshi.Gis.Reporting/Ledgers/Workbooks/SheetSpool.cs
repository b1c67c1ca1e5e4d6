#pragma warning disable RS0030 // The streams are the caller's; nothing here opens a file.
using System.IO.Compression;
using System.Text;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>
/// The rows of one table while the list is read, packed into scratch streams. Many tables are filled in one reading, and a workbook's sheets can only be written
/// one after the other. A table that is longer than a sheet has several parts. One instance serves one thread.
/// </summary>
internal sealed class SheetSpool(IReadOnlyList<string> titles, IReadOnlyList<double> widths, Func<Stream> openScratch, int mostRows) : IDisposable
{
    // The line about the sheet, and the heads of the columns.
    private const int HeadRows = 2;
    private const int BufferUnits = 1 << 13;

    private readonly List<(Stream Scratch, int Rows)> _parts = [];
    private readonly StringBuilder _row = new();
    private readonly CellValue[] _cells = new CellValue[titles.Count];
    private StreamWriter? _writer;

    /// <summary>How many rows it has.</summary>
    internal int Rows { get; private set; }

    /// <summary>How many sheets it takes; one at least.</summary>
    internal int Parts => Math.Max(1, _parts.Count);

    /// <summary>Adds a row.</summary>
    internal void Add<T>(IReadOnlyList<LedgerColumn<T>> columns, T row)
    {
        for (var i = 0; i < _cells.Length; i++)
            _cells[i] = columns[i].Value(row);
        if (_writer is null || _parts[^1].Rows == mostRows - HeadRows)
            Begin();
        var (scratch, rows) = _parts[^1];
        SheetXml.AppendRow(_row.Clear(), HeadRows + rows + 1, _cells, widths);
        _writer!.Write(_row);
        _parts[^1] = (scratch, rows + 1);
        Rows++;
    }

    /// <summary>Ends the table; no row can be added after it.</summary>
    internal void Complete()
    {
        _writer?.Dispose();
        _writer = null;
    }

    /// <summary>Where everything of a part's sheet is but its rows.</summary>
    internal SheetLayout LayoutOf(int part, string name, string pageHead, string? tabColour, int? printedColumns = null) => new()
    {
        Name = name,
        Widths = widths,
        LastRow = HeadRows + (part < _parts.Count ? _parts[part].Rows : 0),
        HeaderRow = HeadRows,
        PrintedColumns = printedColumns,
        TabColour = tabColour,
        PageHead = pageHead,
    };

    /// <summary>Writes the rows of a part, behind a line about the sheet and the heads of the columns.</summary>
    internal void CopyTo(int part, Stream sheet, CellValue remark)
    {
        var head = new StringBuilder();
        SheetXml.AppendRow(head, 1, [remark], widths);
        SheetXml.AppendRow(head, HeadRows, [.. titles.Select(title => CellValue.Of(title, CellFormat.Header))], widths);
        sheet.Write(Encoding.UTF8.GetBytes(head.ToString()));
        if (part >= _parts.Count)
            return;
        var scratch = _parts[part].Scratch;
        scratch.Position = 0;
        using var unpacked = new DeflateStream(scratch, CompressionMode.Decompress, leaveOpen: true);
        unpacked.CopyTo(sheet);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Complete();
        foreach (var (scratch, _) in _parts)
            scratch.Dispose();
    }

    private void Begin()
    {
        Complete();
        var scratch = openScratch();
        _parts.Add((scratch, 0));
        _writer = new StreamWriter(new DeflateStream(scratch, CompressionLevel.Fastest, leaveOpen: true), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferUnits);
    }
}
