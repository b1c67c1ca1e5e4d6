namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// Cuts rings at the sides of what is drawn (Sutherland and Hodgman, side by side). Where an edge meets a side is computed from its ends in one order, so that both features along it
/// get the same point. Not thread-safe.
/// </summary>
/// <param name="least">The first unit, in both directions.</param>
/// <param name="most">The last one.</param>
internal sealed class TileClipping(int least, int most)
{
    private TilePlace[] _ring = [];
    private TilePlace[] _cut = [];

    /// <summary>The ring that is left, not closed; valid until the next call.</summary>
    internal ReadOnlySpan<TilePlace> Clip(ReadOnlySpan<TilePlace> ring)
    {
        var (west, south, east, north) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        foreach (var (x, y) in ring)
            (west, south, east, north) = (double.MinNative(west, x), double.MinNative(south, y), double.MaxNative(east, x), double.MaxNative(north, y));
        if (east < least || west > most || north < least || south > most)
            return [];
        ReadOnlySpan<(bool IsCrossed, bool IsX, double Side, int Keep)> sides =
            [(west < least, true, least, 1), (east > most, true, most, -1), (south < least, false, least, 1), (north > most, false, most, -1)];
        foreach (var (isCrossed, isX, side, keep) in sides)
        {
            if (!isCrossed)
                continue;
            var count = Cut(ring, isX, side, keep);
            (_ring, _cut) = (_cut, _ring);
            ring = _ring.AsSpan(0, count);
        }

        return ring;
    }

    private int Cut(ReadOnlySpan<TilePlace> ring, bool isX, double side, int keep)
    {
        // An edge leaves two points at most.
        if (_cut.Length < 2 * ring.Length)
            _cut = new TilePlace[4 * ring.Length];
        var count = 0;
        for (var i = 0; i < ring.Length; i++)
        {
            var (from, to) = (ring[i], ring[i + 1 == ring.Length ? 0 : i + 1]);
            var (isFromIn, isToIn) = (keep * ((isX ? from.X : from.Y) - side) >= 0, keep * ((isX ? to.X : to.Y) - side) >= 0);
            if (isFromIn)
                _cut[count++] = from;
            if (isFromIn != isToIn)
                _cut[count++] = MeetingOf(from, to, isX, side);
        }

        return count;
    }

    private static TilePlace MeetingOf(TilePlace from, TilePlace to, bool isX, double side)
    {
        if (to.X < from.X || (to.X == from.X && to.Y < from.Y))
            (from, to) = (to, from);
        return isX
            ? new(side, from.Y + (to.Y - from.Y) * ((side - from.X) / (to.X - from.X)))
            : new(from.X + (to.X - from.X) * ((side - from.Y) / (to.Y - from.Y)), side);
    }
}
