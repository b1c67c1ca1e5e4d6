namespace Yanshi.Gis.Layers;

/// <summary>The order of boxes along a Hilbert curve through their centres: neighbours in space become neighbours in memory.</summary>
public static class HilbertOrder
{
    private const int Bits = 16;

    /// <summary>The indexes of the boxes in curve order; boxes of one cell keep their order. Empty boxes come first.</summary>
    public static int[] Of(ReadOnlySpan<Box> boxes)
    {
        var all = Box.Empty;
        foreach (var box in boxes) all = all.Union(box);
        var scaleX = Scale(all.Width);
        var scaleY = Scale(all.Height);

        // The index in the low half makes every key different, so that the sort has one outcome only.
        var keys = new ulong[boxes.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var box = boxes[i];
            uint distance = 0;
            if (box.Width >= 0)
            {
                distance = Distance(
                    (uint)(((box.MinX + box.MaxX) / 2 - all.MinX) * scaleX),
                    (uint)(((box.MinY + box.MaxY) / 2 - all.MinY) * scaleY));
            }
            keys[i] = (ulong)distance << 32 | (uint)i;
        }
        Array.Sort(keys);
        return Array.ConvertAll(keys, static key => (int)(uint)key);
    }

    private static double Scale(double extent) => extent > 0 ? ((1 << Bits) - 1) / extent : 0;

    /// <summary>Distance along the curve of order 16 of the cell (x, y), by turning quadrants from the coarsest to the finest.</summary>
    private static uint Distance(uint x, uint y)
    {
        uint distance = 0;
        for (var side = 1u << (Bits - 1); side > 0; side >>= 1)
        {
            var right = (x & side) != 0 ? 1u : 0u;
            var upper = (y & side) != 0 ? 1u : 0u;
            distance += side * side * ((3 * right) ^ upper);
            if (upper != 0) continue;
            if (right != 0)
            {
                x = (1u << Bits) - 1 - x;
                y = (1u << Bits) - 1 - y;
            }
            (x, y) = (y, x);
        }
        return distance;
    }
}
