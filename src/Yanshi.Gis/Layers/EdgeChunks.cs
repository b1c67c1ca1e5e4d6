namespace Yanshi.Gis.Layers;

/// <summary>
/// Boxes around runs of eight neighbouring edges of a ring, so that the edges near a window are found without reading the others'
/// coordinates. Single precision, rounded outwards. A run never spans two rings.
/// </summary>
internal sealed class EdgeChunks
{
    /// <summary>Edges in a full chunk.</summary>
    public const int Size = 8;

    /// <summary>Floats behind the last box that may be read by wide vector loads.</summary>
    public const int Padding = 16;

    private EdgeChunks(int[] ringChunks)
    {
        RingChunks = ringChunks;
        var slots = ringChunks[^1] + Padding;
        West = new float[slots];
        South = new float[slots];
        East = new float[slots];
        North = new float[slots];
    }

    /// <summary>First chunk of each ring, and the chunk count.</summary>
    public int[] RingChunks { get; }

    public float[] West { get; }

    public float[] South { get; }

    public float[] East { get; }

    public float[] North { get; }

    /// <summary>The chunks of closed rings.</summary>
    public static EdgeChunks Of(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, ReadOnlySpan<int> ringStarts)
    {
        var ringChunks = new int[ringStarts.Length];
        for (var ring = 0; ring + 1 < ringStarts.Length; ring++)
        {
            var edges = Math.Max(0, ringStarts[ring + 1] - ringStarts[ring] - 1);
            ringChunks[ring + 1] = ringChunks[ring] + (edges + Size - 1) / Size;
        }
        var chunks = new EdgeChunks(ringChunks);
        for (var ring = 0; ring + 1 < ringStarts.Length; ring++)
        {
            for (var chunk = ringChunks[ring]; chunk < ringChunks[ring + 1]; chunk++)
            {
                var first = ringStarts[ring] + (chunk - ringChunks[ring]) * Size;
                chunks.Set(chunk, xs, ys, first, Math.Min(first + Size, ringStarts[ring + 1] - 1));
            }
        }
        return chunks;
    }

    private void Set(int chunk, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, int firstVertex, int lastVertex)
    {
        var box = Box.Empty;
        for (var i = firstVertex; i <= lastVertex; i++) box = box.Union(new Box(xs[i], ys[i], xs[i], ys[i]));
        West[chunk] = Outwards.Below(box.MinX);
        South[chunk] = Outwards.Below(box.MinY);
        East[chunk] = Outwards.Above(box.MaxX);
        North[chunk] = Outwards.Above(box.MaxY);
    }
}
