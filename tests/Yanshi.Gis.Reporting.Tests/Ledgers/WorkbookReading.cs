using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Yanshi.Gis.Planning.Screening;
using Yanshi.Gis.Reporting.Ledgers;

namespace Yanshi.Gis.Reporting.Tests.Ledgers;

/// <summary>Workbooks written and read back by programs that are not ours.</summary>
internal static class WorkbookReading
{
    static WorkbookReading() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static byte[] Write(ScreeningLedger ledger, LedgerOptions? options = null)
    {
        using var output = new MemoryStream();
        LedgerWorkbook.Write(output, ledger, options ?? new LedgerOptions(), () => new MemoryStream());
        return output.ToArray();
    }

    /// <summary>The sheets with their rows, in order; an empty cell is null.</summary>
    internal static IReadOnlyList<(string Name, IReadOnlyList<object?[]> Rows)> Read(byte[] workbook)
    {
        using var stream = new MemoryStream(workbook);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var sheets = new List<(string, IReadOnlyList<object?[]>)>();
        do
        {
            var rows = new List<object?[]>();
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            sheets.Add((reader.Name, rows));
        }
        while (reader.NextResult());
        return sheets;
    }

    internal static IReadOnlyList<object?[]> Sheet(this IReadOnlyList<(string Name, IReadOnlyList<object?[]> Rows)> sheets, string name) => sheets.Single(sheet => sheet.Name == name).Rows;

    /// <summary>What Microsoft's own validator finds wrong.</summary>
    internal static IReadOnlyList<string> Errors(byte[] workbook)
    {
        using var stream = new MemoryStream(workbook);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }
}
