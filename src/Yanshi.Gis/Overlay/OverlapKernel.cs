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
    private const int Lanes = 8;

    /// <summary>Below this share of the magnitudes summed, rounding could have made or unmade the area (a generous multiple of 2⁻⁵³).</summary>
    private const double UncertainShare = 1.0 / (1L << 46);

    private readonly WindowEdges edgesOfA = new();
    private readonly WindowEdges edgesOfB = new();
    private BalancedSum doubleArea;
    private double originX;
    private double originY;
    private bool crossesProperly;

    /// <summary>
    /// The area common to both, in the square of the coordinate unit. <paramref name="certain"/> is false when the area is so near zero that
    /// rounding could have made it: then an exact overlay has to tell whether there is an overlap at all.
    /// </summary>
    public double Area(in PolygonView a, in Box boxOfA, in PolygonView b, in Box boxOfB, out bool certain)
    {
        certain = true;
        var window = boxOfA.Intersection(boxOfB);
        if (!(window.Width > 0 && window.Height > 0)) return 0;

        edgesOfB.Select(b, window);
        edgesOfA.Select(a, window);
        doubleArea = default;
        originX = window.MinX;
        originY = window.MinY;
        crossesProperly = false;

        if (edgesOfA.ChunkCount > 0 && edgesOfB.ChunkCount > 0) AddCrossings(a, b);
        AddRings(edgesOfA, a, b, otherIsMoved: false);
        AddRings(edgesOfB, b, a, otherIsMoved: true);

        var area = doubleArea.Value / 2;
        var uncertainty = UncertainShare * (doubleArea.Magnitude + window.Width * window.Height);
        if (area > uncertainty) return area;
        certain = area == 0 && !crossesProperly;
        return Math.Max(area, 0);
    }

    /// <summary>Finds every pair of crossing edges, adds both partial terms and notes on both edges how the winding changes.</summary>
    private void AddCrossings(in PolygonView a, in PolygonView b)
    {
        ref var ax = ref Unsafe.AsRef(in a.Xs[0]);
        ref var ay = ref Unsafe.AsRef(in a.Ys[0]);
        ref var bLowX = ref edgesOfB.LowX[0];
        ref var bHighX = ref edgesOfB.HighX[0];
        ref var bLowY = ref edgesOfB.LowY[0];
        ref var bHighY = ref edgesOfB.HighY[0];
        var bChunks = edgesOfB.ChunkCount;

        for (var chunk = 0; chunk < edgesOfA.ChunkCount; chunk++)
        {
            for (var bits = edgesOfA.Masks[chunk]; bits != 0; bits &= bits - 1)
            {
                var i = edgesOfA.FirstEdges[chunk] + BitOperations.TrailingZeroCount(bits);
                double x1 = Unsafe.Add(ref ax, i), x2 = Unsafe.Add(ref ax, i + 1), y1 = Unsafe.Add(ref ay, i), y2 = Unsafe.Add(ref ay, i + 1);
                var lowX = Vector512.Create(Math.Min(x1, x2));
                var highX = Vector512.Create(Math.Max(x1, x2));
                var lowY = Vector512.Create(Math.Min(y1, y2));
                var highY = Vector512.Create(Math.Max(y1, y2));
                for (var k = 0; k < bChunks; k++)
                {
                    var at = (nuint)(k * Lanes);
                    var meets = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref bLowX, at), highX)
                        & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref bHighX, at), lowX)
                        & Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref bLowY, at), highY)
                        & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref bHighY, at), lowY);
                    for (var hits = (uint)meets.ExtractMostSignificantBits() & edgesOfB.Masks[k]; hits != 0; hits &= hits - 1)
                    {
                        var lane = BitOperations.TrailingZeroCount(hits);
                        var j = edgesOfB.FirstEdges[k] + lane;
                        AddCrossing(a, chunk * Lanes + i - edgesOfA.FirstEdges[chunk], x1, y1, x2, y2, b, k * Lanes + lane, j);
                    }
                }
            }
        }
    }

    private void AddCrossing(in PolygonView a, int slotOfA, double a1x, double a1y, double a2x, double a2y, in PolygonView b, int slotOfB, int j)
    {
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

    /// <summary>Adds w·t of all edges of one polygon, ring by ring.</summary>
    private void AddRings(WindowEdges edges, in PolygonView own, in PolygonView other, bool otherIsMoved)
    {
        for (var ring = 0; ring < own.RingCount; ring++)
        {
            var entire = edges.IsEntire(ring);
            if (edges.HasCrossings)
            {
                AddRingWithCrossings(edges, ring, entire, own, other, otherIsMoved);
            }
            else if (entire && Winding(own, own.RingStarts[ring], other, otherIsMoved) != 0)
            {
                doubleArea.Add(own.DoubleAreaOfRing(ring, originY));
            }
        }
    }

    /// <summary>
    /// Walks the selected edges of a ring with the winding number of their first vertices. After a gap it is 0, since a vertex out of the
    /// window is outside the other polygon. The run that holds the ring's first vertex is closed at the end, when the winding there is known.
    /// </summary>
    private void AddRingWithCrossings(
        WindowEdges edges, int ring, bool entire, in PolygonView own, in PolygonView other, bool otherIsMoved)
    {
        int winding = 0, previous = own.RingStarts[ring] - 1, lowest = 0, highest = 0;
        var firstRun = true;
        var firstChunk = edges.RingChunks[ring];
        var endChunk = edges.RingChunks[ring + 1];
        for (var chunk = firstChunk; chunk < endChunk; chunk++)
        {
            for (var bits = edges.Masks[chunk]; bits != 0; bits &= bits - 1)
            {
                var lane = BitOperations.TrailingZeroCount(bits);
                var edge = edges.FirstEdges[chunk] + lane;
                if (edge != previous + 1)
                {
                    winding = 0;
                    firstRun = false;
                }
                previous = edge;
                if (winding != 0) doubleArea.Add(winding * Term(own, edge));
                winding += edges.WindingChanges[chunk * Lanes + lane];
                if (firstRun)
                {
                    lowest = Math.Min(lowest, winding);
                    highest = Math.Max(highest, winding);
                }
            }
        }

        // Winding numbers along the first run are relative to that of the ring's first vertex, found in one of three ways.
        int first;
        if (!entire) first = previous == own.RingStarts[ring + 1] - 2 ? winding : 0;
        else if (lowest < 0) first = 1;
        else if (highest > 0) first = 0;
        else first = Winding(own, own.RingStarts[ring], other, otherIsMoved);
        if (first == 0) return;

        for (var chunk = firstChunk; chunk < endChunk; chunk++)
        {
            var edge = edges.FirstEdges[chunk];
            for (uint lane = 0; lane < Lanes && edge < own.RingStarts[ring + 1] - 1; lane++, edge++)
            {
                if ((edges.Masks[chunk] >> (int)lane & 1) == 0) return;
                doubleArea.Add(first * Term(own, edge));
            }
            if (chunk + 1 < endChunk && edges.FirstEdges[chunk + 1] != edge) return;
        }
    }

    private double Term(in PolygonView view, int edge) =>
        (view.Xs[edge] - view.Xs[edge + 1]) * (view.Ys[edge] - originY + (view.Ys[edge + 1] - originY));

    /// <summary>
    /// How often the other polygon winds around a vertex, counted along a ray to the east; 0 or 1 for a valid polygon.
    /// <paramref name="otherIsMoved"/>: the other one is A, the polygon that is moved infinitesimally; else the vertex is A's.
    /// </summary>
    private static int Winding(in PolygonView own, int vertex, in PolygonView other, bool otherIsMoved)
    {
        double px = own.Xs[vertex], py = own.Ys[vertex];
        var atX = Vector512.Create(px);
        var atY = Vector512.Create(py);
        var winding = 0;
        for (var ring = 0; ring < other.RingCount; ring++)
        {
            var start = other.RingStarts[ring];
            var edges = other.RingStarts[ring + 1] - start - 1;
            ref var x = ref Unsafe.AsRef(in other.Xs[start]);
            ref var y = ref Unsafe.AsRef(in other.Ys[start]);
            for (var i = 0; i < edges; i += Lanes)
            {
                var at = (nuint)i;
                Vector512<double> fromY = Vector512.LoadUnsafe(ref y, at), toY = Vector512.LoadUnsafe(ref y, at + 1);

                // A moved vertex lies above fixed ones of its height; a fixed vertex lies below moved ones of its height.
                var straddles = otherIsMoved
                    ? Vector512.GreaterThanOrEqual(fromY, atY) ^ Vector512.GreaterThanOrEqual(toY, atY)
                    : Vector512.GreaterThan(fromY, atY) ^ Vector512.GreaterThan(toY, atY);
                var reaches = Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref x, at), atX)
                    | Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref x, at + 1), atX);
                var bits = (uint)(straddles & reaches).ExtractMostSignificantBits() & LaneMask(edges - i);
                for (; bits != 0; bits &= bits - 1)
                {
                    var edge = start + i + BitOperations.TrailingZeroCount(bits);
                    double x1 = other.Xs[edge], y1 = other.Ys[edge], x2 = other.Xs[edge + 1], y2 = other.Ys[edge + 1];
                    var side = Orientation.Of(x1, y1, x2, y2, px, py);
                    if (side == 0) side = otherIsMoved ? -SideOfMovedPoint(x2 - x1, y2 - y1) : SideOfMovedPoint(x2 - x1, y2 - y1);

                    // An edge going up with the point on its left, or going down with the point on its right, is met by the ray.
                    if (y2 > y1 && side > 0) winding++;
                    else if (y2 < y1 && side < 0) winding--;
                }
            }
        }
        return winding;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint LaneMask(int remaining) => remaining >= Lanes ? 0xFFu : (1u << remaining) - 1;
}
