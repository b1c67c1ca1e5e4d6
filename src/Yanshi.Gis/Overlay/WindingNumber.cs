using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>Inside or outside, for a vertex whose side no crossing tells. Ties are decided as <see cref="OverlapKernel"/> decides them.</summary>
internal static class WindingNumber
{
    private const int Lanes = EdgeChunks.Size;

    /// <summary>
    /// How often an item winds around a vertex of the other polygon, counted along a ray to the east; 0 or 1 for a valid polygon.
    /// <paramref name="otherIsMoved"/>: the item is A, the polygon that is moved infinitesimally; else the vertex is A's.
    /// </summary>
    public static int Of(double px, double py, in PackedView other, int otherItem, bool otherIsMoved)
    {
        var box = other.Boxes[otherItem];
        if (px < box.MinX || px > box.MaxX || py < box.MinY || py > box.MaxY) return 0;

        // The ray meets chunks that reach it in height and do not end west of the vertex.
        ref readonly var chunks = ref other.Chunks;
        var south = Vector512.Create(Outwards.Below(py));
        var north = Vector512.Create(Outwards.Above(py));
        var west = Vector512.Create(Outwards.Below(px));
        ref var souths = ref MemoryMarshal.GetReference(chunks.South);
        ref var norths = ref MemoryMarshal.GetReference(chunks.North);
        ref var easts = ref MemoryMarshal.GetReference(chunks.East);
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
                    winding += OfChunk(px, py, other, edge, other.EndEdge(ring) - edge, otherIsMoved);
                }
            }
        }
        return winding;
    }

    /// <summary>What up to eight edges contribute to a winding number.</summary>
    private static int OfChunk(double px, double py, in PackedView other, int firstEdge, int count, bool otherIsMoved)
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
            if (side == 0) side = otherIsMoved ? -Orientation.OfMovedPoint(x2 - x1, y2 - y1) : Orientation.OfMovedPoint(x2 - x1, y2 - y1);

            // An edge going up with the point on its left, or going down with the point on its right, is met by the ray.
            if (y2 > y1 && side > 0) winding++;
            else if (y2 < y1 && side < 0) winding--;
        }
        return winding;
    }
}
