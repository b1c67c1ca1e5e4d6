namespace Yanshi.Gis.Data.Demonstration;

/// <summary>The lines of one row of cells at a time, each computed once while the rows are taken from south to north. Not thread-safe.</summary>
internal sealed class RowLines(DistrictLattice lattice)
{
    private VertexLine?[] _south = new VertexLine?[lattice.Columns];
    private VertexLine?[] _north = new VertexLine?[lattice.Columns];
    private readonly VertexLine?[] _vertical = new VertexLine?[lattice.Columns + 1];
    private int _row;

    /// <summary>The lines south, east, north and west of a cell.</summary>
    public CellLines Of(LatticeCell cell)
    {
        MoveTo(cell.Row);
        var (column, row) = cell;
        return new CellLines(
            _south[column] ??= lattice.Horizontal(column, row),
            _vertical[column + 1] ??= lattice.Vertical(column + 1, row),
            _north[column] ??= lattice.Horizontal(column, row + 1),
            _vertical[column] ??= lattice.Vertical(column, row));
    }

    private void MoveTo(int row)
    {
        if (row == _row)
            return;
        (_south, _north) = (_north, _south);
        if (row != _row + 1)
            Array.Clear(_south);
        Array.Clear(_north);
        Array.Clear(_vertical);
        _row = row;
    }
}

/// <summary>The lines round a cell, each from west to east or from south to north.</summary>
internal readonly record struct CellLines(VertexLine South, VertexLine East, VertexLine North, VertexLine West);
