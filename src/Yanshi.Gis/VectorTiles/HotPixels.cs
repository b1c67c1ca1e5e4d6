using System.Numerics;
using System.Runtime.CompilerServices;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// The units of a tile in which some vertex lies. An edge that passes through such a unit is bent to its middle (snap rounding, Hobby 1999): so rounding lets no two edges
/// cross, and whatever two features share, they share afterwards, also where a vertex of one stands on an edge of the other. Not thread-safe.
/// </summary>
/// <param name="least">The first unit of what is drawn, in both directions.</param>
/// <param name="most">The last one.</param>
internal sealed class HotPixels(int least, int most)
{
    private const int Side = PixelBlocks.Side;

    // Words that a short edge's box can meet in one direction.
    private const int Few = 2;

    // A row of a word, and the lowest unit of each row.
    private const ulong Whole = 0xFF;
    private const ulong EveryRow = 0x0101_0101_0101_0101;

    private readonly PixelBlocks _pixels = new(least, most);
    private readonly List<(double Along, TilePoint Point)> _hits = [];

    /// <summary>Forgets vertices.</summary>
    internal void Clear(ReadOnlySpan<TilePoint> points) => _pixels.Clear(points);

    /// <summary>Enters a vertex, which must be within what is drawn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(TilePoint point) => _pixels.Set(point);

    /// <summary>Adds the vertices that an edge is bent to, without its ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddBends(in TilePlace from, in TilePlace to, TilePoint first, TilePoint last, List<TilePoint> bends)
    {
        // Between units side by side there is none, between units corner to corner only the two beside them.
        var (wide, high) = (Math.Abs(last.X - first.X), Math.Abs(last.Y - first.Y));
        if (wide + high > 1 && ((wide | high) > 1 || _pixels.Has(first.X, last.Y) || _pixels.Has(last.X, first.Y)))
            Search(from, to, first, last, bends);
    }

    private void Search(TilePlace from, TilePlace to, TilePoint first, TilePoint last, List<TilePoint> bends)
    {
        // Both features along an edge see it in one direction.
        var isBackward = to.X < from.X || (to.X == from.X && to.Y < from.Y);
        if (isBackward)
            (from, to, first, last) = (to, from, last, first);
        var (low, high) = first.Y < last.Y ? (first.Y, last.Y) : (last.Y, first.Y);
        var (west, east) = ((first.X - least) >> PixelBlocks.Shift, (last.X - least) >> PixelBlocks.Shift);
        var (south, north) = ((low - least) >> PixelBlocks.Shift, (high - least) >> PixelBlocks.Shift);
        _hits.Clear();
        if (east - west >= Few || north - south >= Few)
        {
            LookAlong(from, to, first, last, west, east);
        }
        else
        {
            for (var row = south; row <= north; row++)
            {
                for (var column = west; column <= east; column++)
                    Look(column, row, from, to, first, last);
            }
        }

        if (_hits.Count == 0)
            return;
        if (_hits.Count > 1)
            _hits.Sort(static (one, other) => one.Along.CompareTo(other.Along));
        for (var i = 0; i < _hits.Count; i++)
            bends.Add(_hits[isBackward ? _hits.Count - 1 - i : i].Point);
    }

    // Most words that a long edge passes are empty.
    private void LookAlong(in TilePlace from, in TilePlace to, TilePoint first, TilePoint last, int west, int east)
    {
        var slope = east > west ? (to.Y - from.Y) / (to.X - from.X) : 0;
        for (var column = west; column <= east; column++)
        {
            var (south, north) = (from.Y, to.Y);
            if (east > west)
            {
                var left = column * Side + least - 0.5;
                south = column == west ? from.Y : from.Y + slope * (left - from.X);
                north = column == east ? to.Y : from.Y + slope * (left + Side - from.X);
            }

            if (south > north)
                (south, north) = (north, south);
            var (low, high) = (Math.Max(BlockOf(south), 0), Math.Min(BlockOf(north), _pixels.PerRow - 1));
            for (var row = low; row <= high; row++)
                Look(column, row, from, to, first, last);
        }
    }

    // Of a word, what lies in the box of the rounded edge.
    private ulong InBox(int column, int row, TilePoint first, TilePoint last)
    {
        var word = _pixels[column, row];
        if (word == 0)
            return 0;
        var (west, south) = (column * Side + least, row * Side + least);
        var (low, high) = first.Y < last.Y ? (first.Y, last.Y) : (last.Y, first.Y);
        word &= (Whole << Math.Max(first.X - west, 0) & Whole >> Math.Max(west + Side - 1 - last.X, 0) & Whole) * EveryRow;
        return word & ulong.MaxValue << (Math.Max(low - south, 0) << PixelBlocks.Shift) & ulong.MaxValue >> (Math.Max(south + Side - 1 - high, 0) << PixelBlocks.Shift);
    }

    private void Look(int column, int row, in TilePlace from, in TilePlace to, TilePoint first, TilePoint last)
    {
        var (west, south) = (column * Side + least, row * Side + least);
        for (var word = InBox(column, row, first, last); word != 0; word &= word - 1)
        {
            var bit = BitOperations.TrailingZeroCount(word);
            var point = new TilePoint(west + (bit & (Side - 1)), south + (bit >> PixelBlocks.Shift));
            if (point == first || point == last)
                continue;
            var (dx, dy, px, py) = (to.X - from.X, to.Y - from.Y, point.X - from.X, point.Y - from.Y);
            if (Math.Abs(dx * py - dy * px) < (Math.Abs(dx) + Math.Abs(dy)) / 2)
                _hits.Add((dx * px + dy * py, point));
        }
    }

    private int BlockOf(double y) => (TileFrame.Unit(y) - least) >> PixelBlocks.Shift;
}
