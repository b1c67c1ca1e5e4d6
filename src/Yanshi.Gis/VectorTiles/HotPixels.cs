using System.Numerics;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// The units of a tile in which some vertex lies. An edge that passes through such a unit is bent to its middle (snap rounding, Hobby 1999): so rounding lets no two edges
/// cross, and whatever two features share, they share afterwards, also where a vertex of one stands on an edge of the other. Not thread-safe.
/// </summary>
internal sealed class HotPixels
{
    // Eight by eight units are a word: most words that an edge passes are empty.
    private const int Shift = 3;
    private const int BlockUnits = 1 << Shift;
    private const int Blocks = (TileFrame.Most - TileFrame.Least) / BlockUnits + 1;

    // A row of a word, and the lowest unit of each row.
    private const ulong Whole = 0xFF;
    private const ulong EveryRow = 0x0101_0101_0101_0101;

    private readonly ulong[] _words = new ulong[Blocks * Blocks];
    private readonly List<int> _used = [];
    private readonly List<(double Along, TilePoint Point)> _hits = [];

    /// <summary>Forgets all vertices.</summary>
    internal void Clear()
    {
        foreach (var word in _used)
            _words[word] = 0;
        _used.Clear();
    }

    /// <summary>Enters a vertex, which must be within what is drawn.</summary>
    internal void Add(TilePoint point)
    {
        var (x, y) = (point.X - TileFrame.Least, point.Y - TileFrame.Least);
        var word = (y >> Shift) * Blocks + (x >> Shift);
        if (_words[word] == 0)
            _used.Add(word);
        _words[word] |= BitOf(x, y);
    }

    /// <summary>Adds the vertices that an edge is bent to, without its ends.</summary>
    internal void AddBends((double X, double Y) from, (double X, double Y) to, TilePoint first, TilePoint last, List<TilePoint> bends)
    {
        // Both features along an edge see it in one direction.
        var isBackward = to.X < from.X || (to.X == from.X && to.Y < from.Y);
        if (isBackward)
            (from, to, first, last) = (to, from, last, first);
        _hits.Clear();
        var (west, east) = ((first.X - TileFrame.Least) >> Shift, (last.X - TileFrame.Least) >> Shift);
        var slope = east > west ? (to.Y - from.Y) / (to.X - from.X) : 0;
        for (var column = west; column <= east; column++)
        {
            var (south, north) = (from.Y, to.Y);
            if (east > west)
            {
                var left = column * BlockUnits + TileFrame.Least - 0.5;
                south = column == west ? from.Y : from.Y + slope * (left - from.X);
                north = column == east ? to.Y : from.Y + slope * (left + BlockUnits - from.X);
            }

            if (south > north)
                (south, north) = (north, south);
            var (low, high) = (Math.Max(BlockOf(south), 0), Math.Min(BlockOf(north), Blocks - 1));
            for (var row = low; row <= high; row++)
                Look(column, row, from, to, first, last);
        }

        if (_hits.Count > 1)
            _hits.Sort(static (one, other) => one.Along.CompareTo(other.Along));
        for (var i = 0; i < _hits.Count; i++)
            bends.Add(_hits[isBackward ? _hits.Count - 1 - i : i].Point);
    }

    // Of a word, what lies in the box of the rounded edge: mostly its ends and nothing else.
    private void Look(int column, int row, (double X, double Y) from, (double X, double Y) to, TilePoint first, TilePoint last)
    {
        var word = _words[row * Blocks + column];
        if (word == 0)
            return;
        var (west, south) = (column * BlockUnits + TileFrame.Least, row * BlockUnits + TileFrame.Least);
        var (low, high) = first.Y < last.Y ? (first.Y, last.Y) : (last.Y, first.Y);
        word &= (Whole << Math.Max(first.X - west, 0) & Whole >> Math.Max(west + BlockUnits - 1 - last.X, 0) & Whole) * EveryRow;
        word &= ulong.MaxValue << (Math.Max(low - south, 0) << Shift) & ulong.MaxValue >> (Math.Max(south + BlockUnits - 1 - high, 0) << Shift);
        for (; word != 0; word &= word - 1)
        {
            var bit = BitOperations.TrailingZeroCount(word);
            var point = new TilePoint(west + (bit & (BlockUnits - 1)), south + (bit >> Shift));
            if (point == first || point == last)
                continue;
            var (dx, dy, px, py) = (to.X - from.X, to.Y - from.Y, point.X - from.X, point.Y - from.Y);
            if (Math.Abs(dx * py - dy * px) < (Math.Abs(dx) + Math.Abs(dy)) / 2)
                _hits.Add((dx * px + dy * py, point));
        }
    }

    private static int BlockOf(double y) => (TileFrame.Unit(y) - TileFrame.Least) >> Shift;

    private static ulong BitOf(int x, int y) => 1UL << (((y & (BlockUnits - 1)) << Shift) | (x & (BlockUnits - 1)));
}
