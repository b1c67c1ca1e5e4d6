using System.Runtime.CompilerServices;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// Writes geometries as commands of the tile format, in its packed form, one behind the other. Parts come with y to the north and leave with y to the south, as tiles have it. Not thread-safe.
/// </summary>
internal sealed class GeometryCommands
{
    private const int MoveTo = 1;
    private const int LineTo = 2;
    private const int ClosePath = 7;
    private const int CountShift = 3;
    private const int MostVarint = 5;
    private const int CommandsOfRing = 3;
    private const uint More = 0x80;
    private const int VarintBits = 7;

    private TilePoint[] _corners = new TilePoint[64];
    private byte[] _bytes = new byte[1024];
    private int _extent;
    private int _x;
    private int _y;

    /// <summary>How many bytes were written.</summary>
    internal int Length { get; private set; }

    /// <summary>Begins a geometry of a tile of so many units behind those that were written.</summary>
    internal void Begin(int extent) => (_extent, _x, _y) = (extent, 0, 0);

    /// <summary>All that was written; nothing is left.</summary>
    internal byte[] Take()
    {
        var taken = _bytes.AsSpan(0, Length).ToArray();
        Length = 0;
        return taken;
    }

    /// <summary>
    /// A ring that is not closed and has an area, against the clock when it is a shell: then it runs with the clock on the screen, as the format asks, since it is written as it comes with its y turned over and
    /// backwards. A point straight between its neighbours says nothing and is not written.
    /// </summary>
    internal void AddRing(ReadOnlySpan<TilePoint> ring)
    {
        var corners = CornersOf(ring);
        Reserve(corners.Length);
        Command(MoveTo, 1);
        To(corners[..1]);
        Command(LineTo, corners.Length - 1);
        corners[1..].Reverse();
        To(corners[1..]);
        Command(ClosePath, 1);
    }

    /// <summary>A line.</summary>
    internal void AddLine(ReadOnlySpan<TilePoint> line)
    {
        Reserve(line.Length);
        Command(MoveTo, 1);
        To(line[..1]);
        Command(LineTo, line.Length - 1);
        To(line[1..]);
    }

    /// <summary>All points at once.</summary>
    internal void AddPoints(ReadOnlySpan<TilePoint> points)
    {
        Reserve(points.Length);
        Command(MoveTo, points.Length);
        To(points);
    }

    private Span<TilePoint> CornersOf(ReadOnlySpan<TilePoint> ring)
    {
        if (_corners.Length < ring.Length)
            _corners = new TilePoint[2 * ring.Length];
        var kept = 0;
        var here = ring[0];
        var (inX, inY) = (here.X - ring[^1].X, here.Y - ring[^1].Y);
        for (var i = 0; i < ring.Length; i++)
        {
            var next = ring[i + 1 == ring.Length ? 0 : i + 1];
            var (outX, outY) = (next.X - here.X, next.Y - here.Y);
            _corners[kept] = here;
            kept += inX * outY != inY * outX ? 1 : 0;
            (here, inX, inY) = (next, outX, outY);
        }

        return _corners.AsSpan(0, kept);
    }

    private void Reserve(int points)
    {
        var most = Length + MostVarint * (2 * points + CommandsOfRing);
        if (_bytes.Length < most)
            Array.Resize(ref _bytes, 2 * most);
    }

    private void Command(int id, int count) => Length = Write(_bytes, Length, (uint)(id | (count << CountShift)));

    private void To(ReadOnlySpan<TilePoint> points)
    {
        var (bytes, length, x, y) = (_bytes, Length, _x, _y);
        foreach (var point in points)
        {
            var south = _extent - point.Y;
            length = Write(bytes, length, ZigZag(point.X - x));
            length = Write(bytes, length, ZigZag(south - y));
            (x, y) = (point.X, south);
        }

        (Length, _x, _y) = (length, x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Write(byte[] bytes, int at, uint value)
    {
        for (; value >= More; value >>= VarintBits)
            bytes[at++] = (byte)(value | More);
        bytes[at++] = (byte)value;
        return at;
    }

    private static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));
}
