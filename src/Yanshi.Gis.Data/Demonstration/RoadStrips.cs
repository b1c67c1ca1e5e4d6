namespace Yanshi.Gis.Data.Demonstration;

/// <summary>
/// The roads of a lattice: strips along the south side of whole rows and along the west side of whole columns. A few are highways, the others
/// tracks between fields.
/// </summary>
/// <param name="RowWidths">The width in metres of the strip in each row; 0 where there is none.</param>
/// <param name="ColumnWidths">The same for each column.</param>
internal sealed record RoadStrips(IReadOnlyList<double> RowWidths, IReadOnlyList<double> ColumnWidths)
{
    /// <summary>From here on a road is a highway.</summary>
    public const double HighwayMetres = 8.0;

    // With more, the strip of a row and that of a column could meet the far side of a cell whose nodes were moved.
    private const double WidestShareOfCell = 0.35;

    /// <summary>Draws them: about every eighth row and column, every fifth road a highway 8 to 12 m wide, the others 3 to 6 m.</summary>
    public static RoadStrips Make(ulong seed, int columns, int rows, double cellMetres) =>
        new(Widths(seed, rows, cellMetres, direction: 0), Widths(seed, columns, cellMetres, direction: 1));

    private static double[] Widths(ulong seed, int count, double cellMetres, int direction)
    {
        var random = SplitMix64.For(seed, 401, direction);
        var widths = new double[count];
        var road = 0;
        for (var at = 1 + random.NextBelow(6); at < count; at += 6 + random.NextBelow(5))
        {
            var width = road++ % 5 == 2 ? random.NextBetween(HighwayMetres, 12.0) : random.NextBetween(3.0, 6.0);
            widths[at] = Math.Min(width, WidestShareOfCell * cellMetres);
        }

        return widths;
    }
}
