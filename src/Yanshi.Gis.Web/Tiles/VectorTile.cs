using System.Buffers;
using System.Text;
using Google.Protobuf;
using Yanshi.Gis.Layers;
using Yanshi.Gis.VectorTiles;

namespace Yanshi.Gis.Web.Tiles;

/// <summary>
/// One layer as a vector tile (Mapbox Vector Tile 2.1), written straight in its wire format. A feature says its id, name and class, no more: what else is known of it is asked of the feature. Not thread-safe.
/// </summary>
internal sealed class VectorTile
{
    /// <summary>The content type.</summary>
    internal const string ContentType = "application/vnd.mapbox-vector-tile";

    // Field numbers of the specification's messages Tile, Layer, Feature and Value.
    private const int TileLayers = 3;
    private const int LayerName = 1;
    private const int LayerFeatures = 2;
    private const int LayerKeys = 3;
    private const int LayerValues = 4;
    private const int LayerExtent = 5;
    private const int LayerVersionField = 15;
    private const int FeatureId = 1;
    private const int FeatureTags = 2;
    private const int FeatureType = 3;
    private const int FeatureGeometry = 4;
    private const int ValueString = 1;
    private const int FormatVersion = 2;

    // Bytes of a field's own number, and of a kind.
    private const int OwnTag = 1;
    private const int KindSize = 1;

    private const int BufferSize = 16 * 1024;

    // So many features' texts are fetched at a time.
    private const int Expected = 128;

    private const uint IdKey = 0;
    private const uint NameKey = 1;
    private const uint ClassKey = 2;
    private static readonly byte[][] Keys = ["id"u8.ToArray(), "name"u8.ToArray(), "class"u8.ToArray()];

    private readonly ControlLayer _layer;
    private readonly PropertyKey? _class;
    private readonly TileValues _values = new(LayerValues, ValueString);
    private readonly WireBytes _tags = WireBytes.Rent();
    private int _tagged;

    private VectorTile(ControlLayer layer) => (_layer, _class) = (layer, layer.Definition.ClassAttribute is { } attribute ? new PropertyKey(attribute) : null);

    /// <summary>The tile.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="shapes">What the tile shows of it.</param>
    /// <param name="extent">Units of the tile's side.</param>
    internal static byte[] Of(ControlLayer layer, IReadOnlyList<TileShape> shapes, int extent)
    {
        var tile = new VectorTile(layer);
        var tagEnds = ArrayPool<int>.Shared.Rent(shapes.Count);
        for (var i = 0; i < shapes.Count; i++)
        {
            if (i % Expected == 0)
                tile.Expect(shapes, i);
            tile.Tag(shapes[i]);
            tagEnds[i] = tile._tagged;
        }

        GC.KeepAlive(layer);
        var whole = tile.Whole(shapes, tagEnds, extent);
        ArrayPool<int>.Shared.Return(tagEnds);
        tile._tags.Return();
        tile._values.Bytes.Return();
        return whole;
    }

    // A length stands before what it is of, so all are known first and every byte is written once, where it stays.
    private byte[] Whole(IReadOnlyList<TileShape> shapes, ReadOnlySpan<int> tagEnds, int extent)
    {
        var head = WireBytes.Rent();
        head.AddField(LayerVersionField, FormatVersion);
        head.AddField(LayerName, Encoding.UTF8.GetBytes(_layer.Definition.Id));
        foreach (var key in Keys)
            head.AddField(LayerKeys, key);
        head.AddField(LayerExtent, (ulong)extent);

        var (sizes, length) = (ArrayPool<int>.Shared.Rent(shapes.Count), head.Length + _values.Bytes.Length);
        for (var i = 0; i < shapes.Count; i++)
        {
            sizes[i] = SizeOf(shapes[i], tagEnds[i] - (i == 0 ? 0 : tagEnds[i - 1]));
            length += OwnTag + WithLength(sizes[i]);
        }

        var lead = WireBytes.Rent();
        lead.BeginField(TileLayers, length);
        byte[] before = [.. lead.Written, .. head.Written];
        var tile = GC.AllocateUninitializedArray<byte>(lead.Length + length);
        before.CopyTo(tile, 0);
        _values.Bytes.Written.CopyTo(tile.AsSpan(before.Length));
        using var features = new CodedOutputStream(new MemoryStream(tile) { Position = before.Length + _values.Bytes.Length }, BufferSize);
        var tags = _tags.WrittenMemory;
        for (var i = 0; i < shapes.Count; i++)
            Write(shapes[i], sizes[i], tags[(i == 0 ? 0 : tagEnds[i - 1])..tagEnds[i]], features);
        ArrayPool<int>.Shared.Return(sizes);
        head.Return();
        lead.Return();
        return tile;
    }

    private void Expect(IReadOnlyList<TileShape> shapes, int first)
    {
        Span<int> features = stackalloc int[Expected];
        var count = 0;
        for (var i = first; i < Math.Min(first + Expected, shapes.Count); i++)
        {
            if (shapes[i].Feature is { } feature)
                features[count++] = feature;
        }

        _layer.Texts.Expect(features[..count]);
    }

    private void Tag(in TileShape shape)
    {
        if (shape.Feature is { } feature)
        {
            Tag(IdKey, _values.Add(_layer.Texts.IdOf(feature)));
            var (isNamed, isClassed) = _layer.Texts.Find(feature, _class, out var name, out var text);
            if (isNamed)
                Tag(NameKey, _values.Share(name));
            if (isClassed)
                Tag(ClassKey, _values.Share(text));
        }
        else if (shape.Class is not null)
        {
            Tag(ClassKey, _values.Share(Encoding.UTF8.GetBytes(shape.Class)));
        }
    }

    private void Tag(uint key, uint value)
    {
        _tags.Add(key);
        _tags.Add(value);
        _tagged += CodedOutputStream.ComputeUInt32Size(key) + CodedOutputStream.ComputeUInt32Size(value);
    }

    // Ids are whole numbers in the format: the feature's number in its version, from 1.
    private static ulong IdOf(in TileShape shape) => (ulong)(shape.Feature + 1 ?? 0);

    private static int SizeOf(in TileShape shape, int tags) =>
        (IdOf(shape) is var id and not 0 ? OwnTag + CodedOutputStream.ComputeUInt64Size(id) : 0) + (tags == 0 ? 0 : OwnTag + WithLength(tags)) + OwnTag + KindSize + OwnTag + WithLength(shape.Geometry.Length);

    private static int WithLength(int size) => CodedOutputStream.ComputeLengthSize(size) + size;

    private static void Write(in TileShape shape, int size, ReadOnlyMemory<byte> tags, CodedOutputStream to)
    {
        to.WriteTag(LayerFeatures, WireFormat.WireType.LengthDelimited);
        to.WriteLength(size);
        if (IdOf(shape) is var id and not 0)
        {
            to.WriteTag(FeatureId, WireFormat.WireType.Varint);
            to.WriteUInt64(id);
        }

        if (!tags.IsEmpty)
        {
            to.WriteTag(FeatureTags, WireFormat.WireType.LengthDelimited);
            to.WriteBytes(UnsafeByteOperations.UnsafeWrap(tags));
        }

        to.WriteTag(FeatureType, WireFormat.WireType.Varint);
        to.WriteEnum((int)shape.Kind);
        to.WriteTag(FeatureGeometry, WireFormat.WireType.LengthDelimited);
        to.WriteBytes(UnsafeByteOperations.UnsafeWrap(shape.Geometry));
    }
}
