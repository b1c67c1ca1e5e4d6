using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Yanshi.Gis.VectorTiles;

/// <summary>A bit for each unit of a box that is as small as what is looked at, row by row, so that all of it is near at hand. Not thread-safe.</summary>
internal sealed class BoxBits
{
    private const int BitsShift = 6;

    // All empty between what is looked at.
    private ulong[] _words = new ulong[512];
    private int _length;
    private int _perRow;
    private int _west;
    private int _south;

    /// <summary>Begins with the box of points, of which there are some; no bit is set.</summary>
    internal void Begin(ReadOnlySpan<TilePoint> points)
    {
        var (west, south, east, north) = BoxOf(points);
        (_west, _south, _perRow) = (west, south, ((east - west) >> BitsShift) + 1);
        _length = _perRow * (north - south + 1);
        if (_words.Length < _length)
            _words = new ulong[2 * _length];
    }

    /// <summary>Sets units' bits up to the first that is set.</summary>
    /// <returns>How many were set.</returns>
    internal int SetWhileNew(ReadOnlySpan<TilePoint> points)
    {
        var (words, perRow, west, south) = (_words, _perRow, _west, _south);
        for (var i = 0; i < points.Length; i++)
        {
            var x = points[i].X - west;
            ref var word = ref words[(points[i].Y - south) * perRow + (x >> BitsShift)];
            var before = word;
            word |= 1UL << x;
            if (word == before)
                return i;
        }

        return points.Length;
    }

    /// <summary>Sets a unit's bit.</summary>
    /// <returns>Whether it was not set before.</returns>
    internal bool Set(TilePoint point)
    {
        ref var word = ref WordOf(point);
        var before = word;
        word |= BitOf(point);
        return word != before;
    }

    /// <summary>Takes units' bits back.</summary>
    internal void Reset(ReadOnlySpan<TilePoint> points)
    {
        foreach (var point in points)
            WordOf(point) &= ~BitOf(point);
    }

    /// <summary>Ends with the points whose bits are set.</summary>
    internal void End(ReadOnlySpan<TilePoint> points)
    {
        if (_length <= 4 * points.Length)
            Array.Clear(_words, 0, _length);
        else
            Reset(points);
    }

    // Four points at a time, the last four once more.
    private static (int West, int South, int East, int North) BoxOf(ReadOnlySpan<TilePoint> points)
    {
        var numbers = MemoryMarshal.Cast<TilePoint, int>(points);
        if (numbers.Length < Vector256<int>.Count)
            return BoxOfFew(points);
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var least = Vector256.LoadUnsafe(ref first, (nuint)(numbers.Length - Vector256<int>.Count));
        var most = least;
        for (var i = 0; i < numbers.Length - Vector256<int>.Count; i += Vector256<int>.Count)
        {
            var four = Vector256.LoadUnsafe(ref first, (nuint)i);
            (least, most) = (Vector256.Min(least, four), Vector256.Max(most, four));
        }

        var (low, high) = (Vector128.Min(least.GetLower(), least.GetUpper()), Vector128.Max(most.GetLower(), most.GetUpper()));
        return (Math.Min(low[0], low[2]), Math.Min(low[1], low[3]), Math.Max(high[0], high[2]), Math.Max(high[1], high[3]));
    }

    private static (int West, int South, int East, int North) BoxOfFew(ReadOnlySpan<TilePoint> points)
    {
        var ((west, south), (east, north)) = (points[0], points[0]);
        foreach (var (x, y) in points)
            (west, south, east, north) = (Math.Min(west, x), Math.Min(south, y), Math.Max(east, x), Math.Max(north, y));
        return (west, south, east, north);
    }

    private ref ulong WordOf(TilePoint point) => ref _words[(point.Y - _south) * _perRow + ((point.X - _west) >> BitsShift)];

    private ulong BitOf(TilePoint point) => 1UL << (point.X - _west);
}
