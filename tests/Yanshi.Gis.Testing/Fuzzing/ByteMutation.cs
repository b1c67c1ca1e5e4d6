using System.Buffers.Binary;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>Damages bytes: as transfers and disks do, and as somebody does who knows where the counts stand.</summary>
internal static class ByteMutation
{
    private const double LeastFlips = 0.001;
    private const double MostFlips = 0.05;
    private const int LongestStretch = 64;

    private static readonly uint[] Counts = [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF];
    private static readonly double[] Doubles = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.Epsilon, -0.0, 1e308, 1e-308, -1e39, 1e15];

    /// <summary>One to three damages.</summary>
    internal static byte[] Of(SplitMix64 random, IReadOnlyList<byte[]> seeds)
    {
        var bytes = (byte[])random.Pick(seeds).Clone();
        for (var left = random.Among(1, 3); left > 0 && bytes.Length > 0; left--)
            bytes = Damaged(random, bytes, seeds);
        return bytes;
    }

    private static byte[] Damaged(SplitMix64 random, byte[] bytes, IReadOnlyList<byte[]> seeds)
    {
        var at = random.NextBelow(bytes.Length);
        var end = Math.Min(bytes.Length, at + random.Among(1, LongestStretch));
        switch (random.NextBelow(9))
        {
            case 0:
                FlipMany(random, bytes);
                return bytes;
            case 1 or 2:
                bytes[at] ^= (byte)(1 << random.NextBelow(8));
                return bytes;
            case 3:
                return bytes[..at];
            case 4:
                return [.. bytes[..at], .. bytes[end..]];
            case 5:
                return [.. bytes[..end], .. bytes[at..]];
            case 6:
                var other = random.Pick(seeds);
                return [.. bytes[..at], .. other[random.NextBelow(other.Length)..]];
            case 7:
                Overwrite(random, bytes.AsSpan(at), random.Pick(Counts));
                return bytes;
            default:
                if (bytes.Length - at >= sizeof(double))
                    BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), random.Pick(Doubles));
                return bytes;
        }
    }

    private static void FlipMany(SplitMix64 random, byte[] bytes)
    {
        var flips = Math.Max(1, (int)(bytes.Length * 8 * LeastFlips * Math.Pow(MostFlips / LeastFlips, random.NextUnit())));
        for (; flips > 0; flips--)
            bytes[random.NextBelow(bytes.Length)] ^= (byte)(1 << random.NextBelow(8));
    }

    private static void Overwrite(SplitMix64 random, Span<byte> bytes, uint value)
    {
        var isBigEndian = random.Rarely(2);
        if (bytes.Length >= sizeof(uint) && isBigEndian)
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        else if (bytes.Length >= sizeof(uint))
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        else
            bytes[0] = (byte)value;
    }
}
