namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// Cuts rings at the sides of what is drawn (Sutherland and Hodgman, side by side). Where an edge meets a side is computed from its ends in one order, so that both features along it
/// get the same point. Not thread-safe.
/// </summary>
internal sealed class TileClipping
{
    private List<(double X, double Y)> _ring = [];
    private List<(double X, double Y)> _cut = [];

    /// <summary>The ring that is left, not closed; valid until the next call.</summary>
    internal List<(double X, double Y)> Clip(ReadOnlySpan<(double X, double Y)> ring)
    {
        _ring.Clear();
        _ring.AddRange(ring);
        ReadOnlySpan<(bool IsX, double Side, int Keep)> sides = [(true, TileFrame.Least, 1), (true, TileFrame.Most, -1), (false, TileFrame.Least, 1), (false, TileFrame.Most, -1)];
        foreach (var (isX, side, keep) in sides)
        {
            Cut(isX, side, keep);
            (_ring, _cut) = (_cut, _ring);
        }

        return _ring;
    }

    private void Cut(bool isX, double side, int keep)
    {
        _cut.Clear();
        for (var i = 0; i < _ring.Count; i++)
        {
            var (from, to) = (_ring[i], _ring[i + 1 == _ring.Count ? 0 : i + 1]);
            var (isFromIn, isToIn) = (keep * ((isX ? from.X : from.Y) - side) >= 0, keep * ((isX ? to.X : to.Y) - side) >= 0);
            if (isFromIn)
                _cut.Add(from);
            if (isFromIn != isToIn)
                _cut.Add(MeetingOf(from, to, isX, side));
        }
    }

    private static (double X, double Y) MeetingOf((double X, double Y) from, (double X, double Y) to, bool isX, double side)
    {
        if (to.X < from.X || (to.X == from.X && to.Y < from.Y))
            (from, to) = (to, from);
        return isX
            ? (side, from.Y + (to.Y - from.Y) * ((side - from.X) / (to.X - from.X)))
            : (from.X + (to.X - from.X) * ((side - from.Y) / (to.Y - from.Y)), side);
    }
}
