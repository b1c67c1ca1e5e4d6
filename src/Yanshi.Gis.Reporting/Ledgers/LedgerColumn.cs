namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Width">Its width in a workbook, in digits.</param>
/// <param name="Value">What it shows of a row.</param>
internal sealed record LedgerColumn<T>(string Title, double Width, Func<T, CellValue> Value);
