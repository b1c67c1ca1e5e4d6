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
/// <para>An instance holds scratch memory and serves one thread.</para>
/// </remarks>
internal sealed class OverlapKernel
{
    private const int Lanes = EdgeChunks.Size;

    /// <summary>Below this share of the magnitudes summed, rounding could have made or unmade the area (a generous multiple of 2⁻⁵³).</summary>
    private const double UncertainShare = 1.0 / (1L << 46);

    private readonly WindowEdges edgesOfA = new();
    private readonly WindowEdges edgesOfB = new();
    private BalancedSum doubleArea;
    private double originX;
    private double originY;
    private bool crossesProperly;

    /// <summary>
    /// The area common to two items, in the square of the coordinate unit. <paramref name="certain"/> is false when the area is so near zero
    /// that rounding could have made it: then an exact overlay has to tell whether there is an overlap at all.
    /// </summary>
    public double Area(in PackedView a, int itemA, in PackedView b, int itemB, out bool certain)
    {
        certain = true;
        var window = a.Boxes[itemA].Intersection(b.Boxes[itemB]);
        if (!(window.Width > 0 && window.Height > 0)) return 0;

        var chunkWindow = new ChunkWindow(window);
        edgesOfA.Select(a, itemA, chunkWindow);
        edgesOfB.Select(b, itemB, chunkWindow);
        doubleArea = default;
        originX = window.MinX;
        originY = window.MinY;
        crossesProperly = false;

        if (edgesOfA.ChunkCount > 0 && edgesOfB.ChunkCount > 0) AddCrossings(a, b);
        AddRings(edgesOfA, a, itemA, b, itemB, otherIsMoved: false);
        AddRings(edgesOfB, b, itemB, a, itemA, otherIsMoved: true);

        var (total, magnitude) = doubleArea.Finish();
        var area = total / 2;
        if (area > UncertainShare * (magnitude + window.Width * window.Height)) return area;

        certain = area == 0 && !crossesProperly;
        return Math.Max(area, 0);
    }

    /// <summary>Finds every pair of crossing edges, adds both partial terms and notes on both edges how the winding changes.</summary>
    private void AddCrossings(in PackedView a, in PackedView b)
    {
        for (var chunkA = 0; chunkA < edgesOfA.ChunkCount; chunkA++)
        {
            var box = new ChunkWindow(edgesOfA.West[chunkA], edgesOfA.South[chunkA], edgesOfA.East[chunkA], edgesOfA.North[chunkA]);
            for (var first = 0; first < edgesOfB.ChunkCount; first += WindowEdges.BoxLanes)
                for (var hits = edgesOfB.ChunksMeeting(box, first); hits != 0; hits &= hits - 1)
                    AddCrossings(a, chunkA, b, first + BitOperations.TrailingZeroCount(hits));
        }
    }

