using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The area of A∩B without building it. The boundary of A∩B consists of the stretches of A's edges inside B and of B's edges inside A;
/// Green's theorem sums the area over them, edge by edge, in any order.
/// </summary>
/// <remarks>
/// <para>Let t(p,q) be an edge's term of the shoelace formula, and w the number of times the other polygon winds around a point (0 or 1).
/// An edge a₁a₂ contributes w(a₁)·t(a₁,a₂) + Σ s·t(c,a₂) over its crossings c, s being +1 where it enters the other polygon and −1 where it
/// leaves; w(a₂) = w(a₁) + Σ s. So crossings need neither sorting nor linking, and each pair of crossing edges serves both polygons.</para>
/// <para>Exactly coincident vertices and edges are decided as if A were moved by an infinitesimal (ε, ε²): then no vertex lies on an edge and
/// every predicate, computed exactly, has a sign. The area is continuous, so its limit is the area; crossings in the limit are the coincident
/// vertices themselves, and a boundary walked in both directions cancels to exactly zero (see <see cref="BalancedSum"/>). Polygons that only
/// touch, in points or along edges, overlap by exactly 0.</para>
/// <para>Only edges that reach the window, the common part of both boxes, are looked at: everything else is outside the other polygon.</para>
/// <para>Of valid polygons every winding is 0 or 1. Where rounding left a polygon invalid (a hole's vertex a hair outside its shell), a boundary
/// may pass through a spot with another winding; the area is then not certain, whatever it is.</para>
/// <para>An instance holds scratch memory and serves one thread.</para>
/// </remarks>
internal sealed class OverlapKernel
{
    private const int Lanes = EdgeChunks.Size;

    /// <summary>Below this share of the magnitudes summed, rounding could have made or unmade the area (a generous multiple of 2⁻⁵³).</summary>
    private const double UncertainShare = 1.0 / (1L << 46);

    // A check measures one layer after the other.
    [ThreadStatic]
    private static OverlapKernel? OfThreadOrNull;

    private readonly WindowEdges _edgesOfA = new();
    private readonly WindowEdges _edgesOfB = new();
    private BalancedSum _doubleArea;
    private double _originX;
    private double _originY;
    private bool _crossesProperly;
    private bool _windsOnce;

    /// <summary>The calling thread's own.</summary>
    internal static OverlapKernel OfThread => OfThreadOrNull ??= new OverlapKernel();

    /// <summary>
    /// The area common to two items, in the square of the coordinate unit. <paramref name="certain"/> is false when the area is so near zero
    /// that rounding could have made it, or when a polygon is seen to be invalid: then an exact overlay has to tell.
    /// </summary>
    public double Area(in PackedView a, int itemA, in PackedView b, int itemB, out bool certain)
    {
        certain = true;
        var window = a.Boxes[itemA].Intersection(b.Boxes[itemB]);
        if (!(window.Width > 0 && window.Height > 0)) return 0;

        var chunkWindow = new ChunkWindow(window);
        _edgesOfA.Select(a, itemA, chunkWindow);
        _edgesOfB.Select(b, itemB, chunkWindow);
        _doubleArea = default;
        _originX = window.MinX;
        _originY = window.MinY;
        _crossesProperly = false;
        _windsOnce = true;

        if (_edgesOfA.ChunkCount > 0 && _edgesOfB.ChunkCount > 0) AddCrossings(a, b);
        AddRings(_edgesOfA, a, itemA, b, itemB, otherIsMoved: false);
        AddRings(_edgesOfB, b, itemB, a, itemA, otherIsMoved: true);

        var (total, magnitude) = _doubleArea.Finish();
        var area = total / 2;
        if (!_windsOnce)
        {
            certain = false;
            return Math.Max(area, 0);
        }
        if (area > UncertainShare * (magnitude + window.Width * window.Height)) return area;

        certain = area == 0 && !_crossesProperly;
        return Math.Max(area, 0);
    }

