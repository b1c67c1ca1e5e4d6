using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The edges of one polygon whose boxes reach a window, in chunks of eight neighbouring edges: a chunk is kept whole when one of its edges
/// reaches the window, and a bit mask tells which do. Scratch memory of <see cref="OverlapKernel"/>.
/// </summary>
internal sealed class WindowEdges
{
    private const int Lanes = 8;
    private int[] entireRings = new int[4];

    /// <summary>Number of chunks kept.</summary>
    public int ChunkCount { get; private set; }

    /// <summary>Set when an edge crosses one of the other polygon.</summary>
    public bool HasCrossings { get; set; }

    /// <summary>Per chunk: the index of its first edge, which is that of the edge's first vertex.</summary>
    public int[] FirstEdges { get; private set; } = new int[16];

    /// <summary>Per chunk: which of its edges reach the window.</summary>
    public uint[] Masks { get; private set; } = new uint[16];

    /// <summary>Per ring: its first chunk; and the chunk count at the end.</summary>
    public int[] RingChunks { get; private set; } = new int[5];

    /// <summary>Per slot (chunk · 8 + lane): the box of the edge.</summary>
    public double[] LowX { get; private set; } = new double[16 * Lanes];

    public double[] HighX { get; private set; } = new double[16 * Lanes];

    public double[] LowY { get; private set; } = new double[16 * Lanes];

    public double[] HighY { get; private set; } = new double[16 * Lanes];

    /// <summary>Per slot: the sum of the winding changes of the other polygon along the edge.</summary>
    public sbyte[] WindingChanges { get; private set; } = new sbyte[16 * Lanes];

    /// <summary>True when every edge of the ring reaches the window, so that no vertex of it is known to be outside.</summary>
    public bool IsEntire(int ring) => entireRings[ring] != 0;

    /// <summary>Selects the edges of a polygon that reach the window and forgets the ones before.</summary>
    public void Select(in PolygonView view, in Box window)
    {
        Reserve(view.VertexCount / Lanes + view.RingCount + 1, view.RingCount);
        HasCrossings = false;
        var west = Vector512.Create(window.MinX);
        var east = Vector512.Create(window.MaxX);
        var south = Vector512.Create(window.MinY);
        var north = Vector512.Create(window.MaxY);
        ref var lowX = ref LowX[0];
        ref var highX = ref HighX[0];
        ref var lowY = ref LowY[0];
        ref var highY = ref HighY[0];
        var chunks = 0;
        for (var ring = 0; ring < view.RingCount; ring++)
        {
            RingChunks[ring] = chunks;
            var start = view.RingStarts[ring];
            var edges = view.RingStarts[ring + 1] - start - 1;
            var selected = 0;
            ref var x = ref Unsafe.AsRef(in view.Xs[start]);
            ref var y = ref Unsafe.AsRef(in view.Ys[start]);
            for (var i = 0; i < edges; i += Lanes)
            {
                var at = (nuint)i;
                Vector512<double> x1 = Vector512.LoadUnsafe(ref x, at), x2 = Vector512.LoadUnsafe(ref x, at + 1);
                Vector512<double> y1 = Vector512.LoadUnsafe(ref y, at), y2 = Vector512.LoadUnsafe(ref y, at + 1);
                Vector512<double> minX = Vector512.MinNative(x1, x2), maxX = Vector512.MaxNative(x1, x2);
                Vector512<double> minY = Vector512.MinNative(y1, y2), maxY = Vector512.MaxNative(y1, y2);
                var reaches = Vector512.LessThanOrEqual(minX, east) & Vector512.GreaterThanOrEqual(maxX, west)
                    & Vector512.LessThanOrEqual(minY, north) & Vector512.GreaterThanOrEqual(maxY, south);
                var mask = (uint)reaches.ExtractMostSignificantBits() & OverlapKernel.LaneMask(edges - i);
                if (mask == 0) continue;
                var slot = (nuint)(chunks * Lanes);
                minX.StoreUnsafe(ref lowX, slot);
                maxX.StoreUnsafe(ref highX, slot);
                minY.StoreUnsafe(ref lowY, slot);
                maxY.StoreUnsafe(ref highY, slot);
                FirstEdges[chunks] = start + i;
                Masks[chunks] = mask;
                selected += BitOperations.PopCount(mask);
                chunks++;
            }
            entireRings[ring] = selected == edges ? 1 : 0;
        }
        RingChunks[view.RingCount] = chunks;
        ChunkCount = chunks;
        Array.Clear(WindingChanges, 0, chunks * Lanes);
    }

    private void Reserve(int chunks, int rings)
    {
        if (rings + 1 > RingChunks.Length)
        {
            RingChunks = new int[2 * rings + 1];
            entireRings = new int[2 * rings];
        }
        if (chunks <= FirstEdges.Length) return;
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)chunks);
        FirstEdges = new int[capacity];
        Masks = new uint[capacity];
        LowX = new double[capacity * Lanes];
        HighX = new double[capacity * Lanes];
        LowY = new double[capacity * Lanes];
        HighY = new double[capacity * Lanes];
        WindingChanges = new sbyte[capacity * Lanes];
    }
}
