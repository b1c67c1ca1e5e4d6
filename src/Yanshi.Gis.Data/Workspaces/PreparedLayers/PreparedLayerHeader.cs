using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Workspaces.PreparedLayers;

/// <summary>A section of a prepared layer as its header lists it.</summary>
/// <param name="Name">Its name, ASCII.</param>
/// <param name="Offset">Its first byte in the file, a multiple of 64.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="ElementBytes">The size of one value.</param>
/// <param name="Checksums">The checksum of each block of 1 MiB.</param>
internal sealed record SectionEntry(string Name, long Offset, long Bytes, int ElementBytes, uint[] Checksums);

/// <summary>
/// The header of <c>yanshi-gis/prepared-layer/1</c>. All numbers little-endian: name (32 bytes ASCII), format version, byte-order mark, header
/// length, file length, number of sections, length of the facts; a table of sections, 64 bytes each; the block checksums of all sections in
/// their order; the facts as JSON; SHA-256 of everything before it. Sections follow, each at a multiple of 64 bytes.
/// </summary>
internal sealed record PreparedLayerHeader(PreparedLayerFacts Facts, IReadOnlyList<SectionEntry> Sections, long FileLength)
{
    internal const int FormatVersion = 1;
    internal const int Alignment = 64;

    private const string FormatName = "yanshi-gis/prepared-layer";
    private const uint ByteOrderMark = 0x01020304;
    private const int NameBytes = 32;
    private const int PreambleBytes = 64;
    private const int EntryBytes = 64;
    private const int SectionNameBytes = 40;
    private const int HashBytes = SHA256.HashSizeInBytes;
    private const long LongestHeader = 64 << 20;

    /// <summary>The length of a header with such sections and facts.</summary>
    internal static int LengthOf(int sections, int blocks, int factsBytes) => PreambleBytes + (sections * EntryBytes) + (blocks * sizeof(uint)) + factsBytes + HashBytes;

    internal static long Aligned(long offset) => (offset + Alignment - 1) / Alignment * Alignment;

