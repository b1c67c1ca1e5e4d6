using System.Runtime.InteropServices;

namespace Yanshi.Gis.VectorTiles;

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

    /// <summary>Adds the cells of another set.</summary>
    internal void Add(CellBlocks other)
    {
        foreach (var (place, rows) in other._blocks)
        {
            var into = CollectionsMarshal.GetValueRefOrAddDefault(_blocks, place, out _) ??= new ulong[Side];
            for (var row = 0; row < Side; row++)
                into[row] |= rows[row];
        }
    }

    /// <summary>Adds the cells twice as large of which a quarter is in another set.</summary>
    /// <param name="finer">The other set.</param>
    /// <param name="quarter">Which: 0 north-west, 1 north-east, 2 south-west, 3 south-east.</param>
    /// <param name="but">The cells that are not added; null: none.</param>
    internal void AddQuarter(CellBlocks finer, int quarter, CellBlocks? but)
    {
        foreach (var ((column, row), rows) in finer._blocks)
        {
            for (var i = quarter >> 1; i < Side; i += 2)
            {
                var bits = EveryOther(rows[i] >> (quarter & 1)) << ((column & 1) * Side / 2);
                if (bits == 0)
                    continue;
                var coarse = ((row << Shift) + i) >> 1;
                if (but is not null)
                    bits &= ~but.RowOf(column >> 1, coarse);
                var into = CollectionsMarshal.GetValueRefOrAddDefault(_blocks, (column >> 1, coarse >> Shift), out _) ??= new ulong[Side];
                into[coarse & (Side - 1)] |= bits;
            }
        }
    }

    // The bits at even places, put together.
    private static ulong EveryOther(ulong bits)
    {
        bits &= 0x5555_5555_5555_5555;
        bits = (bits | bits >> 1) & 0x3333_3333_3333_3333;
        bits = (bits | bits >> 2) & 0x0F0F_0F0F_0F0F_0F0F;
        bits = (bits | bits >> 4) & 0x00FF_00FF_00FF_00FF;
        bits = (bits | bits >> 8) & 0x0000_FFFF_0000_FFFF;
        return (bits | bits >> 16) & 0x0000_0000_FFFF_FFFF;
    }
}
