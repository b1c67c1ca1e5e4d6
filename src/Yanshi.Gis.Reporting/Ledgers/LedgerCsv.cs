#pragma warning disable RS0030 // The stream is the caller's; nothing here opens a file.
using System.Globalization;
using System.Text;
using Yanshi.Gis.Planning.Screening;

namespace Yanshi.Gis.Reporting.Ledgers;

/// <summary>
/// The ledger as CSV (RFC 4180, UTF-8 with a byte order mark, so that Excel reads Chinese): the columns of 台账, and one with the area of each layer that restricts.
/// Numbers have a point and no separators. Memory does not grow with the rows. Thread-safe.
/// </summary>
public static class LedgerCsv
{
    private const string LineEnd = "\r\n";

    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to; it need not seek and stays open.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="options">What the reader wants to see.</param>
    public static void Write(Stream output, ScreeningLedger ledger, LedgerOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(options);
        var names = new LedgerNames(ledger, options);
        LedgerColumn<RankedRow>[] columns = [.. LedgerColumns.OfLedger(names), .. LedgerColumns.OfLayerAreas(names, ledger.Provenance.Layers)];
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        var line = new StringBuilder();
        Append(line, columns.Select(column => CellValue.Of(column.Title)));
        writer.Write(line);
        foreach (var row in ledger.Rows)
        {
            Append(line.Clear(), columns.Select(column => column.Value(row)));
            writer.Write(line);
        }
    }

    private static void Append(StringBuilder line, IEnumerable<CellValue> values)
    {
        var isFirst = true;
        foreach (var value in values)
        {
            if (!isFirst)
                line.Append(',');
            isFirst = false;
            if (value.Number is { } number && double.IsFinite(number))
                line.Append(CultureInfo.InvariantCulture, $"{number:R}");
            else if (value.Text is { } text)
                AppendText(line, CellText.Neutral(CellText.Clean(text)));
        }

        line.Append(LineEnd);
    }

    private static void AppendText(StringBuilder line, string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") < 0)
            line.Append(text);
        else
            line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
