using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The edges of one polygon whose boxes reach a window, in chunks of eight neighbouring edges: a chunk is kept whole when one of its edges
/// reaches the window, and a bit mask tells which do. Scratch memory of <see cref="OverlapKernel"/>.
/// </summary>
internal sealed class WindowEdges
{
    /// <summary>Chunks whose boxes are compared at once.</summary>
    public const int BoxLanes = 16;

    private const int Lanes = EdgeChunks.Size;
    private bool[] entireRings = new bool[4];

    /// <summary>Number of chunks kept.</summary>
    public int ChunkCount { get; private set; }

    /// <summary>Set when an edge crosses one of the other polygon.</summary>
    public bool HasCrossings { get; set; }

    /// <summary>Per chunk: the number of its first edge.</summary>
    public int[] FirstEdges { get; private set; } = new int[16];

    /// <summary>Per chunk: which of its edges reach the window.</summary>
    public uint[] Masks { get; private set; } = new uint[16];

    /// <summary>Per chunk: its box, in single precision, rounded outwards; padded for wide loads.</summary>
    public float[] West { get; private set; } = new float[16 + BoxLanes];

    public float[] South { get; private set; } = new float[16 + BoxLanes];

    public float[] East { get; private set; } = new float[16 + BoxLanes];

    public float[] North { get; private set; } = new float[16 + BoxLanes];

    /// <summary>Per ring of the item: its first chunk; and the chunk count at the end.</summary>
    public int[] RingChunks { get; private set; } = new int[5];

    /// <summary>Per slot (chunk · 8 + lane): the sum of the winding changes of the other polygon along the edge.</summary>
    public sbyte[] WindingChanges { get; private set; } = new sbyte[16 * Lanes];

    /// <summary>True when every edge of the ring reaches the window, so that no vertex of it is known to be outside.</summary>
    public bool IsEntire(int ring) => entireRings[ring];

    /// <summary>Selects the edges of an item that reach the window and forgets the ones before.</summary>
    public void Select(in PackedView view, int item, in Box window)
    {
        var firstRing = view.FirstRing(item);
        var rings = view.FirstRing(item + 1) - firstRing;
        var boxes = view.Chunks;
        Reserve(boxes.RingChunks[firstRing + rings] - boxes.RingChunks[firstRing], rings);
        HasCrossings = false;

        var west = Vector512.Create(Outwards.Below(window.MinX));
        var south = Vector512.Create(Outwards.Below(window.MinY));
        var east = Vector512.Create(Outwards.Above(window.MaxX));
        var north = Vector512.Create(Outwards.Above(window.MaxY));
        var exact = new WindowBounds(window);
        ref var wests = ref MemoryMarshal.GetArrayDataReference(boxes.West);
        ref var souths = ref MemoryMarshal.GetArrayDataReference(boxes.South);
        ref var easts = ref MemoryMarshal.GetArrayDataReference(boxes.East);
        ref var norths = ref MemoryMarshal.GetArrayDataReference(boxes.North);
        var kept = 0;
        for (var ring = 0; ring < rings; ring++)
        {
            RingChunks[ring] = kept;
            var (chunk, end) = (boxes.RingChunks[firstRing + ring], boxes.RingChunks[firstRing + ring + 1]);
            var start = view.RingStarts[firstRing + ring];
            var edges = view.EndEdge(firstRing + ring) - start;
            var selected = 0;
            for (var first = chunk; first < end; first += BoxLanes)
            {
                var at = (nuint)first;
                var reaches = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref wests, at), east)
                    & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref easts, at), west)
                    & Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref souths, at), north)
                    & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref norths, at), south);
                for (var hits = reaches.ExtractMostSignificantBits() & LaneMask(BoxLanes, end - first); hits != 0; hits &= hits - 1)
                {
                    var hit = first + BitOperations.TrailingZeroCount(hits);
                    var offset = (hit - chunk) * Lanes;
                    var mask = (uint)(exact.EdgesReaching(view, start + offset) & LaneMask(Lanes, edges - offset));
                    if (mask == 0) continue;
                    FirstEdges[kept] = start + offset;
                    Masks[kept] = mask;
                    West[kept] = Unsafe.Add(ref wests, hit);
                    South[kept] = Unsafe.Add(ref souths, hit);
                    East[kept] = Unsafe.Add(ref easts, hit);
                    North[kept] = Unsafe.Add(ref norths, hit);
                    kept++;
                    selected += BitOperations.PopCount(mask);
                }
            }
            entireRings[ring] = selected == edges;
        }
        RingChunks[rings] = kept;
        ChunkCount = kept;
        Array.Clear(WindingChanges, 0, kept * Lanes);
    }

    /// <summary>Ones for the lanes that hold something, when <paramref name="remaining"/> more are to come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LaneMask(int lanes, int remaining) => remaining >= lanes ? (1ul << lanes) - 1 : (1ul << remaining) - 1;

    private void Reserve(int chunks, int rings)
    {
        if (rings + 1 > RingChunks.Length)
        {
            RingChunks = new int[2 * rings + 1];
            entireRings = new bool[2 * rings];
        }
        if (chunks <= FirstEdges.Length) return;
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)chunks);
        FirstEdges = new int[capacity];
        Masks = new uint[capacity];
        West = new float[capacity + BoxLanes];
        South = new float[capacity + BoxLanes];
        East = new float[capacity + BoxLanes];
        North = new float[capacity + BoxLanes];
        WindingChanges = new sbyte[capacity * Lanes];
    }

    /// <summary>The window in full precision, spread over vector lanes.</summary>
    private readonly struct WindowBounds(in Box window)
    {
        private readonly Vector512<double> west = Vector512.Create(window.MinX);
        private readonly Vector512<double> south = Vector512.Create(window.MinY);
        private readonly Vector512<double> east = Vector512.Create(window.MaxX);
        private readonly Vector512<double> north = Vector512.Create(window.MaxY);

        /// <summary>Which of eight edges have a box that reaches the window; touching counts.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ulong EdgesReaching(in PackedView view, int firstEdge)
        {
            ref var x = ref Unsafe.AsRef(in view.Xs[firstEdge]);
            ref var y = ref Unsafe.AsRef(in view.Ys[firstEdge]);
            Vector512<double> x1 = Vector512.LoadUnsafe(ref x), x2 = Vector512.LoadUnsafe(ref x, 1);
            Vector512<double> y1 = Vector512.LoadUnsafe(ref y), y2 = Vector512.LoadUnsafe(ref y, 1);
            var reaches = Vector512.LessThanOrEqual(Vector512.MinNative(x1, x2), east)
                & Vector512.GreaterThanOrEqual(Vector512.MaxNative(x1, x2), west)
                & Vector512.LessThanOrEqual(Vector512.MinNative(y1, y2), north)
                & Vector512.GreaterThanOrEqual(Vector512.MaxNative(y1, y2), south);
            return reaches.ExtractMostSignificantBits();
        }
    }
}
