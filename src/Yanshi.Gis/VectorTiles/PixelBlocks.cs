using System.Runtime.CompilerServices;

namespace Yanshi.Gis.VectorTiles;

/// <summary>A bit for each unit of what is drawn of a tile, eight by eight units in a word. Not thread-safe.</summary>
/// <param name="least">The first unit, in both directions.</param>
/// <param name="most">The last one.</param>
internal sealed class PixelBlocks(int least, int most)
{
    /// <summary>Units of a word's side, as a power of two.</summary>
    internal const int Shift = 3;

    /// <summary>Units of a word's side.</summary>
    internal const int Side = 1 << Shift;

    // A row of a word, and the lowest unit of each row.
    private const ulong Whole = 0xFF;
    private const ulong EveryRow = 0x0101_0101_0101_0101;

    private readonly int _perRow = (most - least) / Side + 1;
    private readonly ulong[] _words = new ulong[((most - least) / Side + 1) * ((most - least) / Side + 1)];

    /// <summary>The first unit.</summary>
    internal int Least => least;

    /// <summary>Words side by side.</summary>
    internal int PerRow => _perRow;

    /// <summary>A word.</summary>
    internal ulong this[int column, int row] => _words[row * _perRow + column];

    /// <summary>Sets a unit's bit.</summary>
    /// <returns>Whether it was not set before.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Set(TilePoint point)
    {
        var (x, y) = (point.X - least, point.Y - least);
        ref var word = ref _words[(y >> Shift) * _perRow + (x >> Shift)];
        var before = word;
        word = before | BitOf(x, y);
        return word != before;
    }

    /// <summary>Whether a unit's bit is set.</summary>
    internal bool Has(int unitX, int unitY)
    {
        var (x, y) = (unitX - least, unitY - least);
        return (_words[(y >> Shift) * _perRow + (x >> Shift)] & BitOf(x, y)) != 0;
    }

    /// <summary>Of a word, the bits of units between two corners; both are counted from the first unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Within(ulong word, int column, int row, int west, int south, int east, int north)
    {
        var (left, bottom) = (column << Shift, row << Shift);
        word &= (Whole << Math.Max(west - left, 0) & Whole >> Math.Max(left + Side - 1 - east, 0) & Whole) * EveryRow;
        return word & ulong.MaxValue << (Math.Max(south - bottom, 0) << Shift) & ulong.MaxValue >> (Math.Max(bottom + Side - 1 - north, 0) << Shift);
    }

    /// <summary>The bit of a unit in its word, by its column and row from the first unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong BitOf(int column, int row) => 1UL << (((row & (Side - 1)) << Shift) | (column & (Side - 1)));

    /// <summary>Takes a unit's bit back.</summary>
    internal void Reset(TilePoint point)
    {
        var (x, y) = (point.X - least, point.Y - least);
        _words[(y >> Shift) * _perRow + (x >> Shift)] &= ~(BitOf(x, y));
    }

    /// <summary>Empties all words.</summary>
    internal void Clear() => Array.Clear(_words);

    /// <summary>Empties the words that some units are in.</summary>
    internal void Clear(ReadOnlySpan<TilePoint> points)
    {
        if (points.Length > _words.Length / Side)
        {
            Clear();
            return;
        }

        foreach (var point in points)
            _words[((point.Y - least) >> Shift) * _perRow + ((point.X - least) >> Shift)] = 0;
    }
}
