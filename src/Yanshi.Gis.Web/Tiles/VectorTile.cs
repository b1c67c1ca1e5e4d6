using System.Runtime.InteropServices;
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

    private const uint IdKey = 0;
    private const uint NameKey = 1;
    private const uint ClassKey = 2;
    private static readonly string[] Keys = ["id", "name", "class"];

    private readonly ControlLayer _layer;
    private readonly IReadOnlyList<TileShape> _shapes;
    private readonly List<string> _values = [];
    private readonly Dictionary<string, uint> _valueOf = new(StringComparer.Ordinal);

    // Keys and values of all shapes, and of each where they end and how many bytes it has.
    private readonly List<uint> _tags = [];
    private readonly (int TagsEnd, int Tags, int Geometry)[] _sizes;

    private VectorTile(ControlLayer layer, IReadOnlyList<TileShape> shapes) => (_layer, _shapes, _sizes) = (layer, shapes, new (int, int, int)[shapes.Count]);

    /// <summary>The tile.</summary>
    internal static byte[] Of(ControlLayer layer, IReadOnlyList<TileShape> shapes) => new VectorTile(layer, shapes).Whole();

    // Lengths stand before what they measure: everything is measured first and then written once.
    private byte[] Whole()
    {
        var size = 1 + CodedOutputStream.ComputeUInt32Size(FormatVersion) + 1 + CodedOutputStream.ComputeStringSize(_layer.Definition.Id) + 1 + CodedOutputStream.ComputeUInt32Size(TileAddress.Extent);
        for (var i = 0; i < _shapes.Count; i++)
            size += 1 + WithLength(Measure(i));
        size += Keys.Sum(key => 1 + CodedOutputStream.ComputeStringSize(key)) + _values.Sum(value => 1 + WithLength(ValueSize(value)));

        var whole = new byte[1 + WithLength(size)];
        using var output = new CodedOutputStream(whole);
        output.WriteTag(TileLayers, WireFormat.WireType.LengthDelimited);
        output.WriteLength(size);
        output.WriteTag(LayerVersionField, WireFormat.WireType.Varint);
        output.WriteUInt32(FormatVersion);
        WriteString(output, LayerName, _layer.Definition.Id);
        for (var i = 0; i < _shapes.Count; i++)
            Write(output, i);
        foreach (var key in Keys)
            WriteString(output, LayerKeys, key);
        foreach (var value in _values)
        {
            output.WriteTag(LayerValues, WireFormat.WireType.LengthDelimited);
            output.WriteLength(ValueSize(value));
            WriteString(output, ValueString, value);
        }

        output.WriteTag(LayerExtent, WireFormat.WireType.Varint);
        output.WriteUInt32(TileAddress.Extent);
        output.CheckNoSpaceLeft();
        return whole;
    }

    // What a shape says of itself is gathered here, and how long it will be.
    private int Measure(int number)
    {
        var (shape, start) = (_shapes[number], _tags.Count);
        var feature = shape.Feature is { } place ? _layer.Features[place] : null;
        Tag(IdKey, feature?.Id);
        Tag(NameKey, feature?.Name);
        Tag(ClassKey, feature is null ? shape.Class : _layer.Definition.ClassAttribute is { } attribute ? feature.FindText(attribute) : null);
        _sizes[number] = (_tags.Count, SizeOf(CollectionsMarshal.AsSpan(_tags)[start..]), SizeOf(shape.Commands.Span));
        return LengthOf(number);
    }

    private int LengthOf(int number)
    {
        var id = IdOf(_shapes[number]);
        return (id == 0 ? 0 : 1 + CodedOutputStream.ComputeUInt64Size(id)) + PackedSize(_sizes[number].Tags) + 2 + PackedSize(_sizes[number].Geometry);
    }

    private void Write(CodedOutputStream output, int number)
    {
        var (shape, id) = (_shapes[number], IdOf(_shapes[number]));
        var tags = CollectionsMarshal.AsSpan(_tags)[(number == 0 ? 0 : _sizes[number - 1].TagsEnd).._sizes[number].TagsEnd];
        output.WriteTag(LayerFeatures, WireFormat.WireType.LengthDelimited);
        output.WriteLength(LengthOf(number));
        if (id != 0)
        {
            output.WriteTag(FeatureId, WireFormat.WireType.Varint);
            output.WriteUInt64(id);
        }

        WritePacked(output, FeatureTags, tags, _sizes[number].Tags);
        output.WriteTag(FeatureType, WireFormat.WireType.Varint);
        output.WriteEnum((int)shape.Kind);
        WritePacked(output, FeatureGeometry, shape.Commands.Span, _sizes[number].Geometry);
    }

    // Ids are whole numbers in the format: the feature's number in its version, from 1.
    private static ulong IdOf(TileShape shape) => (ulong)(shape.Feature + 1 ?? 0);

    private void Tag(uint key, string? value)
    {
        if (value is null)
            return;
        if (!_valueOf.TryGetValue(value, out var place))
        {
            _valueOf.Add(value, place = (uint)_values.Count);
            _values.Add(value);
        }

        _tags.Add(key);
        _tags.Add(place);
    }

    private static void WriteString(CodedOutputStream output, int field, string value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(value);
    }

    private static void WritePacked(CodedOutputStream output, int field, ReadOnlySpan<uint> values, int size)
    {
        if (size == 0)
            return;
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteLength(size);
        foreach (var value in values)
            output.WriteUInt32(value);
    }

    private static int SizeOf(ReadOnlySpan<uint> values)
    {
        var size = 0;
        foreach (var value in values)
            size += CodedOutputStream.ComputeUInt32Size(value);
        return size;
    }

    private static int PackedSize(int size) => size == 0 ? 0 : 1 + WithLength(size);

    private static int WithLength(int size) => CodedOutputStream.ComputeLengthSize(size) + size;

    private static int ValueSize(string value) => 1 + CodedOutputStream.ComputeStringSize(value);
}
