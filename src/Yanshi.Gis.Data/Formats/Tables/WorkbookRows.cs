using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>The sheets of an .xlsx as rows. Values only: formulas, macros and links are not followed.</summary>
internal sealed class WorkbookRows : IDisposable
{
    /// <summary>Excel's own limits; a file that goes beyond is made by hand.</summary>
    private const int MaxRows = 1_048_576;

    private const int MaxColumns = 16_384;

    /// <summary>Columns looked at: sheets are often formatted to their last column, with nothing in it.</summary>
    private const int UsedColumns = 256;

    private readonly IExcelDataReader _reader;

    // The library asks for code page 1252 when it starts, whether or not it needs it.
    static WorkbookRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public WorkbookRows(Stream bytes)
    {
        bytes.Position = 0;
        _reader = WorkbookArchive.Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(bytes, new ExcelReaderConfiguration { LeaveOpen = true }));
    }

    /// <summary>The name of the sheet under the reader.</summary>
    public string Sheet => _reader.Name;

    /// <summary>Goes to the next sheet.</summary>
    public bool NextSheet() => WorkbookArchive.Guarded(_reader.NextResult);

    /// <summary>The rows of the sheet from where the reader stands.</summary>
    public IEnumerable<TableRow> Read()
    {
        for (var number = 1; WorkbookArchive.Guarded(_reader.Read); number++)
        {
            if (number > MaxRows || _reader.FieldCount > MaxColumns)
                throw WorkbookArchive.Damaged(inner: null);
            var cells = new string[Math.Min(_reader.FieldCount, UsedColumns)];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = Text(_reader.GetValue(column));
            yield return new TableRow(number, Sheet, cells);
        }
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>The shortest text that gives the number again; a duration is what a spreadsheet makes of 112:44:24.</summary>
    private static string Text(object? value) => value switch
    {
        null => string.Empty,
        string text => text.Trim(),
        TimeSpan angle => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(angle.TotalHours)}:{angle.Minutes}:{angle.Seconds}.{angle.Milliseconds:000}"),
        DateTime date => date.ToString("s", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
