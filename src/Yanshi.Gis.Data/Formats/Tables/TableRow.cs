using Yanshi.Gis.Data.Formats.Texts;

namespace Yanshi.Gis.Data.Formats.Tables;

/// <summary>One row of a table: its number as people count, from 1, and its cells, trimmed, empty where there is nothing.</summary>
/// <param name="Sheet">The sheet's name; null for a text.</param>
internal sealed record TableRow(int Number, string? Sheet, IReadOnlyList<string> Cells)
{
    public string Where => Sheet is null ? Place.Line(Number) : $"{Sheet} {Place.Line(Number)}";

    public bool IsBlank => Cells.All(cell => cell.Length == 0);

    /// <summary>A cell; empty when the row is shorter or the column is not there.</summary>
    public string Cell(int? column) => column is { } known && known < Cells.Count ? Cells[known] : string.Empty;
}
