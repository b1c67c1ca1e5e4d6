using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Layers;

/// <summary>The arrays of <see cref="PackedPolygons"/> as spans; an item is read only once it is required there. Rings, vertices and edge chunks are numbered through the whole container;
/// an edge has the number of its first vertex.</summary>
internal readonly ref struct PackedView(
    ReadOnlySpan<double> xs,
    ReadOnlySpan<double> ys,
    ReadOnlySpan<int> ringStarts,
    ReadOnlySpan<int> itemRings,
    ReadOnlySpan<Box> boxes,
    EdgeChunkView chunks)
{
    private readonly ReadOnlySpan<int> _itemRings = itemRings;

    /// <summary>X of all vertices, padded.</summary>
    public readonly ReadOnlySpan<double> Xs = xs;

    /// <summary>Y of all vertices, padded.</summary>
    public readonly ReadOnlySpan<double> Ys = ys;

    /// <summary>First vertex of each ring, and the vertex count.</summary>
    public readonly ReadOnlySpan<int> RingStarts = ringStarts;

    /// <summary>Box of each item.</summary>
    public readonly ReadOnlySpan<Box> Boxes = boxes;

    /// <summary>Boxes of runs of eight edges.</summary>
    public readonly EdgeChunkView Chunks = chunks;

    /// <summary>First ring of an item; that of the next item is the end.</summary>
    public int FirstRing(int item) => _itemRings[item];

    /// <summary>Vertices of an item, closing ones included.</summary>
    public int VertexCountOf(int item) => RingStarts[_itemRings[item + 1]] - RingStarts[_itemRings[item]];

    /// <summary>Number of the edge behind the ring's last one.</summary>
    public int EndEdge(int ring) => RingStarts[ring + 1] - 1;

    /// <summary>Twice the signed area of a ring, positive when counter-clockwise; heights are taken from <paramref name="baseY"/>.</summary>
    public double DoubleAreaOfRing(int ring, double baseY)
    {
        var start = RingStarts[ring];
        var edges = EndEdge(ring) - start;
        if (edges <= 0) return 0;
        ref var x = ref Unsafe.AsRef(in Xs[start]);
        ref var y = ref Unsafe.AsRef(in Ys[start]);
        var heightBase = Vector512.Create(baseY);
        var sums = Vector512<double>.Zero;
        nuint i = 0;
        for (; i + 8 <= (nuint)edges; i += 8)
        {
            var width = Vector512.LoadUnsafe(ref x, i) - Vector512.LoadUnsafe(ref x, i + 1);
            var height = Vector512.LoadUnsafe(ref y, i) - heightBase + (Vector512.LoadUnsafe(ref y, i + 1) - heightBase);
            sums += width * height;
        }

        // Added up in a fixed order, so that every machine's vector width gives the same bits.
        var quarters = sums.GetLower() + sums.GetUpper();
        var halves = quarters.GetLower() + quarters.GetUpper();
        var sum = halves[0] + halves[1];
        for (; i < (nuint)edges; i++)
            sum += (Unsafe.Add(ref x, i) - Unsafe.Add(ref x, i + 1)) * (Unsafe.Add(ref y, i) - baseY + (Unsafe.Add(ref y, i + 1) - baseY));
        return sum;
    }

    /// <summary>Asks for an item's coordinates to be brought near the processor, where it understands that; changes nothing else.</summary>
    public void Prefetch(int item)
    {
        var chunk = Chunks.RingChunks[_itemRings[item]];
        MemoryAhead.Fetch(Chunks.West, chunk);
        MemoryAhead.Fetch(Chunks.South, chunk);
        MemoryAhead.Fetch(Chunks.East, chunk);
        MemoryAhead.Fetch(Chunks.North, chunk);
        PrefetchVertices(item);
    }

    /// <summary>The same for its vertices alone.</summary>
    public void PrefetchVertices(int item)
    {
        if (!Sse.IsSupported) return;
        const int lineOfDoubles = 8;
        var end = RingStarts[_itemRings[item + 1]];
        for (var vertex = RingStarts[_itemRings[item]]; vertex < end; vertex += lineOfDoubles)
        {
            MemoryAhead.Fetch(Xs, vertex);
            MemoryAhead.Fetch(Ys, vertex);
        }
    }

    public Coordinate[] CoordinatesOfRing(int ring)
    {
        var start = RingStarts[ring];
        var coordinates = new Coordinate[RingStarts[ring + 1] - start];
        for (var i = 0; i < coordinates.Length; i++) coordinates[i] = new Coordinate(Xs[start + i], Ys[start + i]);
        return coordinates;
    }
}
