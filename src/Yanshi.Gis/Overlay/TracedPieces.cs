using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The pieces of an area inside or outside an outline, walked along both boundaries from crossing to crossing: an overlay for the plain case, where every crossing
/// is proper. Rings of the outline may meet in vertices. Whatever is not plain (a vertex on an edge of the other, edges along each other) has no answer here and needs a real
/// overlay.
/// </summary>
/// <remarks>
/// Which edges cross, and in which direction, is decided exactly. Only where on an edge they cross is rounded: crossings too near to each other to be in a certain order
/// are not plain either. With the interior on the left, the area enters the outline where the outline leaves the area.
/// </remarks>
internal sealed class TracedPieces
{
    // More pairs of edges take longer than an overlay, which sorts them.
    private const long MostPairs = 1 << 21;

    // Crossings along one edge nearer to each other than some hundred roundings of a coordinate have no certain order.
    private const double LeastStepMetres = 1e-7;

    // Some twenty roundings.
    private const double LeastClearanceMetres = 1e-8;

    private readonly List<OutlineEdge> _area = [];
    private readonly int[] _nextInArea;
    private readonly List<OutlineEdge> _outline;
    private readonly int[] _nextInOutline;
    private readonly bool _outlineMeetsItself;
    private readonly List<Crossing> _crossings = [];
    private readonly List<List<Coordinate>> _loops = [];
    private int[]? _previousInOutline;

    // Whether a vertex lies as near to the other boundary as crossings are rounded: a boundary that comes to lie beyond it makes a piece that crosses itself.
    private bool _passesVertex;

    private TracedPieces(PackedPolygons area, List<OutlineEdge> outline, int[] nextInOutline, bool outlineMeetsItself)
    {
        var view = area.View();
        _nextInArea = new int[area.VertexCountOf(0)];
        for (var ring = view.FirstRing(0); ring < view.FirstRing(1); ring++)
        {
            var first = _area.Count;
            for (var i = view.RingStarts[ring]; i < view.EndEdge(ring); i++)
            {
                _area.Add(new OutlineEdge(view.Xs[i], view.Ys[i], view.Xs[i + 1], view.Ys[i + 1], Feature: 0));
                _nextInArea[_area.Count - 1] = _area.Count;
            }

            _nextInArea[_area.Count - 1] = first;
        }

        (_outline, _nextInOutline, _outlineMeetsItself) = (outline, nextInOutline, outlineMeetsItself);
    }

    /// <summary>The pieces as valid polygons; null when the case is not plain, or when the pieces do not come to the area known.</summary>
    /// <param name="area">The area, item 0.</param>
    /// <param name="outline">The edges of a boundary, what it bounds on their left: at least all whose boxes meet the area's.</param>
    /// <param name="isOutside">Whether what lies outside is wanted.</param>
    /// <param name="squareMetres">The area that the pieces have together.</param>
    /// <param name="tolerance">By how much they may miss it.</param>
    internal static Geometry? Find(PackedPolygons area, IEnumerable<OutlineEdge> outline, bool isOutside, double squareMetres, double tolerance)
    {
        var box = area.BoxOf(0);
        var near = new List<OutlineEdge>();
        foreach (var edge in outline)
        {
            if (edge.Box.Meets(box))
                near.Add(edge);
        }

        if ((long)near.Count * area.VertexCountOf(0) > MostPairs || OutlineLinks.Of(near, isOutside, out var outlineMeetsItself) is not { } next)
            return null;
        var traced = new TracedPieces(area, near, next, outlineMeetsItself);
        if (!traced.IsAreaPlain() || !traced.Cross() || !traced.Walk(isOutside))
            return null;
        traced.AddIslands(area, isOutside);
        return traced.AddUncrossed(squareMetres, tolerance) ? traced.Build() : null;
    }

    // Rings that touch each other could make a piece that touches itself.
    private bool IsAreaPlain()
    {
        var points = new HashSet<OutlinePoint>(_area.Count);
        return _area.TrueForAll(edge => points.Add(edge.From));
    }

    private bool Cross()
    {
        var boxes = new Box[_outline.Count];
        for (var i = 0; i < boxes.Length; i++)
            boxes[i] = _outline[i].Box;
        for (var i = 0; i < _area.Count; i++)
        {
            var a = _area[i];
            var box = a.Box;
            for (var j = 0; j < boxes.Length; j++)
            {
                if (boxes[j].Meets(box) && !Cross(a, i, _outline[j], j))
                    return false;
            }
        }

        return Order(static crossing => (crossing.InArea, crossing.ShareOfArea), _area, static (crossing, rank) => crossing.RankInArea = rank)
            && Order(static crossing => (crossing.InOutline, crossing.ShareOfOutline), _outline, static (crossing, rank) => crossing.RankInOutline = rank);
    }

