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
}
