using System.Numerics;
using System.Runtime.InteropServices;

namespace Yanshi.Gis.Layers;

/// <summary>
/// The checksum of one block of a prepared layer: four CRC-32C (Castagnoli) over every fourth 64-bit word, so that the processor works on
/// four at once; the CRC-32C of those four, least byte first, and of the bytes behind the last whole group of four words.
/// </summary>
/// <remarks>A wrong bit, and any run of wrong bits up to a word long, always changes it; other damage goes unseen once in 2³² times.</remarks>
internal static class BlockChecksum
{
    private const int Streams = 4;

    public static uint Of(ReadOnlySpan<byte> block)
    {
        uint first = uint.MaxValue, second = uint.MaxValue, third = uint.MaxValue, fourth = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(block);
        var grouped = words.Length / Streams * Streams;
        for (var i = 0; i + 3 < grouped; i += Streams)
        {
            first = BitOperations.Crc32C(first, words[i]);
            second = BitOperations.Crc32C(second, words[i + 1]);
            third = BitOperations.Crc32C(third, words[i + 2]);
            fourth = BitOperations.Crc32C(fourth, words[i + 3]);
        }
        var sum = BitOperations.Crc32C(uint.MaxValue, first);
        sum = BitOperations.Crc32C(sum, second);
        sum = BitOperations.Crc32C(sum, third);
        sum = BitOperations.Crc32C(sum, fourth);
        foreach (var rest in block[(grouped * sizeof(ulong))..]) sum = BitOperations.Crc32C(sum, rest);
        return ~sum;
    }
}
