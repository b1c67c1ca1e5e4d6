namespace Yanshi.Gis.VectorTiles;

/// <summary>A point on a tile's grid, y to the north.</summary>
internal readonly record struct TilePoint(int X, int Y)
{
    /// <summary>Twice the area of a ring, positive when it runs against the clock.</summary>
    internal static long DoubleAreaOf(ReadOnlySpan<TilePoint> ring)
    {
        long sum = 0;
        for (var i = 0; i < ring.Length; i++)
        {
            var (from, to) = (ring[i], ring[i + 1 == ring.Length ? 0 : i + 1]);
            sum += (long)from.X * to.Y - (long)to.X * from.Y;
        }

        return sum;
    }
}
