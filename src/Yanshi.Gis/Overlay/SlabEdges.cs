using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The edges of a sweep from bottom to top, and which of them stand in a slab in what order. A slab ends where an edge begins or ends, where two cross and where it is told to. Holds
/// scratch memory and serves one thread.
/// </summary>
/// <remarks>
/// There is nothing that could go wrong with nearly coincident edges: where rounding puts two of them in the wrong order, or misses where they cross, what lies between them is some
/// roundings wide. The work grows with slabs times edges in a slab.
/// </remarks>
/// <typeparam name="TStep">What changes where an edge is crossed.</typeparam>
/// <param name="crossingKind">The kind of which edges may cross each other; none other crosses itself.</param>
internal sealed class SlabEdges<TStep>(int crossingKind)
    where TStep : unmanaged
{
    private static readonly int Lanes = Vector512<double>.Count;

    private readonly List<double> _cuts = [];
    private Edge[] _added = new Edge[256];
    private int[] _order = new int[256];
    private double[] _keys = new double[256];
    private EdgeColumns _edges = new(256);
    private int[] _active = new int[64];
    private double[] _xs = new double[64];
    private double _height;
    private double _at;
    private int _activeCount;
    private int _next;
    private int _nextCut;

    /// <summary>How many edges there are.</summary>
    internal int Count { get; private set; }

    /// <summary>Where the edges of the slab stand halfway up, from west to east: of a trapezoid between two of them that gives the mean width.</summary>
    internal ReadOnlySpan<double> Xs => _xs.AsSpan(0, _activeCount);

    /// <summary>Forgets everything.</summary>
    /// <param name="height">How high the sweep goes, from 0.</param>
    internal void Clear(double height)
    {
        _height = height;
        Count = 0;
        _cuts.Clear();
    }

    /// <summary>Adds an edge. Level edges bound nothing between heights.</summary>
    internal void Add(double x1, double y1, double x2, double y2, int kind, TStep step)
    {
        var (bottomX, bottom, topX, top) = y1 < y2 ? (x1, y1, x2, y2) : (x2, y2, x1, y1);
        if (!(bottom < top) || top <= 0 || bottom >= _height)
            return;
        if (Count == _added.Length)
            Grow();
        (_keys[Count], _order[Count]) = (bottom, Count);
        _added[Count++] = new Edge(bottomX, topX, top, kind, step);
    }

    /// <summary>Makes a height one where a slab ends.</summary>
    internal void CutAt(double height)
    {
        if (height > 0 && height < _height)
            _cuts.Add(height);
    }

    /// <summary>Before the first slab.</summary>
    internal void Begin()
    {
        _keys.AsSpan(0, Count).Sort(_order.AsSpan(0, Count));
        _edges.Fill(_keys.AsSpan(0, Count), _order.AsSpan(0, Count), _added);
        AddCrossings();
        _cuts.Sort();
        (_at, _activeCount, _next, _nextCut) = (0, 0, 0, 0);
    }

    /// <summary>Goes to the next slab; false when there is none.</summary>
    internal bool Next(out double bottom, out double top)
    {
        (bottom, top) = (_at, _height);
        if (!(bottom < top))
            return false;
        top = Enter(bottom);
        Order(bottom + (top - bottom) / 2);
        _at = top;
        return true;
    }

    /// <summary>What changes across an edge of the slab.</summary>
    /// <param name="place">The edge's place from the west.</param>
    internal TStep StepAt(int place) => _edges.Steps[_active[place]];

    private void Grow()
    {
        Array.Resize(ref _added, 2 * Count);
        Array.Resize(ref _order, 2 * Count);
        Array.Resize(ref _keys, 2 * Count);
        _edges = new EdgeColumns(2 * Count);
    }

    // Answers where the slab ends.
    private double Enter(double bottom)
    {
        ReadOnlySpan<double> tops = _edges.Tops, bottoms = _edges.Bottoms;
        Span<int> active = _active;
        var (kept, end) = (0, _height);
        for (var i = 0; i < _activeCount; i++)
        {
            var number = active[i];
            var top = tops[number];
            if (!(top > bottom))
                continue;
            active[kept++] = number;
            end = double.MinNative(end, top);
        }

        for (; _next < Count && bottoms[_next] <= bottom; _next++)
        {
            // Edges that begin below the sweep may end there too.
            if (!(tops[_next] > bottom))
                continue;
            if (kept == _active.Length)
            {
                Array.Resize(ref _active, 2 * kept);
                Array.Resize(ref _xs, 2 * kept);
            }

            _active[kept++] = _next;
            end = double.MinNative(end, tops[_next]);
        }

        _activeCount = kept;
        if (_next < Count)
            end = double.MinNative(end, bottoms[_next]);
        while (_nextCut < _cuts.Count && _cuts[_nextCut] <= bottom)
            _nextCut++;
        return _nextCut < _cuts.Count ? double.MinNative(end, _cuts[_nextCut]) : end;
    }

    // The order hardly changes from slab to slab: an edge goes to its place among those before it.
    private void Order(double middle)
    {
        Span<int> active = _active.AsSpan(0, _activeCount);
        Span<double> xs = _xs.AsSpan(0, _activeCount);
        for (var i = 0; i < active.Length; i++)
        {
            var number = active[i];
            var x = _edges.XAt(number, middle);
            var at = i;
            for (; at > 0 && xs[at - 1] > x; at--)
                (xs[at], active[at]) = (xs[at - 1], active[at - 1]);
            (xs[at], active[at]) = (x, number);
        }
    }

    private void AddCrossings()
    {
        for (var i = 0; i < Count; i++)
        {
            var top = _edges.Tops[i];
            for (var j = i + 1; j < Count && _edges.Bottoms[j] < top; j += Lanes)
            {
                for (var hits = _edges.Crossings(i, j, out var heights); hits != 0; hits &= hits - 1)
                {
                    var lane = BitOperations.TrailingZeroCount(hits);
                    if (_edges.Kinds[i] == crossingKind || _edges.Kinds[i] != _edges.Kinds[j + lane])
                        CutAt(heights[lane]);
                }
            }
        }
    }

    /// <summary>An edge that is not level, without the height of its lower end.</summary>
    private readonly record struct Edge(double BottomX, double TopX, double Top, int Kind, TStep Step);

    /// <summary>The edges by the heights of their lower ends, a column for each of their numbers; padded for wide loads.</summary>
    private sealed class EdgeColumns(int room)
    {
        private readonly double[] _bottomXs = new double[room + Lanes];
        private readonly double[] _topXs = new double[room + Lanes];
        private readonly double[] _slopes = new double[room];

        internal double[] Bottoms { get; } = new double[room + Lanes];

        internal double[] Tops { get; } = new double[room + Lanes];

        internal int[] Kinds { get; } = new int[room];

        internal TStep[] Steps { get; } = new TStep[room];

        internal double XAt(int edge, double y) => _bottomXs[edge] + (y - Bottoms[edge]) * _slopes[edge];

        internal void Fill(ReadOnlySpan<double> bottoms, ReadOnlySpan<int> order, Edge[] added)
        {
            for (var i = 0; i < order.Length; i++)
            {
                ref readonly var edge = ref added[order[i]];
                (Bottoms[i], Tops[i]) = (bottoms[i], edge.Top);
                (_bottomXs[i], _topXs[i]) = (edge.BottomX, edge.TopX);
                _slopes[i] = (edge.TopX - edge.BottomX) / (edge.Top - bottoms[i]);
                (Kinds[i], Steps[i]) = (edge.Kind, edge.Step);
            }

            // Nothing behind the last begins below anything.
            Bottoms.AsSpan(order.Length, Lanes).Fill(double.PositiveInfinity);
        }

        /// <summary>
        /// Which of the edges from one on, as many as there are lanes, cross an edge before them, and how high. Where two only touch the answer may be either: one slab more changes nothing.
        /// </summary>
        /// <param name="edge">The edge before them.</param>
        /// <param name="first">The first of the others.</param>
        /// <param name="heights">Where the bit is set: the height.</param>
        internal uint Crossings(int edge, int first, out Vector512<double> heights)
        {
            double bottomX = _bottomXs[edge], topX = _topXs[edge], bottom = Bottoms[edge], top = Tops[edge];
            Vector512<double> bottomXs = At(_bottomXs, first), topXs = At(_topXs, first), bottoms = At(Bottoms, first);
            var meet = Vector512.LessThan(bottoms, Vector512.Create(top))
                & Vector512.LessThanOrEqual(Vector512.Min(bottomXs, topXs), Vector512.Create(Math.Max(bottomX, topX)))
                & Vector512.GreaterThanOrEqual(Vector512.Max(bottomXs, topXs), Vector512.Create(Math.Min(bottomX, topX)));
            heights = default;
            if (Vector512.ExtractMostSignificantBits(meet) == 0)
                return 0;
            double dx = topX - bottomX, dy = top - bottom;
            Vector512<double> otherDx = topXs - bottomXs, otherDy = At(Tops, first) - bottoms;
            var turn = dx * otherDy - dy * otherDx;
            Vector512<double> awayX = bottomXs - Vector512.Create(bottomX), awayY = bottoms - Vector512.Create(bottom);
            Vector512<double> share = (awayX * otherDy - awayY * otherDx) / turn, otherShare = (awayX * dy - awayY * dx) / turn;
            heights = Vector512.Create(bottom) + share * dy;

            // Parallel ones have no share, or an infinite one.
            var (zero, one) = (Vector512<double>.Zero, Vector512<double>.One);
            return (uint)Vector512.ExtractMostSignificantBits(meet
                & Vector512.GreaterThan(share, zero) & Vector512.LessThan(share, one)
                & Vector512.GreaterThan(otherShare, zero) & Vector512.LessThan(otherShare, one));
        }

        private static Vector512<double> At(double[] column, int first) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)first);
    }
}
