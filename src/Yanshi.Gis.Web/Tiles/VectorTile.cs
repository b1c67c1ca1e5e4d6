using System.Runtime.InteropServices;
using Google.Protobuf;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Tiles;

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

    private readonly List<string> _values = [];
    private readonly Dictionary<string, uint> _valueOf = new(StringComparer.Ordinal);
    private readonly List<uint> _tags = [];

    private VectorTile()
    {
    }

    /// <summary>The tile.</summary>
    internal static byte[] Of(ControlLayer layer, IReadOnlyList<TileShape> shapes)
    {
        var tile = new VectorTile();
        using var features = new MemoryStream();
        using (var output = new CodedOutputStream(features, leaveOpen: true))
        {
            foreach (var shape in shapes)
                tile.Write(output, layer, shape);
        }

        return tile.Whole(layer.Definition.Id, features);
    }

    private void Write(CodedOutputStream output, ControlLayer layer, TileShape shape)
    {
        _tags.Clear();
        var feature = shape.Feature is { } number ? layer.Features[number] : null;
        Tag(IdKey, feature?.Id);
        Tag(NameKey, feature?.Name);
        Tag(ClassKey, feature is null ? shape.Class : layer.Definition.ClassAttribute is { } attribute ? feature.FindText(attribute) : null);
        var (tags, geometry) = (SizeOf(CollectionsMarshal.AsSpan(_tags)), SizeOf(shape.Commands.Span));

        // Ids are whole numbers: the feature's number in its version, from 1.
        var id = (ulong)(shape.Feature + 1 ?? 0);
        output.WriteTag(LayerFeatures, WireFormat.WireType.LengthDelimited);
        output.WriteLength((id == 0 ? 0 : 1 + CodedOutputStream.ComputeUInt64Size(id)) + PackedSize(tags) + 2 + PackedSize(geometry));
        if (id != 0)
        {
            output.WriteTag(FeatureId, WireFormat.WireType.Varint);
            output.WriteUInt64(id);
        }

        WritePacked(output, FeatureTags, CollectionsMarshal.AsSpan(_tags), tags);
        output.WriteTag(FeatureType, WireFormat.WireType.Varint);
        output.WriteEnum((int)shape.Kind);
        WritePacked(output, FeatureGeometry, shape.Commands.Span, geometry);
    }

    private byte[] Whole(string name, MemoryStream features)
    {
        var size = 1 + CodedOutputStream.ComputeUInt32Size(FormatVersion)
            + 1 + CodedOutputStream.ComputeStringSize(name)
            + (int)features.Length
            + Keys.Sum(key => 1 + CodedOutputStream.ComputeStringSize(key))
            + _values.Sum(value => 1 + CodedOutputStream.ComputeLengthSize(ValueSize(value)) + ValueSize(value))
            + 1 + CodedOutputStream.ComputeUInt32Size(TileAddress.Extent);
        using var whole = new MemoryStream(size + 8);
        using (var output = new CodedOutputStream(whole, leaveOpen: true))
        {
            output.WriteTag(TileLayers, WireFormat.WireType.LengthDelimited);
            output.WriteLength(size);
            output.WriteTag(LayerVersionField, WireFormat.WireType.Varint);
            output.WriteUInt32(FormatVersion);
            WriteString(output, LayerName, name);
            output.Flush();
            features.WriteTo(whole);
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
        }

        return whole.ToArray();
    }

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

    private static int PackedSize(int size) => size == 0 ? 0 : 1 + CodedOutputStream.ComputeLengthSize(size) + size;

    private static int ValueSize(string value) => 1 + CodedOutputStream.ComputeStringSize(value);
}
