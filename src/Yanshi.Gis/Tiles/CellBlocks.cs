using System.Runtime.InteropServices;

namespace Yanshi.Gis.Tiles;

/// <summary>A set of cells of a grid, rows from the north: blocks of 64 by 64, those that hold any.</summary>
internal sealed class CellBlocks
{
    private const int Shift = 6;
    private const int Side = 1 << Shift;

    private readonly Dictionary<(int Column, int Row), ulong[]> _blocks = [];

    /// <summary>Whether a cell is in the set.</summary>
    internal bool Has(int column, int row) => (RowOf(column >> Shift, row) >> (column & (Side - 1)) & 1) != 0;

    /// <summary>64 cells of a row, the first being the lowest bit.</summary>
    /// <param name="blockColumn">The number of the 64 in their row.</param>
    /// <param name="row">The row.</param>
    internal ulong RowOf(int blockColumn, int row) => _blocks.TryGetValue((blockColumn, row >> Shift), out var block) ? block[row & (Side - 1)] : 0;

    /// <summary>Adds cells side by side.</summary>
    internal void SetRun(int row, int first, int last)
    {
        for (var block = first >> Shift; block <= last >> Shift; block++)
        {
            var (low, high) = (Math.Max(first - block * Side, 0), Math.Min(last - block * Side, Side - 1));
            var rows = CollectionsMarshal.GetValueRefOrAddDefault(_blocks, (block, row >> Shift), out _) ??= new ulong[Side];
            rows[row & (Side - 1)] |= ulong.MaxValue >> (Side - 1 - (high - low)) << low;
        }
    }
}
