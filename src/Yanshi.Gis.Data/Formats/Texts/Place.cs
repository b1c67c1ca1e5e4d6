using System.Globalization;

namespace Yanshi.Gis.Data.Formats.Texts;

/// <summary>How places in a file are written in messages.</summary>
internal static class Place
{
    public static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"第 {number} 行");

    public static string Cell(string sheet, int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{sheet}!{ColumnName(column)}{row}");

    /// <summary>The spreadsheet's name of a column, from 0: A, B … Z, AA.</summary>
    public static string ColumnName(int column)
    {
        var name = string.Empty;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            name = (char)('A' + ((rest - 1) % 26)) + name;
        return name;
    }
}
