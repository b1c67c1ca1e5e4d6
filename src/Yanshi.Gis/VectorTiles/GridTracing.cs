using System.Numerics;

namespace Yanshi.Gis.VectorTiles;

/// <summary>
/// The outlines of a set of cells in a square window, on its lattice: x to the east, y to the south, from the north-west corner. Loops visit no point twice; against the clock as seen on the screen round
/// what is inside. Not thread-safe.
/// </summary>
/// <param name="side">Cells of the window's side.</param>
internal sealed class GridTracing(int side)
{
    private const int BlockBits = 64;

    // East, north, west, south; for each the cells ahead on the left and on the right, seen from the lattice point.
    private static readonly (int X, int Y)[] Steps = [(1, 0), (0, -1), (-1, 0), (0, 1)];
    private static readonly (int X, int Y)[] LeftAhead = [(0, -1), (-1, -1), (-1, 0), (0, 0)];
    private static readonly (int X, int Y)[] RightAhead = [(0, 0), (0, -1), (-1, -1), (-1, 0)];

    // With an empty cell around, so that nobody asks whether a neighbour is in the window.
    private readonly int _stride = side + 2;
    private readonly bool[] _cells = new bool[(side + 2) * (side + 2)];
    private readonly bool[] _walked = new bool[(side + 2) * (side + 2)];
    private readonly int[] _placeOnPath = new int[(side + 2) * (side + 2)];
    private readonly int[] _ownerOfSide = new int[(side + 2) * (side + 2)];

    /// <summary>Takes the cells of a window.</summary>
    /// <returns>How many are set.</returns>
    internal int Load(CellBlocks cells, int west, int north)
    {
        Array.Clear(_cells);
        var held = 0;
        for (var y = 0; y < side; y++)
        {
            for (var block = west >> 6; block <= (west + side - 1) >> 6; block++)
            {
                for (var bits = cells.RowOf(block, north + y); bits != 0; bits &= bits - 1)
                {
                    var x = block * BlockBits + BitOperations.TrailingZeroCount(bits) - west;
                    if (x < 0 || x >= side)
                        continue;
                    _cells[Index(x, y)] = true;
                    held++;
                }
            }
        }

        return held;
    }

    /// <summary>The outlines, every shell before its holes.</summary>
    internal List<TilePoint[]> Loops()
    {
        List<TilePoint[]> loops = [];
        Array.Clear(_walked);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                if (_cells[Index(x, y)] && !_cells[Index(x, y + 1)] && !_walked[Index(x, y)])
                    Walk(x, y + 1, loops);
            }
        }

        return Ordered(loops);
    }

    // Along the south side of a cell, eastwards, and on with the inside on the left; where two cells meet in a corner only, the walk stays with its own.
    private void Walk(int x, int y, List<TilePoint[]> loops)
    {
        List<TilePoint> path = [];
        var (direction, startX, startY) = (0, x, y);
        do
        {
            if (direction == 0)
                _walked[Index(x, y - 1)] = true;
            (x, y) = (x + Steps[direction].X, y + Steps[direction].Y);
            var isLeft = _cells[Index(x + LeftAhead[direction].X, y + LeftAhead[direction].Y)];
            var turn = !isLeft ? 1 : _cells[Index(x + RightAhead[direction].X, y + RightAhead[direction].Y)] ? 3 : 0;
            if (turn != 0)
                Turn(new TilePoint(x, y), path, loops);
            direction = (direction + turn) % Steps.Length;
        }
        while (x != startX || y != startY || direction != 0);
        Keep(path, 0, loops);
    }

    private void Turn(TilePoint corner, List<TilePoint> path, List<TilePoint[]> loops)
    {
        ref var place = ref _placeOnPath[Index(corner.X, corner.Y)];
        if (place > 0)
        {
            // Come back: what lies between is a loop of its own.
            Keep(path, place - 1, loops);
        }

        path.Add(corner);
        place = path.Count;
    }

    private void Keep(List<TilePoint> path, int from, List<TilePoint[]> loops)
    {
        for (var i = from; i < path.Count; i++)
            _placeOnPath[Index(path[i].X, path[i].Y)] = 0;
        if (path.Count - from >= 4)
            loops.Add([.. path.Skip(from)]);
        path.RemoveRange(from, path.Count - from);
    }

    // West of a hole's westernmost side there are cells, up to a side that belongs to the hole's shell, or to a hole of the same shell further west.
    private List<TilePoint[]> Ordered(List<TilePoint[]> loops)
    {
        if (loops.Count < 2)
            return loops;
        Array.Clear(_ownerOfSide);
        for (var i = 0; i < loops.Count; i++)
            Own(loops[i], i + 1);
        var shellOf = new int[loops.Count];
        var holes = new List<TilePoint[]>?[loops.Count];
        for (var i = 0; i < loops.Count; i++)
            shellOf[i] = IsHole(loops[i]) ? -1 : i;
        foreach (var hole in Enumerable.Range(0, loops.Count).Where(i => shellOf[i] < 0).OrderBy(i => loops[i].Min(point => point.X)).ToList())
        {
            var (x, y) = WestOf(loops[hole]);
            do
                x--;
            while (_ownerOfSide[Index(x, y)] == 0);
            shellOf[hole] = shellOf[_ownerOfSide[Index(x, y)] - 1];
            (holes[shellOf[hole]] ??= []).Add(loops[hole]);
        }

        return [.. Enumerable.Range(0, loops.Count).Where(i => shellOf[i] == i).SelectMany(i => (holes[i] ?? []).Prepend(loops[i]))];
    }

    private void Own(TilePoint[] loop, int owner)
    {
        for (var i = 0; i < loop.Length; i++)
        {
            var (from, to) = (loop[i], loop[i + 1 == loop.Length ? 0 : i + 1]);
            for (var y = Math.Min(from.Y, to.Y); y < Math.Max(from.Y, to.Y); y++)
                _ownerOfSide[Index(from.X, y)] = owner;
        }
    }

    private static TilePoint WestOf(TilePoint[] loop)
    {
        var west = loop.Min(point => point.X);
        for (var i = 0; ; i++)
        {
            var (from, to) = (loop[i], loop[i + 1 == loop.Length ? 0 : i + 1]);
            if (from.X == west && to.X == west)
                return new TilePoint(west, Math.Min(from.Y, to.Y));
        }
    }

    // The lattice has its y to the south: against the clock on the screen is a negative area there.
    private static bool IsHole(TilePoint[] loop) => TilePoint.DoubleAreaOf(loop) > 0;

    private int Index(int x, int y) => (y + 1) * _stride + x + 1;
}
