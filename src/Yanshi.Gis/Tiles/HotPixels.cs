using System.Numerics;

namespace Yanshi.Gis.Tiles;

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
        var slope = to.X > from.X ? (to.Y - from.Y) / (to.X - from.X) : 0;
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

    private void Look(int column, int row, (double X, double Y) from, (double X, double Y) to, TilePoint first, TilePoint last)
    {
        for (var word = _words[row * Blocks + column]; word != 0; word &= word - 1)
        {
            var bit = BitOperations.TrailingZeroCount(word);
            var point = new TilePoint(column * BlockUnits + (bit & (BlockUnits - 1)) + TileFrame.Least, row * BlockUnits + (bit >> Shift) + TileFrame.Least);
            if (point == first || point == last || point.X < first.X || point.X > last.X || point.Y < Math.Min(first.Y, last.Y) || point.Y > Math.Max(first.Y, last.Y))
                continue;
            var (dx, dy, px, py) = (to.X - from.X, to.Y - from.Y, point.X - from.X, point.Y - from.Y);
            if (Math.Abs(dx * py - dy * px) < (Math.Abs(dx) + Math.Abs(dy)) / 2)
                _hits.Add((dx * px + dy * py, point));
        }
    }

    private static int BlockOf(double y) => (TileFrame.Unit(y) - TileFrame.Least) >> Shift;

    private static ulong BitOf(int x, int y) => 1UL << (((y & (BlockUnits - 1)) << Shift) | (x & (BlockUnits - 1)));
}