    /// <summary>The same for two chunks: each edge of A that reaches B's chunk against eight of B at once.</summary>
    private void AddCrossings(in PackedView a, int chunkA, in PackedView b, int chunkB)
    {
        var edgeA = edgesOfA.FirstEdges[chunkA];
        var edgeB = edgesOfB.FirstEdges[chunkB];
        ref var ax = ref Unsafe.AsRef(in a.Xs[edgeA]);
        ref var ay = ref Unsafe.AsRef(in a.Ys[edgeA]);
        ref var bx = ref Unsafe.AsRef(in b.Xs[edgeB]);
        ref var by = ref Unsafe.AsRef(in b.Ys[edgeB]);
        var near = Meeting(
            Vector512.LoadUnsafe(ref ax),
            Vector512.LoadUnsafe(ref ay),
            Vector512.LoadUnsafe(ref ax, 1),
            Vector512.LoadUnsafe(ref ay, 1),
            Vector512.Create((double)edgesOfB.West[chunkB]),
            Vector512.Create((double)edgesOfB.South[chunkB]),
            Vector512.Create((double)edgesOfB.East[chunkB]),
            Vector512.Create((double)edgesOfB.North[chunkB])) & WindowEdges.LaneMask(Lanes, edgesOfA.EdgeCounts[chunkA]);
        if (near == 0) return;

        Vector512<double> b1x = Vector512.LoadUnsafe(ref bx), b2x = Vector512.LoadUnsafe(ref bx, 1);
        Vector512<double> b1y = Vector512.LoadUnsafe(ref by), b2y = Vector512.LoadUnsafe(ref by, 1);
        var lanesOfB = WindowEdges.LaneMask(Lanes, edgesOfB.EdgeCounts[chunkB]);
        for (; near != 0; near &= near - 1)
        {
            var laneA = BitOperations.TrailingZeroCount(near);
            double x1 = Unsafe.Add(ref ax, laneA), x2 = Unsafe.Add(ref ax, laneA + 1);
            double y1 = Unsafe.Add(ref ay, laneA), y2 = Unsafe.Add(ref ay, laneA + 1);
            var hits = (uint)(lanesOfB & Meeting(
                b1x,
                b1y,
                b2x,
                b2y,
                Vector512.Create(Math.Min(x1, x2)),
                Vector512.Create(Math.Min(y1, y2)),
                Vector512.Create(Math.Max(x1, x2)),
                Vector512.Create(Math.Max(y1, y2))));
            if (hits == 0) continue;

            hits &= ~NotCrossing(x1, y1, x2, y2, b1x, b1y, b2x, b2y);
            for (; hits != 0; hits &= hits - 1)
            {
                var laneB = BitOperations.TrailingZeroCount(hits);
                AddCrossing(a, chunkA * Lanes + laneA, edgeA + laneA, b, chunkB * Lanes + laneB, edgeB + laneB);
            }
        }
    }