    private bool Cross(in OutlineEdge a, int inArea, in OutlineEdge b, int inOutline)
    {
        double ax = a.X2 - a.X1, ay = a.Y2 - a.Y1, bx = b.X2 - b.X1, by = b.Y2 - b.Y1, turn = ax * by - ay * bx;
        double fromX = b.X1 - a.X1, fromY = b.Y1 - a.Y1, b1FromA = ax * fromY - ay * fromX, a1FromB = by * fromX - bx * fromY;
        _passesVertex |= IsNear(b1FromA, b1FromA + turn, ax, ay) || IsNear(a1FromB, a1FromB - turn, bx, by);
        int b1 = Orientation.Of(a.X1, a.Y1, a.X2, a.Y2, b.X1, b.Y1), b2 = Orientation.Of(a.X1, a.Y1, a.X2, a.Y2, b.X2, b.Y2);
        if (b1 == b2 && b1 != 0)
            return true;
        int a1 = Orientation.Of(b.X1, b.Y1, b.X2, b.Y2, a.X1, a.Y1), a2 = Orientation.Of(b.X1, b.Y1, b.X2, b.Y2, a.X2, a.Y2);
        if (a1 == a2 && a1 != 0)
            return true;
        if (a1 == 0 || a2 == 0 || b1 == 0 || b2 == 0)
            return false;
        if (turn == 0)
            return false;
        var shareOfArea = Math.Clamp(a1FromB / turn, 0, 1);
        var shareOfOutline = Math.Clamp(-b1FromA / turn, 0, 1);
        _crossings.Add(new Crossing(inArea, inOutline, shareOfArea, shareOfOutline, new Coordinate(a.X1 + shareOfArea * ax, a.Y1 + shareOfArea * ay), a2 > 0));
        return true;
    }

    /// <summary>Whether one of two points, told by twice their area with an edge, lies near the edge's line.</summary>
    private static bool IsNear(double one, double other, double x, double y)
    {
        var nearer = Math.Min(Math.Abs(one), Math.Abs(other));
        return nearer * nearer < LeastClearanceMetres * LeastClearanceMetres * (x * x + y * y);
    }

    /// <summary>Ranks the crossings along one of the boundaries; false when two have no certain order.</summary>
    private bool Order(Func<Crossing, (int Edge, double Share)> placeOf, List<OutlineEdge> edges, Action<Crossing, int> rank)
    {
        _crossings.Sort((one, other) => placeOf(one).CompareTo(placeOf(other)));
        for (var i = 0; i < _crossings.Count; i++)
        {
            rank(_crossings[i], i);
            if (i == 0)
                continue;
            var (before, here) = (placeOf(_crossings[i - 1]), placeOf(_crossings[i]));
            if (before.Edge == here.Edge && (here.Share - before.Share) * edges[here.Edge].Length < LeastStepMetres)
                return false;
        }

        return true;
    }

    private bool Walk(bool isOutside)
    {
        var inArea = new Places(_crossings, _area.Count, static crossing => (crossing.InArea, crossing.RankInArea));
        var inOutline = new Places(_crossings, _outline.Count, static crossing => (crossing.InOutline, crossing.RankInOutline));
        foreach (var start in inArea.InOrder)
        {
            // Inside, a stretch of the area begins where it enters the outline; outside, where it leaves it.
            if (start.IsTaken || start.Enters == isOutside)
                continue;
            var loop = new List<Coordinate>();
            var at = start;
            do
            {
                at.IsTaken = true;
                loop.Add(at.Point);
                if (Follow(inArea, at.RankInArea, at.InArea, _area, _nextInArea, loop) is not { } end || end.Enters != isOutside)
                    return false;
                end.IsTaken = true;
                loop.Add(end.Point);

                // Outside, the outline is walked against its direction.
                var next = isOutside ? FollowBack(inOutline, end, loop) : Follow(inOutline, end.RankInOutline, end.InOutline, _outline, _nextInOutline, loop);
                if (next is null || next.Enters == isOutside || (next.IsTaken && next != start))
                    return false;
                at = next;
            }
            while (at != start);
            _loops.Add(loop);
        }

        return true;
    }

    /// <summary>Adds the vertices up to the next crossing; null when the boundary ends before.</summary>
    private static Crossing? Follow(Places places, int rank, int edge, List<OutlineEdge> edges, int[] next, List<Coordinate> loop)
    {
        if (rank + 1 < places.EndOf(edge))
            return places.InOrder[rank + 1];
        for (var steps = 0; steps <= edges.Count; steps++)
        {
            loop.Add(new Coordinate(edges[edge].X2, edges[edge].Y2));
            edge = next[edge];
            if (edge < 0)
                return null;
            if (places.StartOf(edge) < places.EndOf(edge))
                return places.InOrder[places.StartOf(edge)];
        }

        return null;
    }

    private Crossing? FollowBack(Places places, Crossing from, List<Coordinate> loop)
    {
        if (from.RankInOutline > places.StartOf(from.InOutline))
            return places.InOrder[from.RankInOutline - 1];
        var previous = Previous();
        var edge = from.InOutline;
        for (var steps = 0; steps <= _outline.Count; steps++)
        {
            loop.Add(new Coordinate(_outline[edge].X1, _outline[edge].Y1));
            edge = previous[edge];
            if (edge < 0)
                return null;
            if (places.StartOf(edge) < places.EndOf(edge))
                return places.InOrder[places.EndOf(edge) - 1];
        }

        return null;
    }

