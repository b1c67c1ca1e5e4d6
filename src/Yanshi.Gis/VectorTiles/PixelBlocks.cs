using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    private const int FewerThan = 4;
    private const int BitsLessOne = 63;

    // A row of a word, and the lowest unit of each row.
    private const ulong Whole = 0xFF;
    private const ulong EveryRow = 0x0101_0101_0101_0101;

    // Eight words are looked at together, and beyond the last row and word stands another that is empty: a window may reach into it.
    private readonly int _perRow = ((most - least) / Side + 1) / Side * Side + Side;
    private readonly ulong[] _words = new ulong[((most - least) / Side + 2) * (((most - least) / Side + 1) / Side * Side + Side)];

    /// <summary>Words that hold units, one over the other as well as side by side.</summary>
    internal int Rows => (most - least) / Side + 1;

    /// <summary>A word.</summary>
    internal ulong this[int column, int row] => _words[row * _perRow + column];

    /// <summary>Sets units' bits.</summary>
    internal void Set(ReadOnlySpan<TilePoint> points)
    {
        var (words, perRow, first) = (_words, _perRow, least);
        foreach (var point in points)
        {
            var (x, y) = (point.X - first, point.Y - first);
            words[(y >> Shift) * perRow + (x >> Shift)] |= BitOf(x, y);
        }
    }

    /// <summary>Sets a bit for each word that holds any, when the units that are set are these.</summary>
    internal void SetWords(ReadOnlySpan<TilePoint> points, PixelBlocks into)
    {
        if (!AreFew(points))
        {
            SetWords(into);
            return;
        }

        foreach (var point in points)
        {
            var (column, row) = ((point.X - least) >> Shift, (point.Y - least) >> Shift);
            into._words[into.PlaceOf(column, row)] |= BitOf(column, row);
        }
    }

    /// <summary>The word of a unit, by its column and row from the first unit.</summary>
    internal ulong WordOf(int column, int row) => _words[PlaceOf(column, row)];

    /// <summary>The bits of eight by eight units, whose first is anywhere, in the order of a word.</summary>
    /// <param name="column">Of the first unit, from the first of all.</param>
    /// <param name="row">Its row likewise.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Window(int column, int row)
    {
        var (right, up) = (column & (Side - 1), row & (Side - 1));
        var own = (Whole >> right) * EveryRow;
        var at = PlaceOf(column, row);
        ReadOnlySpan<ulong> lower = _words.AsSpan(at, 2), upper = _words.AsSpan(at + _perRow, 2);
        var low = (lower[0] >> right & own) | (lower[1] << (Side - right) & ~own);
        var high = (upper[0] >> right & own) | (upper[1] << (Side - right) & ~own);
        return low >> (up << Shift) | high << 1 << (BitsLessOne - (up << Shift));
    }

    /// <summary>The bits of a word's first columns and rows, up to and with these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong UpTo(int column, int row) => (Whole >> (Side - 1 - column)) * EveryRow & ulong.MaxValue >> ((Side - 1 - row) << Shift);

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

    /// <summary>Empties all words.</summary>
    internal void Clear() => Array.Clear(_words);

    /// <summary>Empties all words, when the units that are set are these.</summary>
    internal void Clear(ReadOnlySpan<TilePoint> points)
    {
        if (!AreFew(points))
        {
            Clear();
            return;
        }

        foreach (var point in points)
            _words[PlaceOf(point.X - least, point.Y - least)] = 0;
    }

    private int PlaceOf(int column, int row) => (row >> Shift) * _perRow + (column >> Shift);

    // Fewer than would have to be looked at to go through everything, which may not be near at hand.
    private bool AreFew(ReadOnlySpan<TilePoint> points) => points.Length < _words.Length / FewerThan;

    private void SetWords(PixelBlocks into)
    {
        ref var word = ref MemoryMarshal.GetArrayDataReference(_words);
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < _perRow; column += Side)
            {
                var empty = (byte)Vector512.Equals(Vector512.LoadUnsafe(ref word, (nuint)(row * _perRow + column)), Vector512<ulong>.Zero).ExtractMostSignificantBits();
                into._words[(row >> Shift) * into._perRow + (column >> Shift)] |= (ulong)(byte)~empty << ((row & (Side - 1)) << Shift);
            }
        }
    }
}
