namespace Yanshi.Gis.VectorTiles;

/// <summary>Writes a geometry as commands of the tile format. Parts come with y to the north and leave with y to the south, as tiles have it. Not thread-safe.</summary>
internal sealed class GeometryCommands
{
    private const int MoveTo = 1;
    private const int LineTo = 2;
    private const int ClosePath = 7;
    private const int CountShift = 3;

    private readonly List<uint> _commands = [];
    private int _x;
    private int _y;

    /// <summary>Whether nothing was written.</summary>
    internal bool IsEmpty => _commands.Count == 0;

    /// <summary>The commands; the next geometry begins anew.</summary>
    internal ReadOnlyMemory<uint> Take()
    {
        var taken = _commands.ToArray();
        _commands.Clear();
        (_x, _y) = (0, 0);
        return taken;
    }

    /// <summary>A ring that is not closed, against the clock when it is a shell: then it runs with the clock on the screen, as the format asks, since it is written as it comes with its y turned over and backwards.</summary>
    internal void AddRing(ReadOnlySpan<TilePoint> ring)
    {
        Command(MoveTo, 1);
        To(ring[0]);
        Command(LineTo, ring.Length - 1);
        for (var i = ring.Length - 1; i > 0; i--)
            To(ring[i]);
        Command(ClosePath, 1);
    }

    /// <summary>A line.</summary>
    internal void AddLine(ReadOnlySpan<TilePoint> line)
    {
        Command(MoveTo, 1);
        To(line[0]);
        Command(LineTo, line.Length - 1);
        foreach (var point in line[1..])
            To(point);
    }

    /// <summary>All points at once.</summary>
    internal void AddPoints(ReadOnlySpan<TilePoint> points)
    {
        Command(MoveTo, points.Length);
        foreach (var point in points)
            To(point);
    }

    private void Command(int id, int count) => _commands.Add((uint)(id | (count << CountShift)));

    private void To(TilePoint point)
    {
        var y = TileAddress.Extent - point.Y;
        _commands.Add(ZigZag(point.X - _x));
        _commands.Add(ZigZag(y - _y));
        (_x, _y) = (point.X, y);
    }

    private static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));
}
