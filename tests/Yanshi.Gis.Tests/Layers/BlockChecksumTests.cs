using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Tests.Layers;

public class BlockChecksumTests
{
    [Fact]
    public void It_is_made_of_the_published_crc()
    {
        // CRC-32C of "123456789" is E3069283. Under 32 bytes there are no groups of four words: four untouched streams come first.
        var streams = Enumerable.Repeat(uint.MaxValue, 4).SelectMany(BitConverter.GetBytes);
        var rest = Encoding.ASCII.GetBytes("123456789");
        Crc32C(rest).ShouldBe(0xE3069283);
        BlockChecksum.Of(rest).ShouldBe(Crc32C([.. streams, .. rest]));
    }

    [Fact]
    public void Longer_blocks_are_four_streams_of_words()
    {
        var block = new byte[(4 * 8 * 5) + 13];
        new Random(1).NextBytes(block);
        var streams = Enumerable.Range(0, 4).SelectMany(stream =>
            BitConverter.GetBytes(~Crc32C([.. Enumerable.Range(0, 5).SelectMany(turn => block.AsSpan(((turn * 4) + stream) * 8, 8).ToArray())])));
        BlockChecksum.Of(block).ShouldBe(Crc32C([.. streams, .. block[^13..]]));
    }

    [Fact]
    public void Any_flipped_bit_changes_it()
    {
        var block = new byte[203];
        new Random(2).NextBytes(block);
        var right = BlockChecksum.Of(block);
        for (var bit = 0; bit < 8 * block.Length; bit++)
        {
            block[bit / 8] ^= (byte)(1 << (bit % 8));
            BlockChecksum.Of(block).ShouldNotBe(right);
            block[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    // Bit by bit, as the polynomial reads.
    private static uint Crc32C(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
        }
        return ~crc;
    }
}
