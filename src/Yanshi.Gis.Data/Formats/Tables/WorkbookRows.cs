using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>The sheets of an .xlsx as rows. Values only: formulas, macros and links are not followed.</summary>
internal sealed class WorkbookRows : IDisposable
{
    /// <summary>Excel's own limits; a file that goes beyond is made by hand.</summary>
    private const int MaxRows = 1_048_576;

    private const int MaxColumns = 16_384;
    private readonly IExcelDataReader reader;

    // The library asks for code page 1252 when it starts, whether or not it needs it.
    static WorkbookRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public WorkbookRows(Stream bytes)
    {
        bytes.Position = 0;
        reader = Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(bytes, new ExcelReaderConfiguration { LeaveOpen = true }));
    }

    /// <summary>The name of the sheet under the reader.</summary>
    public string Sheet => reader.Name;

    /// <summary>Goes to the next sheet.</summary>
    public bool NextSheet() => Guarded(reader.NextResult);

    /// <summary>The rows of the sheet from where the reader stands.</summary>
    public IEnumerable<TableRow> Read()
    {
        for (var number = 1; Guarded(reader.Read); number++)
        {
            if (number > MaxRows || reader.FieldCount > MaxColumns)
                throw WorkbookArchive.Damaged(new InvalidDataException("a cell lies beyond the last row or column that a workbook can have"));
            var cells = new string[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = Text(reader.GetValue(column));
            yield return new TableRow(number, Sheet, cells);
        }
    }

    public void Dispose() => reader.Dispose();

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

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is ExcelReaderException or XmlException or InvalidDataException or FormatException or OverflowException
            or IndexOutOfRangeException or ArgumentException or KeyNotFoundException or NullReferenceException or InvalidOperationException)
        {
            // The library answers damaged parts with whatever its code runs into.
            throw WorkbookArchive.Damaged(e);
        }
    }
}
