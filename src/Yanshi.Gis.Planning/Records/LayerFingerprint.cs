using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Yanshi.Gis.Planning.Records;

/// <summary>
/// The fingerprint of a layer's source data: SHA-256 over its features in the order of their ids (ordinal). Of each feature four fields
/// enter, each as its length (32 bits, little-endian) and its bytes: id, code of the source reference system, little-endian WKB of the
/// geometry in that system, all attributes as canonical JSON. White space, member order and file format change nothing; a moved digit does.
/// One instance serves one layer and one thread.
/// </summary>
public sealed class LayerFingerprint : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly WKBWriter _writer = new(ByteOrder.LittleEndian);
    private readonly byte[] _crs;

    /// <summary>Begins a fingerprint.</summary>
    /// <param name="crsCode">The code of the source reference system.</param>
    public LayerFingerprint(string crsCode)
    {
        ArgumentException.ThrowIfNullOrEmpty(crsCode);
        _crs = Encoding.UTF8.GetBytes(crsCode);
    }

    /// <summary>Adds the next feature; the caller keeps the order of ids.</summary>
    /// <param name="id">The feature's id.</param>
    /// <param name="sourceGeometry">The geometry as delivered, x east or longitude.</param>
    /// <param name="attributes">All attributes as delivered.</param>
    public void Add(string id, Geometry sourceGeometry, JsonObject attributes)
    {
        ArgumentNullException.ThrowIfNull(id);
        Add(id, _writer.Write(sourceGeometry), CanonicalJson.Utf8(attributes));
    }

    /// <summary>Adds the next feature in the forms that enter the fingerprint; the caller keeps the order of ids.</summary>
    /// <param name="id">The feature's id.</param>
    /// <param name="sourceWkb">The geometry as delivered, little-endian WKB.</param>
    /// <param name="canonicalAttributes">All attributes as delivered, canonical JSON in UTF-8.</param>
    public void Add(string id, ReadOnlySpan<byte> sourceWkb, ReadOnlySpan<byte> canonicalAttributes)
    {
        ArgumentNullException.ThrowIfNull(id);
        Field(Encoding.UTF8.GetBytes(id));
        Field(_crs);
        Field(sourceWkb);
        Field(canonicalAttributes);
    }

    /// <summary>Ends the fingerprint.</summary>
    /// <returns>64 hexadecimal digits in lower case.</returns>
    public string End() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Field(ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        _hash.AppendData(length);
        _hash.AppendData(bytes);
    }
}