    /// <summary>Which of eight edges have a box that meets another; touching counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Meeting(
        Vector512<double> x1, Vector512<double> y1, Vector512<double> x2, Vector512<double> y2,
        Vector512<double> west, Vector512<double> south, Vector512<double> east, Vector512<double> north)
    {
        var meets = Vector512.LessThanOrEqual(Vector512.MinNative(x1, x2), east)
            & Vector512.GreaterThanOrEqual(Vector512.MaxNative(x1, x2), west)
            & Vector512.LessThanOrEqual(Vector512.MinNative(y1, y2), north)
            & Vector512.GreaterThanOrEqual(Vector512.MaxNative(y1, y2), south);
        return meets.ExtractMostSignificantBits();
    }

    /// <summary>
    /// Which of eight edges b₁b₂ surely do not cross an edge a₁a₂: both ends of one lie on the same side of the other. Ends that coincide
    /// exactly lie on the line and count for the side to which moving A takes them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NotCrossing(
        double a1x, double a1y, double a2x, double a2y,
        Vector512<double> b1x, Vector512<double> b1y, Vector512<double> b2x, Vector512<double> b2y)
    {
        var b1IsA1 = Equal(b1x, a1x, b1y, a1y);
        var b1IsA2 = Equal(b1x, a2x, b1y, a2y);
        var b2IsA1 = Equal(b2x, a1x, b2y, a1y);
        var b2IsA2 = Equal(b2x, a2x, b2y, a2y);

        var directionOfA = (X: Vector512.Create(a2x - a1x), Y: Vector512.Create(a2y - a1y));
        var leftOfA = SideOfMovedPoint(a2x - a1x, a2y - a1y) < 0 ? ~0u : 0;
        var (left1, right1) = SureSides(directionOfA.X, directionOfA.Y, b1x - Vector512.Create(a1x), b1y - Vector512.Create(a1y));
        var (left2, right2) = SureSides(directionOfA.X, directionOfA.Y, b2x - Vector512.Create(a1x), b2y - Vector512.Create(a1y));
        var on1 = b1IsA1 | b1IsA2;
        var on2 = b2IsA1 | b2IsA2;
        var apart = ((left1 | (on1 & leftOfA)) & (left2 | (on2 & leftOfA))) | ((right1 | (on1 & ~leftOfA)) & (right2 | (on2 & ~leftOfA)));

        Vector512<double> directionX = b2x - b1x, directionY = b2y - b1y;
        var down = Vector512.LessThan(directionY, Vector512<double>.Zero).ExtractMostSignificantBits();
        var level = Vector512.Equals(directionY, Vector512<double>.Zero).ExtractMostSignificantBits();
        var east = Vector512.GreaterThan(directionX, Vector512<double>.Zero).ExtractMostSignificantBits();
        var leftOfB = (uint)(down | (level & east));
        (left1, right1) = SureSides(directionX, directionY, Vector512.Create(a1x) - b1x, Vector512.Create(a1y) - b1y);
        (left2, right2) = SureSides(directionX, directionY, Vector512.Create(a2x) - b1x, Vector512.Create(a2y) - b1y);
        on1 = b1IsA1 | b2IsA1;
        on2 = b1IsA2 | b2IsA2;
        return apart | ((left1 | (on1 & leftOfB)) & (left2 | (on2 & leftOfB))) | ((right1 | (on1 & ~leftOfB)) & (right2 | (on2 & ~leftOfB)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Equal(Vector512<double> x, double atX, Vector512<double> y, double atY) =>
        (uint)(Vector512.Equals(x, Vector512.Create(atX)) & Vector512.Equals(y, Vector512.Create(atY))).ExtractMostSignificantBits();

    /// <summary>Which of eight points, given relative to the start of a line, lie left and which right of it beyond doubt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (uint Left, uint Right) SureSides(
        Vector512<double> directionX, Vector512<double> directionY, Vector512<double> x, Vector512<double> y)
    {
        var left = directionX * y;
        var right = directionY * x;
        var determinant = left - right;
        var bound = Vector512.Create(Orientation.FilterBound) * (Vector512.Abs(left) + Vector512.Abs(right));
        return ((uint)Vector512.GreaterThan(determinant, bound).ExtractMostSignificantBits(),
            (uint)Vector512.LessThan(determinant, -bound).ExtractMostSignificantBits());
    }

    private void AddCrossing(in PackedView a, int slotOfA, int i, in PackedView b, int slotOfB, int j)
    {
        double a1x = a.Xs[i], a1y = a.Ys[i], a2x = a.Xs[i + 1], a2y = a.Ys[i + 1];
        double b1x = b.Xs[j], b1y = b.Ys[j], b2x = b.Xs[j + 1], b2y = b.Ys[j + 1];
        var sideOfA1 = Orientation.Of(b1x, b1y, b2x, b2y, a1x, a1y);
        var sideOfA2 = Orientation.Of(b1x, b1y, b2x, b2y, a2x, a2y);
        var fromB = SideOfMovedPoint(b2x - b1x, b2y - b1y);
        var fromLeft = (sideOfA1 == 0 ? fromB : sideOfA1) > 0;
        if (fromLeft == (sideOfA2 == 0 ? fromB : sideOfA2) > 0) return;

        var sideOfB1 = Orientation.Of(a1x, a1y, a2x, a2y, b1x, b1y);
        var sideOfB2 = Orientation.Of(a1x, a1y, a2x, a2y, b2x, b2y);
        var fromA = -SideOfMovedPoint(a2x - a1x, a2y - a1y);
        if ((sideOfB1 == 0 ? fromA : sideOfB1) > 0 == (sideOfB2 == 0 ? fromA : sideOfB2) > 0) return;

        // Where a vertex lies exactly on the other edge, the crossing is that vertex, bit for bit, in both polygons' sums.
        double x, y;
        if (sideOfA1 == 0) (x, y) = (a1x - originX, a1y - originY);
        else if (sideOfA2 == 0) (x, y) = (a2x - originX, a2y - originY);
        else if (sideOfB1 == 0) (x, y) = (b1x - originX, b1y - originY);
        else if (sideOfB2 == 0) (x, y) = (b2x - originX, b2y - originY);
        else
        {
            crossesProperly = true;
            double directionX = b2x - b1x, directionY = b2y - b1y;
            var from = directionX * (a1y - b1y) - directionY * (a1x - b1x);
            var to = directionX * (a2y - b1y) - directionY * (a2x - b1x);
            var share = from == to ? 0 : Math.Clamp(from / (from - to), 0, 1);
            x = a1x - originX + share * (a2x - a1x);
            y = a1y - originY + share * (a2y - a1y);
        }

        // Interiors are on the left: A enters B when it comes from B's right, and then B leaves A.
        var sign = fromLeft ? -1 : 1;
        doubleArea.Add(sign * ((x - (a2x - originX)) * (y + (a2y - originY))));
        doubleArea.Add(-sign * ((x - (b2x - originX)) * (y + (b2y - originY))));
        edgesOfA.WindingChanges[slotOfA] += (sbyte)sign;
        edgesOfB.WindingChanges[slotOfB] -= (sbyte)sign;
        edgesOfA.HasCrossings = edgesOfB.HasCrossings = true;
    }

    /// <summary>The side of a line with this direction to which a point on it moves by (ε, ε²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SideOfMovedPoint(double directionX, double directionY) =>
        directionY != 0 ? (directionY < 0 ? 1 : -1) : (directionX > 0 ? 1 : -1);

    /// <summary>Adds w·t of all edges of one item, ring by ring.</summary>
    private void AddRings(WindowEdges edges, in PackedView own, int item, in PackedView other, int otherItem, bool otherIsMoved)
    {
        var firstRing = own.FirstRing(item);
        for (var ring = firstRing; ring < own.FirstRing(item + 1); ring++)
        {
            var entire = edges.IsEntire(ring - firstRing);
            var relative = edges.HasCrossings ? AddRuns(edges, ring - firstRing, own, ring) : default;

            // Along the run that holds the ring's first vertex, winding numbers were taken relative to that vertex.
            int first;
            if (!entire) first = relative.Last;
            else if (relative.Lowest < 0) first = 1;
            else if (relative.Highest > 0) first = 0;
            else first = Winding(own, own.RingStarts[ring], other, otherItem, otherIsMoved);
            if (first == 0) continue;

            // Edge by edge where there are crossings: a boundary walked both ways then cancels exactly, which a rounded sum of the ring does not.
            if (!edges.HasCrossings) doubleArea.Add(own.DoubleAreaOfRing(ring, originY));
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
                if (winding != 0) doubleArea.Add(winding * Term(own, next));
                winding += edges.WindingChanges[slot];
                if (!firstRun) continue;
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
        if (count == Lanes) doubleArea.Add(winding * Terms(view, firstEdge));
        else
            for (var edge = firstEdge; edge < firstEdge + count; edge++)
                doubleArea.Add(winding * Term(view, edge));
    }

    private double Term(in PackedView view, int edge) =>
        (view.Xs[edge] - view.Xs[edge + 1]) * (view.Ys[edge] - originY + (view.Ys[edge + 1] - originY));

    private Vector512<double> Terms(in PackedView view, int firstEdge)
    {
        ref var x = ref Unsafe.AsRef(in view.Xs[firstEdge]);
        ref var y = ref Unsafe.AsRef(in view.Ys[firstEdge]);
        var heightBase = Vector512.Create(originY);
        return (Vector512.LoadUnsafe(ref x) - Vector512.LoadUnsafe(ref x, 1))
            * (Vector512.LoadUnsafe(ref y) - heightBase + (Vector512.LoadUnsafe(ref y, 1) - heightBase));
    }

    /// <summary>
    /// How often the other item winds around a vertex, counted along a ray to the east; 0 or 1 for a valid polygon.
    /// <paramref name="otherIsMoved"/>: the other one is A, the polygon that is moved infinitesimally; else the vertex is A's.
    /// </summary>
    private static int Winding(in PackedView own, int vertex, in PackedView other, int otherItem, bool otherIsMoved)
    {
        double px = own.Xs[vertex], py = own.Ys[vertex];
        var box = other.Boxes[otherItem];
        if (px < box.MinX || px > box.MaxX || py < box.MinY || py > box.MaxY) return 0;

        // The ray meets chunks that reach it in height and do not end west of the vertex.
        var chunks = other.Chunks;
        var south = Vector512.Create(Outwards.Below(py));
        var north = Vector512.Create(Outwards.Above(py));
        var west = Vector512.Create(Outwards.Below(px));
        ref var souths = ref chunks.South[0];
        ref var norths = ref chunks.North[0];
        ref var easts = ref chunks.East[0];
        var winding = 0;
        for (var ring = other.FirstRing(otherItem); ring < other.FirstRing(otherItem + 1); ring++)
        {
            var (start, end) = (chunks.RingChunks[ring], chunks.RingChunks[ring + 1]);
            for (var first = start; first < end; first += WindowEdges.BoxLanes)
            {
                var at = (nuint)first;
                var reaches = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref souths, at), north)
                    & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref norths, at), south)
                    & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref easts, at), west);
                var hits = reaches.ExtractMostSignificantBits() & WindowEdges.LaneMask(WindowEdges.BoxLanes, end - first);
                for (; hits != 0; hits &= hits - 1)
                {
                    var edge = other.RingStarts[ring] + (first - start + BitOperations.TrailingZeroCount(hits)) * Lanes;
                    winding += WindingOfChunk(px, py, other, edge, other.EndEdge(ring) - edge, otherIsMoved);
                }
            }
        }
        return winding;
    }

    /// <summary>What up to eight edges contribute to a winding number.</summary>
    private static int WindingOfChunk(double px, double py, in PackedView other, int firstEdge, int count, bool otherIsMoved)
    {
        ref var x = ref Unsafe.AsRef(in other.Xs[firstEdge]);
        ref var y = ref Unsafe.AsRef(in other.Ys[firstEdge]);
        var pointX = Vector512.Create(px);
        var pointY = Vector512.Create(py);
        Vector512<double> fromY = Vector512.LoadUnsafe(ref y), toY = Vector512.LoadUnsafe(ref y, 1);

        // A moved vertex lies above fixed ones of its height; a fixed vertex lies below moved ones of its height.
        var straddles = otherIsMoved
            ? Vector512.GreaterThanOrEqual(fromY, pointY) ^ Vector512.GreaterThanOrEqual(toY, pointY)
            : Vector512.GreaterThan(fromY, pointY) ^ Vector512.GreaterThan(toY, pointY);
        var reaches = Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref x), pointX)
            | Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref x, 1), pointX);
        var winding = 0;
        var bits = (straddles & reaches).ExtractMostSignificantBits() & WindowEdges.LaneMask(Lanes, count);
        for (; bits != 0; bits &= bits - 1)
        {
            var edge = firstEdge + BitOperations.TrailingZeroCount(bits);
            double x1 = other.Xs[edge], y1 = other.Ys[edge], x2 = other.Xs[edge + 1], y2 = other.Ys[edge + 1];
            var side = Orientation.Of(x1, y1, x2, y2, px, py);
            if (side == 0) side = otherIsMoved ? -SideOfMovedPoint(x2 - x1, y2 - y1) : SideOfMovedPoint(x2 - x1, y2 - y1);

            // An edge going up with the point on its left, or going down with the point on its right, is met by the ray.
            if (y2 > y1 && side > 0) winding++;
            else if (y2 < y1 && side < 0) winding--;
        }
        return winding;
    }
}
