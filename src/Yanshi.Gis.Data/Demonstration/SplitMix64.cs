namespace Yanshi.Gis.Data.Demonstration;

/// <summary>
/// A small random number generator whose numbers depend on the seed alone, in every version of .NET: SplitMix64
/// (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014). Not thread-safe.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>A generator for one purpose or place: streams of different keys have nothing to do with each other.</summary>
    public static SplitMix64 For(ulong seed, params ReadOnlySpan<int> keys)
    {
        var mixed = Mix(seed + GoldenGamma);
        foreach (var key in keys)
            mixed = Mix(mixed ^ (ulong)(uint)key * GoldenGamma + GoldenGamma);
        return new SplitMix64(mixed);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits() => Mix(_state += GoldenGamma);

    /// <summary>A number in [0, 1).</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [from, to).</summary>
    public double NextBetween(double from, double to) => from + (to - from) * NextUnit();

    /// <summary>A whole number from 0 up to, not including, <paramref name="bound"/>.</summary>
    public int NextBelow(int bound) => (int)(NextUnit() * bound);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
