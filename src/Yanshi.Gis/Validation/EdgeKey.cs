namespace Yanshi.Gis.Validation;

/// <summary>A 64-bit key of an edge, the same in both directions. Different edges may share one: compare their ends.</summary>
internal static class EdgeKey
{
    /// <summary>The key.</summary>
    /// <param name="x1">X of one end.</param>
    /// <param name="y1">Y of that end.</param>
    /// <param name="x2">X of the other.</param>
    /// <param name="y2">Y of the other.</param>
    /// <param name="isForward">Whether the first end is the lesser, by X, then by Y.</param>
    public static ulong Of(double x1, double y1, double x2, double y2, out bool isForward)
    {
        isForward = x1 < x2 || (x1 == x2 && y1 <= y2);
        if (!isForward)
            (x1, y1, x2, y2) = (x2, y2, x1, y1);
        var key = Mix(Bits(x1));
        key = Mix(key + Bits(y1));
        key = Mix(key + Bits(x2));
        return Mix(key + Bits(y2));
    }

    /// <summary>Spreads a number over all 64 bits: the finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, OOPSLA 2014).</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    // Zero has one key, whatever its sign.
    private static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value + 0.0);
}
