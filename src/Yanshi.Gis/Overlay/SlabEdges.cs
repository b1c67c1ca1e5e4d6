namespace Yanshi.Gis.Overlay;

/// <summary>An edge where a slab is halfway up.</summary>
/// <param name="X">Where.</param>
/// <param name="Kind">What it bounds.</param>
/// <param name="Change">How the winding changes across it, from west to east: +1 where what it bounds begins.</param>
internal readonly record struct SlabCrossing(double X, SweptKind Kind, int Change);

/// <summary>The edges of a sweep from bottom to top, and which of them stand in a slab in what order. Holds scratch memory and serves one thread.</summary>
internal sealed class SlabEdges
{
    private readonly List<double> _heights = [];
    private Edge[] _edges = new Edge[256];
    private double[] _bottoms = new double[256];
    private int[] _active = new int[64];
    private SlabCrossing[] _inOrder = new SlabCrossing[64];
    private double _height;
    private double _lastCut;
    private int _activeCount;
    private int _next;
    private int _slab;

    /// <summary>How many edges there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The edges in the slab, from west to east.</summary>
    internal ReadOnlySpan<SlabCrossing> InOrder => _inOrder.AsSpan(0, _activeCount);

    /// <summary>Forgets everything.</summary>
    /// <param name="height">How high the sweep goes, from 0.</param>
    internal void Clear(double height)
    {
        _height = height;
        Count = 0;
        _lastCut = 0;
        _heights.Clear();
        _heights.Add(0);
        _heights.Add(height);
    }

    /// <summary>Adds an edge with what it bounds on its left. Level edges bound nothing between heights.</summary>
    internal void Add(double x1, double y1, double x2, double y2, SweptKind kind)
    {
        var isUp = y1 < y2;
        var (bottomX, bottom, topX, top) = isUp ? (x1, y1, x2, y2) : (x2, y2, x1, y1);
        if (!(bottom < top) || top <= 0 || bottom >= _height)
            return;
        if (Count == _edges.Length)
        {
            Array.Resize(ref _edges, 2 * Count);
            Array.Resize(ref _bottoms, 2 * Count);
        }

        _bottoms[Count] = bottom;
        _edges[Count++] = new Edge(bottomX, bottom, topX, top, (topX - bottomX) / (top - bottom), kind, isUp ? -1 : 1);
        CutAt(y1);
        CutAt(y2);
    }

    /// <summary>Makes a height one where a slab ends.</summary>
    internal void CutAt(double height)
    {
        // Edges come along boundaries: where one ends the next one begins.
        if (height > 0 && height < _height && height != _lastCut)
            _heights.Add(_lastCut = height);
    }

    /// <summary>Before the first slab.</summary>
    internal void Begin()
    {
        Array.Sort(_bottoms, _edges, 0, Count);
        AddCrossings();
        _heights.Sort();
        (_activeCount, _next, _slab) = (0, 0, 0);
    }

    /// <summary>Goes to the next slab; false when there is none.</summary>
    internal bool Next(out double bottom, out double top)
    {
        do
        {
            _slab++;
            if (_slab >= _heights.Count)
            {
                (bottom, top) = (0, 0);
                return false;
            }

            (bottom, top) = (_heights[_slab - 1], _heights[_slab]);
        }
        while (!(top > bottom));

        Enter(bottom);
        Order(bottom + (top - bottom) / 2);
        return true;
    }

    private void Enter(double bottom)
    {
        var kept = 0;
        for (var i = 0; i < _activeCount; i++)
        {
            if (_edges[_active[i]].Top > bottom)
                _active[kept++] = _active[i];
        }

        for (; _next < Count && _bottoms[_next] <= bottom; _next++)
        {
            // Edges that begin below the sweep may end there too.
            if (!(_edges[_next].Top > bottom))
                continue;
            if (kept == _active.Length)
            {
                Array.Resize(ref _active, 2 * kept);
                Array.Resize(ref _inOrder, 2 * kept);
            }

            _active[kept++] = _next;
        }

        _activeCount = kept;
    }

    // The order hardly changes from slab to slab: an edge goes to its place among those before it.
    private void Order(double middle)
    {
        for (var i = 0; i < _activeCount; i++)
        {
            var number = _active[i];
            ref readonly var edge = ref _edges[number];
            var crossing = new SlabCrossing(edge.XAt(middle), edge.Kind, edge.Change);
            var at = i;
            for (; at > 0 && _inOrder[at - 1].X > crossing.X; at--)
                (_inOrder[at], _active[at]) = (_inOrder[at - 1], _active[at - 1]);
            (_inOrder[at], _active[at]) = (crossing, number);
        }
    }

    // Neither the site nor the layer crosses itself; hairs where features of the layer were meant to touch are as wide as they are, whatever the order in them.
    private void AddCrossings()
    {
        for (var i = 0; i < Count; i++)
        {
            ref readonly var edge = ref _edges[i];
            for (var j = i + 1; j < Count && _bottoms[j] < edge.Top; j++)
            {
                ref readonly var other = ref _edges[j];
                if ((edge.Kind != other.Kind || edge.Kind is SweptKind.Near) && edge.West <= other.East && edge.East >= other.West && edge.Crosses(other, out var height))
                    CutAt(height);
            }
        }
    }

    /// <summary>An edge that is not level, from its lower end to its upper one.</summary>
    private readonly record struct Edge(double BottomX, double Bottom, double TopX, double Top, double Slope, SweptKind Kind, int Change)
    {
        internal double West => Math.Min(BottomX, TopX);

        internal double East => Math.Max(BottomX, TopX);

        internal double XAt(double y) => BottomX + (y - Bottom) * Slope;

        /// <summary>Whether two edges cross, and how high. Where they only touch the answer may be either: one slab more changes nothing.</summary>
        internal bool Crosses(in Edge other, out double height)
        {
            double dx = TopX - BottomX, dy = Top - Bottom, otherDx = other.TopX - other.BottomX, otherDy = other.Top - other.Bottom;
            var turn = dx * otherDy - dy * otherDx;
            double awayX = other.BottomX - BottomX, awayY = other.Bottom - Bottom;
            double share = (awayX * otherDy - awayY * otherDx) / turn, otherShare = (awayX * dy - awayY * dx) / turn;
            height = Bottom + share * dy;

            // Parallel ones have no share, or an infinite one.
            return share is > 0 and < 1 && otherShare is > 0 and < 1;
        }
    }
}