    /// <summary>The header's bytes.</summary>
    internal byte[] ToBytes()
    {
        var facts = Facts.ToJson();
        var bytes = new byte[LengthOf(Sections.Count, Sections.Sum(section => section.Checksums.Length), facts.Length)];
        Encoding.ASCII.GetBytes(FormatName, bytes);
        var at = bytes.AsSpan(NameBytes);
        BinaryPrimitives.WriteInt32LittleEndian(at, FormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(at[4..], ByteOrderMark);
        BinaryPrimitives.WriteInt64LittleEndian(at[8..], bytes.Length);
        BinaryPrimitives.WriteInt64LittleEndian(at[16..], FileLength);
        BinaryPrimitives.WriteInt32LittleEndian(at[24..], Sections.Count);
        BinaryPrimitives.WriteInt32LittleEndian(at[28..], facts.Length);
        at = bytes.AsSpan(PreambleBytes);
        foreach (var section in Sections)
        {
            Encoding.ASCII.GetBytes(section.Name, at[..SectionNameBytes]);
            BinaryPrimitives.WriteInt64LittleEndian(at[40..], section.Offset);
            BinaryPrimitives.WriteInt64LittleEndian(at[48..], section.Bytes);
            BinaryPrimitives.WriteInt32LittleEndian(at[56..], section.ElementBytes);
            BinaryPrimitives.WriteInt32LittleEndian(at[60..], section.Checksums.Length);
            at = at[EntryBytes..];
        }

        foreach (var checksum in Sections.SelectMany(section => section.Checksums))
        {
            BinaryPrimitives.WriteUInt32LittleEndian(at, checksum);
            at = at[sizeof(uint)..];
        }

        facts.CopyTo(at);
        SHA256.HashData(bytes.AsSpan(..^HashBytes), bytes.AsSpan(^HashBytes..));
        return bytes;
    }

    /// <summary>Reads and checks the header of a file; nothing else of the file is read.</summary>
    /// <exception cref="ReferenceDataException"><c>layer.damaged</c>, <c>layer.newer-format</c>.</exception>
    /// <exception cref="IOException">The system cannot read the file.</exception>
    internal static PreparedLayerHeader Read(FileStream file, string path)
    {
        var preamble = new byte[PreambleBytes];
        if (file.Length < PreambleBytes)
            throw PreparedLayerProblems.NotALayer(path);
        file.ReadExactly(preamble);
        if (!Encoding.ASCII.GetString(preamble, 0, NameBytes).Equals(FormatName.PadRight(NameBytes, '\0'), StringComparison.Ordinal))
            throw PreparedLayerProblems.NotALayer(path);
        var at = preamble.AsSpan(NameBytes);
        var (format, mark) = (BinaryPrimitives.ReadInt32LittleEndian(at), BinaryPrimitives.ReadUInt32LittleEndian(at[4..]));
        var (headerLength, fileLength) = (BinaryPrimitives.ReadInt64LittleEndian(at[8..]), BinaryPrimitives.ReadInt64LittleEndian(at[16..]));
        if (format > FormatVersion)
            throw PreparedLayerProblems.NewerFormat(path, format);
        if (format < FormatVersion || mark != ByteOrderMark || headerLength is < PreambleBytes + HashBytes or > LongestHeader)
            throw PreparedLayerProblems.WrongHeader(path);
        if (file.Length != fileLength || headerLength > fileLength)
            throw PreparedLayerProblems.WrongLength(path, file.Length, fileLength);

        var bytes = new byte[headerLength];
        preamble.CopyTo(bytes, 0);
        file.ReadExactly(bytes.AsSpan(PreambleBytes));
        if (!SHA256.HashData(bytes.AsSpan(..^HashBytes)).AsSpan().SequenceEqual(bytes.AsSpan(^HashBytes..)))
            throw PreparedLayerProblems.WrongHeader(path);
        return Parse(bytes, fileLength, path);
    }

    // The hash is right, so whatever does not fit here was written wrong, or on purpose: it is refused all the same.
    private static PreparedLayerHeader Parse(byte[] bytes, long fileLength, string path)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(NameBytes + 24));
        var factsBytes = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(NameBytes + 28));
        var table = (long)count * EntryBytes;
        if (count < 0 || factsBytes < 0 || PreambleBytes + table + factsBytes + HashBytes > bytes.Length)
            throw PreparedLayerProblems.WrongHeader(path);
        var checksums = MemoryMarshal.Cast<byte, uint>(bytes.AsSpan(PreambleBytes + (int)table, bytes.Length - PreambleBytes - (int)table - factsBytes - HashBytes));
        var sections = new List<SectionEntry>(count);
        for (var i = 0; i < count; i++)
        {
            var entry = bytes.AsSpan(PreambleBytes + (i * EntryBytes), EntryBytes);
            var name = Encoding.ASCII.GetString(entry[..SectionNameBytes]).TrimEnd('\0');
            var (offset, length) = (BinaryPrimitives.ReadInt64LittleEndian(entry[40..]), BinaryPrimitives.ReadInt64LittleEndian(entry[48..]));
            var (element, blocks) = (BinaryPrimitives.ReadInt32LittleEndian(entry[56..]), BinaryPrimitives.ReadInt32LittleEndian(entry[60..]));
            if (offset < bytes.Length || offset % Alignment != 0 || length < 0 || length > fileLength - offset || blocks < 0 || blocks > checksums.Length || CheckedArray<byte>.BlocksOf(length) != blocks)
                throw PreparedLayerProblems.WrongSection(path, name);
            sections.Add(new SectionEntry(name, offset, length, element, checksums[..blocks].ToArray()));
            checksums = checksums[blocks..];
        }

        try
        {
            return new PreparedLayerHeader(PreparedLayerFacts.FromJson(bytes.AsSpan(^(HashBytes + factsBytes)..^HashBytes)), sections, fileLength);
        }
        catch (JsonException)
        {
            throw PreparedLayerProblems.WrongHeader(path);
        }
    }
}
