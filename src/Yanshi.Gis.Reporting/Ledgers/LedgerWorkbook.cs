#pragma warning disable RS0030 // The streams are the caller's; nothing here opens a file.
using System.Globalization;
using Yanshi.Gis.Planning.Screening;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>
/// The ledger as an Excel workbook: 汇总, 台账, one sheet per layer, 地块重叠, 排序说明, 问题, 说明. The rows are read once, and memory does not grow with them. The same
/// ledger gives the same bytes. Thread-safe.
/// </summary>
public static class LedgerWorkbook
{
    /// <summary>Writes the workbook.</summary>
    /// <param name="output">Where to; it need not seek and stays open.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="options">What the reader wants to see.</param>
    /// <param name="openScratch">
    /// Opens an empty stream that can be written, sought and read, for rows on their way; a temporary file for a list of any length. Every stream is disposed.
    /// </param>
    public static void Write(Stream output, ScreeningLedger ledger, LedgerOptions options, Func<Stream> openScratch)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(openScratch);
        var names = new LedgerNames(ledger, options);
        using var tables = new LedgerTables(ledger, names, openScratch, options.SheetRows);
        tables.Fill(ledger);
        Write(output, ledger, names, new LedgerNotices(ledger, options.Language), tables);
    }

    private static void Write(Stream output, ScreeningLedger ledger, LedgerNames names, LedgerNotices notices, LedgerTables tables)
    {
        var pageHead = string.Join(" · ", new[] { notices.Title, notices.AsOf, notices.Short }.OfType<string>());
        var sheetNames = new SheetNames();
        var summaryName = sheetNames.Take(names.Say("汇总", "Summary"));
        var sheets = new List<(SheetLayout Layout, Action<Stream> Rows)>();
        var byLayer = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables.InOrder(ledger))
        {
            for (var part = 0; part < table.Rows.Parts; part++)
            {
                var (number, layout) = (part, table.Rows.LayoutOf(part, sheetNames.Take(table.Title), pageHead, table.TabColour, table.PrintedColumns));
                var remark = table.Remark + (table.Rows.Parts == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" · {part + 1}/{table.Rows.Parts}")) + (notices.Demonstration is { } worth ? $" · {worth}" : string.Empty);
                sheets.Add((layout, stream => table.Rows.CopyTo(number, stream, CellValue.Of(remark, notices.IsDemonstration ? CellFormat.Warning : CellFormat.Note))));
                foreach (var layer in table.LayerIds ?? [])
                    byLayer.TryAdd(layer, layout.Name);
            }
        }

        sheets.Insert(0, Free(SummarySheet.Of(ledger, names, notices, byLayer), summaryName, SummarySheet.Widths, pageHead));
        sheets.Add(Free(RemarksSheet.Of(ledger, names, notices), sheetNames.Take(names.Say("说明", "Remarks")), RemarksSheet.Widths, pageHead));
        using var package = new WorkbookPackage(output, [.. sheets.Select(sheet => sheet.Layout)]);
        foreach (var (_, rows) in sheets)
            package.WriteSheet(rows);
    }

    private static (SheetLayout Layout, Action<Stream> Rows) Free(FreeSheet sheet, string name, IReadOnlyList<double> widths, string pageHead)
    {
        var layout = new SheetLayout { Name = name, Widths = widths, LastRow = sheet.Rows, Links = sheet.Links, PageHead = pageHead };
        return (layout, stream => stream.Write(sheet.Xml(widths)));
    }
}
