using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Planning.Rescreening;

/// <summary>
/// A fingerprint of everything that a check can read of one feature: id, name, properties, accuracy, place, and what import marked it with. Two features that
/// differ in any of it have different ones. One instance serves one thread.
/// </summary>
internal sealed class FeatureMark(ControlLayer layer, ILookup<int, Geometry> lines) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The fingerprint of a feature by its number: the first 128 bits of a SHA-256.</summary>
    /// <exception cref="DamagedBlockException">A mapped file is damaged where it is read.</exception>
    internal UInt128 Of(int number)
    {
        var feature = layer.Features[number];
        Text(feature.Id);
        Text(feature.Name);
        Number(feature.AccuracyMetres ?? double.NaN);
        Number(feature.Properties.Count);
        foreach (var (name, value) in feature.Properties)
        {
            Text(name);
            Text(value.GetRawText());
        }

        Rings(number);
        foreach (var line in lines[number])
            Bytes(line.AsBinary());
        Number(layer.Marks.OverlapsOthers(number) ? 1 : 0);
        foreach (var edge in layer.Marks.LongEdgesOf(number))
        {
            Number(edge.P0.X);
            Number(edge.P0.Y);
            Number(edge.P1.X);
            Number(edge.P1.Y);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    public void Dispose() => _hash.Dispose();

    // As the arrays have them: no geometry is built.
    private void Rings(int number)
    {
        var polygons = layer.Prepared.WholeOf(number, out var item);
        var view = polygons.View();
        var (first, end) = (view.FirstRing(item), view.FirstRing(item + 1));
        Number(end - first);
        for (var ring = first; ring < end; ring++)
        {
            var (from, to) = (polygons.RingStarts[ring], polygons.RingStarts[ring + 1]);
            Number(to - from);
            _hash.AppendData(MemoryMarshal.AsBytes(polygons.Xs.Slice(from, to - from)));
            _hash.AppendData(MemoryMarshal.AsBytes(polygons.Ys.Slice(from, to - from)));
        }

        GC.KeepAlive(polygons);
    }

    private void Text(string? text)
    {
        Number(text?.Length ?? -1);
        if (text is not null)
            _hash.AppendData(Encoding.Unicode.GetBytes(text));
    }

    private void Bytes(byte[] bytes)
    {
        Number(bytes.Length);
        _hash.AppendData(bytes);
    }

    private void Number(double number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
        _hash.AppendData(bytes);
    }
}