    /// <summary>Finds every pair of crossing edges, adds both partial terms and notes on both edges how the winding changes.</summary>
    private void AddCrossings(in PackedView a, in PackedView b)
    {
        for (var chunkA = 0; chunkA < _edgesOfA.ChunkCount; chunkA++)
        {
            var box = new ChunkWindow(_edgesOfA.West[chunkA], _edgesOfA.South[chunkA], _edgesOfA.East[chunkA], _edgesOfA.North[chunkA]);
            for (var first = 0; first < _edgesOfB.ChunkCount; first += WindowEdges.BoxLanes)
                for (var hits = _edgesOfB.ChunksMeeting(box, first); hits != 0; hits &= hits - 1)
                    AddCrossings(a, chunkA, b, first + BitOperations.TrailingZeroCount(hits));
        }
    }

    /// <summary>The same for two chunks: each edge of A that reaches B's chunk against eight of B at once.</summary>
    private void AddCrossings(in PackedView a, int chunkA, in PackedView b, int chunkB)
    {
        var edgeA = _edgesOfA.FirstEdges[chunkA];
        var edgeB = _edgesOfB.FirstEdges[chunkB];
        ref var ax = ref Unsafe.AsRef(in a.Xs[edgeA]);
        ref var ay = ref Unsafe.AsRef(in a.Ys[edgeA]);
        ref var bx = ref Unsafe.AsRef(in b.Xs[edgeB]);
        ref var by = ref Unsafe.AsRef(in b.Ys[edgeB]);
        var near = CrossingFilter.Meeting(
            Vector512.LoadUnsafe(ref ax),
            Vector512.LoadUnsafe(ref ay),
            Vector512.LoadUnsafe(ref ax, 1),
            Vector512.LoadUnsafe(ref ay, 1),
            Vector512.Create((double)_edgesOfB.West[chunkB]),
            Vector512.Create((double)_edgesOfB.South[chunkB]),
            Vector512.Create((double)_edgesOfB.East[chunkB]),
            Vector512.Create((double)_edgesOfB.North[chunkB])) & WindowEdges.LaneMask(Lanes, _edgesOfA.EdgeCounts[chunkA]);
        if (near == 0) return;

        Vector512<double> b1x = Vector512.LoadUnsafe(ref bx), b2x = Vector512.LoadUnsafe(ref bx, 1);
        Vector512<double> b1y = Vector512.LoadUnsafe(ref by), b2y = Vector512.LoadUnsafe(ref by, 1);
        var lanesOfB = WindowEdges.LaneMask(Lanes, _edgesOfB.EdgeCounts[chunkB]);
        for (; near != 0; near &= near - 1)
        {
            var laneA = BitOperations.TrailingZeroCount(near);
            double x1 = Unsafe.Add(ref ax, laneA), x2 = Unsafe.Add(ref ax, laneA + 1);
            double y1 = Unsafe.Add(ref ay, laneA), y2 = Unsafe.Add(ref ay, laneA + 1);
            var hits = (uint)(lanesOfB & CrossingFilter.Meeting(
                b1x,
                b1y,
                b2x,
                b2y,
                Vector512.Create(Math.Min(x1, x2)),
                Vector512.Create(Math.Min(y1, y2)),
                Vector512.Create(Math.Max(x1, x2)),
                Vector512.Create(Math.Max(y1, y2))));
            if (hits == 0) continue;

            hits &= ~CrossingFilter.NotCrossing(x1, y1, x2, y2, b1x, b1y, b2x, b2y);
            for (; hits != 0; hits &= hits - 1)
            {
                var laneB = BitOperations.TrailingZeroCount(hits);
                AddCrossing(a, chunkA * Lanes + laneA, edgeA + laneA, b, chunkB * Lanes + laneB, edgeB + laneB);
            }
        }
    }

