using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    // Words, or words of words, that a short edge's box can meet in one direction.
    private const int Few = 2;

    private readonly PixelBlocks _pixels = new(least, most);

    // Which words of these hold any: on a fine grid nearly all are empty, and too many to be near at hand.
    private readonly PixelBlocks _words = new(0, (most - least) / Side);
    private Hit[] _hits = new Hit[16];
    private int _hitCount;
    private bool _isBackward;

    /// <summary>Forgets vertices, which must be all there are.</summary>
    internal void Clear(ReadOnlySpan<TilePoint> points)
    {
        _pixels.Clear(points);
        _words.Clear();
    }

    /// <summary>Enters all vertices there are, which must be within what is drawn.</summary>
    internal void Add(ReadOnlySpan<TilePoint> points)
    {
        _pixels.Set(points);
        _pixels.SetWords(points, _words);
    }

    /// <summary>Whether units are neither the same nor side by side. Edges between others have no bends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreApart(TilePoint first, TilePoint last) => Math.Abs(last.X - first.X) + Math.Abs(last.Y - first.Y) > 1;

    /// <summary>Whether an edge between units may have bends: most have no vertex in their box but their ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayBend(TilePoint first, TilePoint last) => HaveBetween(_pixels, first.X - least, first.Y - least, last.X - least, last.Y - least) ?? MayBendFar(first, last);

    /// <summary>Looks for the vertices that an edge is bent to, without its ends.</summary>
    /// <returns>Whether there are any; then they are there to be added.</returns>
    internal bool FindBends(in TilePlace from, in TilePlace to, TilePoint first, TilePoint last)
    {
        // Both features along an edge see it in one direction.
        _isBackward = to.X < from.X || (to.X == from.X && to.Y < from.Y);
        _hitCount = 0;
        if (_isBackward)
            Look(to, from, new Ends(last.X - least, last.Y - least, first.X - least, first.Y - least));
        else
            Look(from, to, new Ends(first.X - least, first.Y - least, last.X - least, last.Y - least));
        return _hitCount > 0;
    }

    /// <summary>Adds the vertices found last, in their order along the edge.</summary>
    internal void AddBends(List<TilePoint> bends)
    {
        for (var i = 0; i < _hitCount; i++)
            bends.Add(_hits[_isBackward ? _hitCount - 1 - i : i].Point);
    }

    // Of a longer edge, the words of its box must be empty, and those of its ends, which are two, but for these.
    private bool MayBendFar(TilePoint first, TilePoint last)
    {
        var (firstX, firstY, lastX, lastY) = (first.X - least, first.Y - least, last.X - least, last.Y - least);
        var others = (_pixels.WordOf(firstX, firstY) & ~PixelBlocks.BitOf(firstX, firstY)) | (_pixels.WordOf(lastX, lastY) & ~PixelBlocks.BitOf(lastX, lastY));
        return others != 0 || HaveBetween(_words, firstX >> PixelBlocks.Shift, firstY >> PixelBlocks.Shift, lastX >> PixelBlocks.Shift, lastY >> PixelBlocks.Shift) is not false;
    }

    // Whether any bit is in the box of two but theirs; not known of a large box.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool? HaveBetween(PixelBlocks bits, int firstX, int firstY, int lastX, int lastY)
    {
        var (dx, dy) = (lastX - firstX, lastY - firstY);
        var (width, height) = (Math.Abs(dx), Math.Abs(dy));
        if ((width | height) >= Side)
            return null;

        // They are opposite corners.
        var corners = (dx ^ dy) >= 0 ? 1UL | PixelBlocks.BitOf(width, height) : PixelBlocks.BitOf(width, 0) | PixelBlocks.BitOf(0, height);
        return (bits.Window(Math.Min(firstX, lastX), Math.Min(firstY, lastY)) & PixelBlocks.UpTo(width, height) & ~corners) != 0;
    }

    private void Look(in TilePlace from, in TilePlace to, in Ends ends)
    {
        var (west, east, south, north) = (ends.West >> PixelBlocks.Shift, ends.East >> PixelBlocks.Shift, ends.South >> PixelBlocks.Shift, ends.North >> PixelBlocks.Shift);
        if (east - west < Few && north - south < Few)
        {
            for (var row = south; row <= north; row++)
            {
                for (var column = west; column <= east; column++)
                    Look(column, row, from, to, ends);
            }
        }
        else if ((east >> PixelBlocks.Shift) - (west >> PixelBlocks.Shift) < Few && (north >> PixelBlocks.Shift) - (south >> PixelBlocks.Shift) < Few)
        {
            LookAround(west, south, east, north, from, to, ends);
        }
        else
        {
            LookAlong(west, east, from, to, ends);
        }
    }

    private void LookAround(int west, int south, int east, int north, in TilePlace from, in TilePlace to, in Ends ends)
    {
        for (var row = south >> PixelBlocks.Shift; row <= north >> PixelBlocks.Shift; row++)
        {
            for (var column = west >> PixelBlocks.Shift; column <= east >> PixelBlocks.Shift; column++)
            {
                for (var words = PixelBlocks.Within(_words[column, row], column, row, west, south, east, north); words != 0; words &= words - 1)
                {
                    var bit = BitOperations.TrailingZeroCount(words);
                    Look((column << PixelBlocks.Shift) + (bit & (Side - 1)), (row << PixelBlocks.Shift) + (bit >> PixelBlocks.Shift), from, to, ends);
                }
            }
        }
    }

    // Most words that a long edge passes are empty.
    private void LookAlong(int west, int east, in TilePlace from, in TilePlace to, in Ends ends)
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
            var (low, high) = (Math.Max(BlockOf(south), 0), Math.Min(BlockOf(north), _pixels.Rows - 1));
            for (var row = low; row <= high; row++)
                Look(column, row, from, to, ends);
        }
    }

    // Mostly a word near an edge holds no more than an end of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Look(int column, int row, in TilePlace from, in TilePlace to, in Ends ends)
    {
        var word = _pixels[column, row];
        if (column == ends.West >> PixelBlocks.Shift && row == ends.FirstRow >> PixelBlocks.Shift)
            word &= ~PixelBlocks.BitOf(ends.West, ends.FirstRow);
        if (column == ends.East >> PixelBlocks.Shift && row == ends.LastRow >> PixelBlocks.Shift)
            word &= ~PixelBlocks.BitOf(ends.East, ends.LastRow);
        if (word != 0 && PixelBlocks.Within(word, column, row, ends.West, ends.South, ends.East, ends.North) is var others and not 0)
            Try(others, column, row, from, to);
    }

    private void Try(ulong word, int column, int row, in TilePlace from, in TilePlace to)
    {
        var (west, south) = (column * Side + least, row * Side + least);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);

        // A unit is passed when its middle is no farther from the edge than the unit reaches across it.
        var reach = (Math.Abs(dx) + Math.Abs(dy)) / 2;
        for (; word != 0; word &= word - 1)
        {
            var bit = BitOperations.TrailingZeroCount(word);
            var point = new TilePoint(west + (bit & (Side - 1)), south + (bit >> PixelBlocks.Shift));
            var (px, py) = (point.X - from.X, point.Y - from.Y);
            if (Math.Abs(dx * py - dy * px) < reach)
                Enter(dx * px + dy * py, point);
        }
    }

    // In their order along the edge; they are few.
    private void Enter(double along, TilePoint point)
    {
        if (_hitCount == _hits.Length)
            Array.Resize(ref _hits, 2 * _hitCount);
        var place = _hitCount++;
        for (; place > 0 && _hits[place - 1].Along > along; place--)
            _hits[place] = _hits[place - 1];
        _hits[place] = new Hit(along, point);
    }

    private int BlockOf(double y) => (TileFrame.Unit(y) - least) >> PixelBlocks.Shift;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Hit(double Along, TilePoint Point);

    /// <summary>The rounded ends of an edge to the east, counted from the first unit.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Ends(int West, int FirstRow, int East, int LastRow)
    {
        internal int South => Math.Min(FirstRow, LastRow);

        internal int North => Math.Max(FirstRow, LastRow);
    }
}
