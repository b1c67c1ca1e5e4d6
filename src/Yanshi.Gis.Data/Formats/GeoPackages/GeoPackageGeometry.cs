using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Formats.GeoPackages;

/// <summary>
/// Geometries as a GeoPackage keeps them: "GP", version 0, flags, reference system, envelope (least x, greatest x, least y, greatest y), then the WKB byte for byte.
/// </summary>
internal static class GeoPackageGeometry
{
    private const int HeaderBytes = 8;
    private const int EnvelopeBytes = 4 * sizeof(double);
    private const byte LittleEndianWithEnvelope = 0b0000_0011;

    // Bits 1 to 3 of the flags: which envelope stands before the WKB.
    private const int EnvelopeShift = 1;
    private const int EnvelopeMask = 0b111;

    private static ReadOnlySpan<byte> LengthOfEnvelope => [0, 32, 48, 48, 64];

    /// <summary>A geometry that is not empty, with its envelope.</summary>
    internal static byte[] Of(ReadOnlySpan<byte> littleEndianWkb, Envelope envelope, int referenceSystem)
    {
        var blob = new byte[HeaderBytes + EnvelopeBytes + littleEndianWkb.Length];
        (blob[0], blob[1], blob[3]) = ((byte)'G', (byte)'P', LittleEndianWithEnvelope);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), referenceSystem);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(8), envelope.MinX);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(16), envelope.MaxX);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(24), envelope.MinY);
        BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(32), envelope.MaxY);
        littleEndianWkb.CopyTo(blob.AsSpan(HeaderBytes + EnvelopeBytes));
        return blob;
    }

    /// <summary>The WKB of a blob; null when it is no geometry.</summary>
    internal static ReadOnlyMemory<byte>? FindWkb(ReadOnlyMemory<byte> blob)
    {
        var bytes = blob.Span;
        if (bytes.Length < HeaderBytes || bytes[0] != 'G' || bytes[1] != 'P' || bytes[2] != 0)
            return null;
        var kind = (bytes[3] >> EnvelopeShift) & EnvelopeMask;
        if (kind >= LengthOfEnvelope.Length)
            return null;
        var start = HeaderBytes + LengthOfEnvelope[kind];
        if (blob.Length <= start)
            return null;
        return blob[start..];
    }
}