    private void AddCrossing(in PackedView a, int slotOfA, int i, in PackedView b, int slotOfB, int j)
    {
        double a1x = a.Xs[i], a1y = a.Ys[i], a2x = a.Xs[i + 1], a2y = a.Ys[i + 1];
        double b1x = b.Xs[j], b1y = b.Ys[j], b2x = b.Xs[j + 1], b2y = b.Ys[j + 1];
        var sideOfA1 = Orientation.Of(b1x, b1y, b2x, b2y, a1x, a1y);
        var sideOfA2 = Orientation.Of(b1x, b1y, b2x, b2y, a2x, a2y);
        var fromB = Orientation.OfMovedPoint(b2x - b1x, b2y - b1y);
        var fromLeft = (sideOfA1 == 0 ? fromB : sideOfA1) > 0;
        if (fromLeft == (sideOfA2 == 0 ? fromB : sideOfA2) > 0) return;

        var sideOfB1 = Orientation.Of(a1x, a1y, a2x, a2y, b1x, b1y);
        var sideOfB2 = Orientation.Of(a1x, a1y, a2x, a2y, b2x, b2y);
        var fromA = -Orientation.OfMovedPoint(a2x - a1x, a2y - a1y);
        if ((sideOfB1 == 0 ? fromA : sideOfB1) > 0 == (sideOfB2 == 0 ? fromA : sideOfB2) > 0) return;

        // Where a vertex lies exactly on the other edge, the crossing is that vertex, bit for bit, in both polygons' sums.
        double x, y;
        if (sideOfA1 == 0) (x, y) = (a1x - _originX, a1y - _originY);
        else if (sideOfA2 == 0) (x, y) = (a2x - _originX, a2y - _originY);
        else if (sideOfB1 == 0) (x, y) = (b1x - _originX, b1y - _originY);
        else if (sideOfB2 == 0) (x, y) = (b2x - _originX, b2y - _originY);
        else
        {
            _crossesProperly = true;
            double directionX = b2x - b1x, directionY = b2y - b1y;
            var from = directionX * (a1y - b1y) - directionY * (a1x - b1x);
            var to = directionX * (a2y - b1y) - directionY * (a2x - b1x);
            var share = from == to ? 0 : Math.Clamp(from / (from - to), 0, 1);
            x = a1x - _originX + share * (a2x - a1x);
            y = a1y - _originY + share * (a2y - a1y);
        }

        // Interiors are on the left: A enters B when it comes from B's right, and then B leaves A.
        var sign = fromLeft ? -1 : 1;
        _doubleArea.Add(sign * ((x - (a2x - _originX)) * (y + (a2y - _originY))));
        _doubleArea.Add(-sign * ((x - (b2x - _originX)) * (y + (b2y - _originY))));
        _edgesOfA.WindingChanges[slotOfA] += (sbyte)sign;
        _edgesOfB.WindingChanges[slotOfB] -= (sbyte)sign;
        _edgesOfA.HasCrossings = _edgesOfB.HasCrossings = true;
    }

    /// <summary>Adds w·t of all edges of one item, ring by ring.</summary>
    private void AddRings(WindowEdges edges, in PackedView own, int item, in PackedView other, int otherItem, bool otherIsMoved)
    {
        var firstRing = own.FirstRing(item);
        for (var ring = firstRing; ring < own.FirstRing(item + 1); ring++)
        {
            var entire = edges.IsEntire(ring - firstRing);
            var relative = edges.HasCrossings ? AddRuns(edges, ring - firstRing, own, ring) : default;

            // Along the run that holds the ring's first vertex, winding numbers were taken relative to that vertex. The extremes alone would tell
            // its own for valid polygons only: a boundary that passes once through a winding of -1 looks like one that leaves.
            var first = entire
                ? WindingNumber.Of(own.Xs[own.RingStarts[ring]], own.Ys[own.RingStarts[ring]], other, otherItem, otherIsMoved)
                : relative.Last;
            _windsOnce &= first + relative.Lowest >= 0 && first + relative.Highest <= 1;
            if (first == 0) continue;

            // Edge by edge where there are crossings: a boundary walked both ways then cancels exactly, which a rounded sum of the ring does not.
            if (!edges.HasCrossings) _doubleArea.Add(own.DoubleAreaOfRing(ring, _originY));
            else AddFirstRun(edges, ring - firstRing, own, ring);
        }
    }

