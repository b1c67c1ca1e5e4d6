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
        var (west, south, east, north) = TilePoint.BoxOf(points);
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

    private ref ulong WordOf(TilePoint point) => ref _words[(point.Y - _south) * _perRow + ((point.X - _west) >> BitsShift)];

    private ulong BitOf(TilePoint point) => 1UL << (point.X - _west);
}