    private int[] Previous()
    {
        if (_previousInOutline is { } known)
            return known;
        var previous = new int[_outline.Count];
        Array.Fill(previous, -1);
        for (var i = 0; i < previous.Length; i++)
        {
            if (_nextInOutline[i] >= 0)
                previous[_nextInOutline[i]] = i;
        }

        return _previousInOutline = previous;
    }

    /// <summary>Adds the closed rings of the outline that no edge of the area crosses and that lie in it.</summary>
    private void AddIslands(PackedPolygons area, bool isOutside)
    {
        var isCrossed = new bool[_outline.Count];
        foreach (var crossing in _crossings)
            isCrossed[crossing.InOutline] = true;
        var isDone = new bool[_outline.Count];
        for (var start = 0; start < _outline.Count; start++)
        {
            if (isDone[start])
                continue;
            var ring = new List<Coordinate>();
            var anyCrossing = false;
            var edge = start;
            for (; edge >= 0 && !isDone[edge]; edge = _nextInOutline[edge])
            {
                isDone[edge] = true;
                anyCrossing |= isCrossed[edge];
                ring.Add(new Coordinate(_outline[edge].X1, _outline[edge].Y1));
            }

            // What does not close leaves the area's box: without a crossing it never was in the area.
            if (edge != start || anyCrossing || WindingNumber.Of(ring[0].X, ring[0].Y, area.View(), otherItem: 0, otherIsMoved: false) == 0)
                continue;
            if (isOutside)
                ring.Reverse();
            _loops.Add(ring);
        }
    }

    /// <summary>A ring of the area that nothing crosses belongs to the pieces or not: the area known tells. False when it fits neither way.</summary>
    private bool AddUncrossed(double squareMetres, double tolerance)
    {
        var isCrossed = new bool[_area.Count];
        foreach (var crossing in _crossings)
            isCrossed[crossing.InArea] = true;
        List<Coordinate>? uncrossed = null;
        for (int first = 0, end; first < _area.Count; first = end)
        {
            var anyCrossing = isCrossed[first];
            for (end = first + 1; end < _area.Count && _nextInArea[end - 1] == end; end++)
                anyCrossing |= isCrossed[end];
            if (anyCrossing)
                continue;
            if (uncrossed is not null)
                return false;
            uncrossed = _area.GetRange(first, end - first).ConvertAll(static edge => new Coordinate(edge.X1, edge.Y1));
        }

        double without = 0;
        foreach (var loop in _loops)
            without += LoopPolygons.AreaOf(loop);
        if (uncrossed is null)
            return Math.Abs(without - squareMetres) <= tolerance;
        var ring = LoopPolygons.AreaOf(uncrossed);
        if (Math.Abs(ring) <= 4 * tolerance)
            return false;
        if (Math.Abs(without - squareMetres) <= tolerance)
            return true;
        _loops.Add(uncrossed);
        return Math.Abs(without + ring - squareMetres) <= tolerance;
    }

    private Geometry? Build()
    {
        if (!_outlineMeetsItself)
            return LoopPolygons.Find(_loops) is { } plain && (!_passesVertex || plain.IsValid) ? plain : null;
        var loops = _loops.SelectMany(OutlineLinks.Split).ToList();
        var areShells = loops.TrueForAll(static loop => LoopPolygons.AreaOf(loop) > 0);
        var polygons = LoopPolygons.Find(loops);

        // Shells that meet in vertices are valid side by side; a hole that meets its shell twice parts it.
        return polygons is null || (_passesVertex ? polygons.IsValid : areShells || LoopPolygons.AreConnected(polygons)) ? polygons : null;
    }

    private sealed class Crossing(int inArea, int inOutline, double shareOfArea, double shareOfOutline, Coordinate point, bool enters)
    {
        internal int InArea { get; } = inArea;

        internal int InOutline { get; } = inOutline;

        internal double ShareOfArea { get; } = shareOfArea;

        internal double ShareOfOutline { get; } = shareOfOutline;

        internal Coordinate Point { get; } = point;

        /// <summary>Whether the area's edge enters what the outline bounds.</summary>
        internal bool Enters { get; } = enters;

        internal int RankInArea { get; set; }

        internal int RankInOutline { get; set; }

        internal bool IsTaken { get; set; }
    }

    /// <summary>The crossings in their order along one boundary, and per edge which of them are its own.</summary>
    private sealed class Places
    {
        private readonly int[] _starts;

        internal Places(List<Crossing> crossings, int edges, Func<Crossing, (int Edge, int Rank)> placeOf)
        {
            InOrder = new Crossing[crossings.Count];
            _starts = new int[edges + 1];
            foreach (var crossing in crossings)
            {
                var (edge, rank) = placeOf(crossing);
                InOrder[rank] = crossing;
                _starts[edge + 1]++;
            }

            for (var i = 0; i < edges; i++)
                _starts[i + 1] += _starts[i];
        }

        internal Crossing[] InOrder { get; }

        internal int StartOf(int edge) => _starts[edge];

        internal int EndOf(int edge) => _starts[edge + 1];
    }
}