    /// <summary>
    /// Walks the kept chunks of a ring, winding numbers counted from 0 at the start of every run: after a gap that is the truth, since a chunk
    /// out of the window is outside the other polygon. Answers the winding behind the ring's last edge (0 when that was not kept) and the
    /// extremes along the first run.
    /// </summary>
    private (int Last, int Lowest, int Highest) AddRuns(WindowEdges edges, int ringOfItem, in PackedView own, int ring)
    {
        int winding = 0, lowest = 0, highest = 0;
        var next = own.RingStarts[ring];
        var firstRun = true;
        for (var chunk = edges.RingChunks[ringOfItem]; chunk < edges.RingChunks[ringOfItem + 1]; chunk++)
        {
            if (edges.FirstEdges[chunk] != next)
            {
                _windsOnce &= firstRun || winding == 0;
                winding = 0;
                firstRun = false;
                next = edges.FirstEdges[chunk];
            }
            if (Unsafe.As<sbyte, long>(ref edges.WindingChanges[chunk * Lanes]) == 0)
            {
                if (winding != 0) AddTerms(own, next, edges.EdgeCounts[chunk], winding);
                next += edges.EdgeCounts[chunk];
                continue;
            }
            for (var slot = chunk * Lanes; slot < chunk * Lanes + edges.EdgeCounts[chunk]; slot++, next++)
            {
                if (winding != 0) _doubleArea.Add(winding * Term(own, next));
                winding += edges.WindingChanges[slot];
                if (!firstRun)
                {
                    _windsOnce &= winding is 0 or 1;
                    continue;
                }
                lowest = Math.Min(lowest, winding);
                highest = Math.Max(highest, winding);
            }
        }
        return (next == own.EndEdge(ring) ? winding : 0, lowest, highest);
    }

    /// <summary>Adds the terms of the kept chunks from the ring's first one to the first gap.</summary>
    private void AddFirstRun(WindowEdges edges, int ringOfItem, in PackedView own, int ring)
    {
        var next = own.RingStarts[ring];
        for (var chunk = edges.RingChunks[ringOfItem]; chunk < edges.RingChunks[ringOfItem + 1]; chunk++)
        {
            if (edges.FirstEdges[chunk] != next) return;
            AddTerms(own, next, edges.EdgeCounts[chunk], winding: 1);
            next += edges.EdgeCounts[chunk];
        }
    }

    private void AddTerms(in PackedView view, int firstEdge, int count, int winding)
    {
        if (count == Lanes) _doubleArea.Add(winding * Terms(view, firstEdge));
        else
            for (var edge = firstEdge; edge < firstEdge + count; edge++)
                _doubleArea.Add(winding * Term(view, edge));
    }

    private double Term(in PackedView view, int edge) =>
        (view.Xs[edge] - view.Xs[edge + 1]) * (view.Ys[edge] - _originY + (view.Ys[edge + 1] - _originY));

    private Vector512<double> Terms(in PackedView view, int firstEdge)
    {
        ref var x = ref Unsafe.AsRef(in view.Xs[firstEdge]);
        ref var y = ref Unsafe.AsRef(in view.Ys[firstEdge]);
        var heightBase = Vector512.Create(_originY);
        return (Vector512.LoadUnsafe(ref x) - Vector512.LoadUnsafe(ref x, 1))
            * (Vector512.LoadUnsafe(ref y) - heightBase + (Vector512.LoadUnsafe(ref y, 1) - heightBase));
    }
}
