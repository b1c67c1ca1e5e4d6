namespace Yanshi.Gis.Layers;

/// <summary>
/// Boxes around runs of eight neighbouring edges of a ring, so that the edges near a window are found without reading the others'
/// coordinates. Single precision, rounded outwards. A run never spans two rings. The arrays may be memory-mapped.
/// </summary>
/// <param name="RingChunks">First chunk of each ring, and the chunk count.</param>
/// <param name="West">West side of each chunk, with <see cref="Padding"/> more at the end; the others likewise.</param>
/// <param name="South">South sides.</param>
/// <param name="East">East sides.</param>
/// <param name="North">North sides.</param>
internal sealed record EdgeChunks(
    CheckedArray<int> RingChunks, CheckedArray<float> West, CheckedArray<float> South, CheckedArray<float> East, CheckedArray<float> North)
{
    /// <summary>Edges in a full chunk.</summary>
    public const int Size = 8;

    /// <summary>Floats behind the last box that may be read by wide vector loads.</summary>
    public const int Padding = 16;

    // Of few rings the boxes are made sooner than another core is woken.
    private const int RingsForOneCore = 10_000;

    /// <summary>Number of chunks.</summary>
    public int Count => West.Length - Padding;

    /// <summary>The chunks of closed rings.</summary>
    public static EdgeChunks Of(double[] xs, double[] ys, int[] ringStarts)
    {
        var ringChunks = new int[ringStarts.Length];
        for (var ring = 0; ring + 1 < ringStarts.Length; ring++)
            ringChunks[ring + 1] = ringChunks[ring] + CountOf(ringStarts[ring + 1] - ringStarts[ring]);
        var slots = ringChunks[^1] + Padding;
        float[] west = new float[slots], south = new float[slots], east = new float[slots], north = new float[slots];
        if (ringStarts.Length <= RingsForOneCore)
        {
            for (var ring = 0; ring + 1 < ringStarts.Length; ring++)
                Fill(ring);
        }
        else
        {
            Parallel.For(0, ringStarts.Length - 1, Fill);
        }

        return new EdgeChunks(
            CheckedArray<int>.Trusted(ringChunks),
            CheckedArray<float>.Trusted(west),
            CheckedArray<float>.Trusted(south),
            CheckedArray<float>.Trusted(east),
            CheckedArray<float>.Trusted(north));

        void Fill(int ring)
        {
            for (var chunk = ringChunks[ring]; chunk < ringChunks[ring + 1]; chunk++)
            {
                var first = ringStarts[ring] + (chunk - ringChunks[ring]) * Size;
                var box = BoxOf(xs, ys, first, Math.Min(first + Size, ringStarts[ring + 1] - 1));
                west[chunk] = Outwards.Below(box.MinX);
                south[chunk] = Outwards.Below(box.MinY);
                east[chunk] = Outwards.Above(box.MaxX);
                north[chunk] = Outwards.Above(box.MaxY);
            }
        }
    }

    /// <summary>How many chunks a closed ring of so many vertices has.</summary>
    public static int CountOf(int vertices) => (Math.Max(0, vertices - 1) + Size - 1) / Size;

    /// <summary>Verifies the boxes of a range of chunks.</summary>
    public void RequireBoxes(int first, int count)
    {
        West.Require(first, count);
        South.Require(first, count);
        East.Require(first, count);
        North.Require(first, count);
    }

    /// <summary>The arrays as spans, for the time of one call.</summary>
    public EdgeChunkView View() => new(RingChunks.Span, West.Span, South.Span, East.Span, North.Span);

    private static Box BoxOf(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, int firstVertex, int lastVertex)
    {
        var box = Box.Empty;
        for (var i = firstVertex; i <= lastVertex; i++) box = box.Union(new Box(xs[i], ys[i], xs[i], ys[i]));
        return box;
    }
}

/// <summary>The arrays of <see cref="EdgeChunks"/> as spans.</summary>
internal readonly ref struct EdgeChunkView(
    ReadOnlySpan<int> ringChunks, ReadOnlySpan<float> west, ReadOnlySpan<float> south, ReadOnlySpan<float> east, ReadOnlySpan<float> north)
{
    /// <summary>First chunk of each ring, and the chunk count.</summary>
    public readonly ReadOnlySpan<int> RingChunks = ringChunks;

    /// <summary>West sides, padded.</summary>
    public readonly ReadOnlySpan<float> West = west;

    /// <summary>South sides, padded.</summary>
    public readonly ReadOnlySpan<float> South = south;

    /// <summary>East sides, padded.</summary>
    public readonly ReadOnlySpan<float> East = east;

    /// <summary>North sides, padded.</summary>
    public readonly ReadOnlySpan<float> North = north;
}
