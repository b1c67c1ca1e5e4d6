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
        word = before | 1UL << (((y & (Side - 1)) << Shift) | (x & (Side - 1)));
        return word != before;
    }

    /// <summary>Whether a unit's bit is set.</summary>
    internal bool Has(int unitX, int unitY)
    {
        var (x, y) = (unitX - least, unitY - least);
        return (_words[(y >> Shift) * _perRow + (x >> Shift)] >> (((y & (Side - 1)) << Shift) | (x & (Side - 1))) & 1) != 0;
    }

    /// <summary>Takes a unit's bit back.</summary>
    internal void Reset(TilePoint point)
    {
        var (x, y) = (point.X - least, point.Y - least);
        _words[(y >> Shift) * _perRow + (x >> Shift)] &= ~(1UL << (((y & (Side - 1)) << Shift) | (x & (Side - 1))));
    }

    /// <summary>Empties the words that some units are in.</summary>
    internal void Clear(ReadOnlySpan<TilePoint> points)
    {
        foreach (var point in points)
            _words[((point.Y - least) >> Shift) * _perRow + ((point.X - least) >> Shift)] = 0;
    }
}
