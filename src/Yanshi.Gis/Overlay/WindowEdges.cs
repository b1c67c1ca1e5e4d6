using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// The edge chunks of one polygon whose boxes reach a window. A chunk left out lies outside the window with all its vertices. Scratch memory of
/// <see cref="OverlapKernel"/>.
/// </summary>
internal sealed class WindowEdges
{
    /// <summary>Chunks whose boxes are compared at once.</summary>
    public const int BoxLanes = 16;

    private const int Lanes = EdgeChunks.Size;
    private bool[] _entireRings = new bool[4];

    /// <summary>Number of chunks kept.</summary>
    public int ChunkCount { get; private set; }

    /// <summary>Set when an edge crosses one of the other polygon.</summary>
    public bool HasCrossings { get; set; }

    /// <summary>Per chunk: the number of its first edge.</summary>
    public int[] FirstEdges { get; private set; } = new int[16];

    /// <summary>Per chunk: the number of its edges, eight except at the end of a ring.</summary>
    public int[] EdgeCounts { get; private set; } = new int[16];

    /// <summary>Per chunk: its box, in single precision, rounded outwards; padded for wide loads.</summary>
    public float[] West { get; private set; } = new float[16 + BoxLanes];

    public float[] South { get; private set; } = new float[16 + BoxLanes];

    public float[] East { get; private set; } = new float[16 + BoxLanes];

    public float[] North { get; private set; } = new float[16 + BoxLanes];

    /// <summary>Per ring of the item: its first chunk; and the chunk count at the end.</summary>
    public int[] RingChunks { get; private set; } = new int[5];

    /// <summary>Per slot (chunk · 8 + lane): the sum of the winding changes of the other polygon along the edge.</summary>
    public sbyte[] WindingChanges { get; private set; } = new sbyte[16 * Lanes];

    /// <summary>True when every chunk of the ring was kept, so that no vertex of it is known to be outside.</summary>
    public bool IsEntire(int ring) => _entireRings[ring];

    /// <summary>Keeps the chunks of an item that reach the window (touching counts) and forgets the ones before.</summary>
    public void Select(in PackedView view, int item, in ChunkWindow window)
    {
        var firstRing = view.FirstRing(item);
        var rings = view.FirstRing(item + 1) - firstRing;
        ref readonly var boxes = ref view.Chunks;
        Reserve(boxes.RingChunks[firstRing + rings] - boxes.RingChunks[firstRing], rings);
        HasCrossings = false;

        ref var wests = ref MemoryMarshal.GetReference(boxes.West);
        ref var souths = ref MemoryMarshal.GetReference(boxes.South);
        ref var easts = ref MemoryMarshal.GetReference(boxes.East);
        ref var norths = ref MemoryMarshal.GetReference(boxes.North);
        var kept = 0;
        for (var ring = 0; ring < rings; ring++)
        {
            RingChunks[ring] = kept;
            var (chunk, end) = (boxes.RingChunks[firstRing + ring], boxes.RingChunks[firstRing + ring + 1]);
            var start = view.RingStarts[firstRing + ring];
            var endEdge = view.EndEdge(firstRing + ring);
            for (var first = chunk; first < end; first += BoxLanes)
            {
                var hits = window.Meets(ref wests, ref souths, ref easts, ref norths, first) & LaneMask(BoxLanes, end - first);
                for (; hits != 0; hits &= hits - 1)
                {
                    var hit = first + BitOperations.TrailingZeroCount(hits);
                    var edge = start + (hit - chunk) * Lanes;
                    FirstEdges[kept] = edge;
                    EdgeCounts[kept] = Math.Min(Lanes, endEdge - edge);
                    West[kept] = Unsafe.Add(ref wests, hit);
                    South[kept] = Unsafe.Add(ref souths, hit);
                    East[kept] = Unsafe.Add(ref easts, hit);
                    North[kept] = Unsafe.Add(ref norths, hit);
                    kept++;
                }
            }
            _entireRings[ring] = kept - RingChunks[ring] == end - chunk;
        }
        RingChunks[rings] = kept;
        ChunkCount = kept;
        Array.Clear(WindingChanges, 0, kept * Lanes);
    }

    /// <summary>Which of the kept chunks from <paramref name="first"/> on have boxes that meet a window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ChunksMeeting(in ChunkWindow window, int first) =>
        window.Meets(
            ref MemoryMarshal.GetArrayDataReference(West),
            ref MemoryMarshal.GetArrayDataReference(South),
            ref MemoryMarshal.GetArrayDataReference(East),
            ref MemoryMarshal.GetArrayDataReference(North),
            first) & LaneMask(BoxLanes, ChunkCount - first);

    /// <summary>Ones for the lanes that hold something, when <paramref name="remaining"/> more are to come.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LaneMask(int lanes, int remaining) => (1ul << Math.Min(lanes, remaining)) - 1;

    private void Reserve(int chunks, int rings)
    {
        if (rings + 1 > RingChunks.Length)
        {
            RingChunks = new int[2 * rings + 1];
            _entireRings = new bool[2 * rings];
        }
        if (chunks <= FirstEdges.Length) return;
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)chunks);
        FirstEdges = new int[capacity];
        EdgeCounts = new int[capacity];
        West = new float[capacity + BoxLanes];
        South = new float[capacity + BoxLanes];
        East = new float[capacity + BoxLanes];
        North = new float[capacity + BoxLanes];
        WindingChanges = new sbyte[capacity * Lanes];
    }
}
