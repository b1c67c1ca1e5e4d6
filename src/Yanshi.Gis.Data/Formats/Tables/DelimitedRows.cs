using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>Rows of a delimited text.</summary>
internal static class DelimitedRows
{
    private static readonly char[] Delimiters = ['\t', ';', ',', '，'];

    /// <summary>The delimiter a line has most of; null when it has none.</summary>
    public static char? FindDelimiter(string line)
    {
        var best = Delimiters.MaxBy(delimiter => line.Count(c => c == delimiter));
        return line.Contains(best, StringComparison.Ordinal) ? best : null;
    }
}
