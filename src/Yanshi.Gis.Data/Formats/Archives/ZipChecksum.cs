namespace Yanshi.Gis.Data.Formats.Archives;

/// <summary>CRC-32 as zip has it (polynomial 0xEDB88320). The runtime unpacks without comparing it, so damage would go unnoticed.</summary>
internal static class ZipChecksum
{
    internal const uint Start = 0xFFFFFFFF;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(TableEntry)];

    internal static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            checksum = Table[(byte)(checksum ^ b)] ^ (checksum >> 8);
        return checksum;
    }

    internal static uint Finish(uint checksum) => ~checksum;

    private static uint TableEntry(int index)
    {
        var entry = (uint)index;
        for (var bit = 0; bit < 8; bit++)
            entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ 0xEDB88320;
        return entry;
    }
}
