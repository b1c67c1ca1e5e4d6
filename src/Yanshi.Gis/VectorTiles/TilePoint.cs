using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Yanshi.Gis.VectorTiles;

/// <summary>A point on a tile's grid, y to the north.</summary>
internal readonly record struct TilePoint(int X, int Y)
{
    /// <summary>Twice the area of a ring, positive when it runs against the clock.</summary>
    internal static long DoubleAreaOf(ReadOnlySpan<TilePoint> ring)
    {
        long sum = 0;
        if (ring.IsEmpty)
            return sum;
        var from = ring[^1];
        foreach (var to in ring)
        {
            sum += (long)from.X * to.Y - (long)to.X * from.Y;
            from = to;
        }

        return sum;
    }

    /// <summary>The box of points, of which there are some.</summary>
    internal static (int West, int South, int East, int North) BoxOf(ReadOnlySpan<TilePoint> points)
    {
        var numbers = MemoryMarshal.Cast<TilePoint, int>(points);
        if (numbers.Length < Vector256<int>.Count)
            return BoxOfFew(points);

        // Four points at a time, the last four once more.
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
}
