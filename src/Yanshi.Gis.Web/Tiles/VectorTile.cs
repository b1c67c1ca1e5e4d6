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

    private const uint IdKey = 0;
    private const uint NameKey = 1;
    private const uint ClassKey = 2;
    private static readonly byte[][] Keys = ["id"u8.ToArray(), "name"u8.ToArray(), "class"u8.ToArray()];

    private readonly ControlLayer _layer;
    private readonly PropertyKey? _class;
    private readonly TileValues _values = new(LayerValues, ValueString);
    private readonly WireBytes _features = new();
    private readonly WireBytes _tags = new();

    private VectorTile(ControlLayer layer) => (_layer, _class) = (layer, layer.Definition.ClassAttribute is { } attribute ? new PropertyKey(attribute) : null);

    /// <summary>The tile.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="shapes">What the tile shows of it.</param>
    /// <param name="extent">Units of the tile's side.</param>
    internal static byte[] Of(ControlLayer layer, IReadOnlyList<TileShape> shapes, int extent)
    {
        var tile = new VectorTile(layer);
        for (var i = 0; i < shapes.Count; i++)
            tile.Add(shapes[i]);
        GC.KeepAlive(layer);
        return tile.Whole(extent);
    }

    // A layer's length stands before it.
    private byte[] Whole(int extent)
    {
        var (head, tail) = (new WireBytes(), new WireBytes());
        head.AddField(LayerVersionField, FormatVersion);
        head.AddField(LayerName, Encoding.UTF8.GetBytes(_layer.Definition.Id));
        foreach (var key in Keys)
            tail.AddField(LayerKeys, key);
        tail.Add(_values.Bytes.Written);
        tail.AddField(LayerExtent, (ulong)extent);

        var lead = new WireBytes();
        lead.BeginField(TileLayers, head.Length + _features.Length + tail.Length);
        return [.. lead.Written, .. head.Written, .. _features.Written, .. tail.Written];
    }

    private void Add(in TileShape shape)
    {
        _tags.Clear();
        if (shape.Feature is { } feature)
        {
            Tag(IdKey, _values.Add(_layer.Texts.IdOf(feature)));
            if (_layer.Texts.TryFindName(feature, out var name))
                Tag(NameKey, _values.Share(name));
            if (_class is not null && _layer.Texts.TryFindText(feature, _class, out var text))
                Tag(ClassKey, _values.Share(text));
        }
        else if (shape.Class is not null)
        {
            Tag(ClassKey, _values.Share(Encoding.UTF8.GetBytes(shape.Class)));
        }

        // Ids are whole numbers in the format: the feature's number in its version, from 1. A field's own number takes a byte, so does a type.
        var (id, tags) = ((ulong)(shape.Feature + 1 ?? 0), _tags.Length);
        var size = (id == 0 ? 0 : 1 + CodedOutputStream.ComputeUInt64Size(id)) + (tags == 0 ? 0 : 1 + WithLength(tags)) + 2 + 1 + WithLength(shape.Geometry.Length);
        _features.BeginField(LayerFeatures, size);
        if (id != 0)
            _features.AddField(FeatureId, id);
        if (tags > 0)
            _features.AddField(FeatureTags, _tags.Written);
        _features.AddField(FeatureType, (ulong)shape.Kind);
        _features.AddField(FeatureGeometry, shape.Geometry.Span);
    }

    private static int WithLength(int size) => CodedOutputStream.ComputeLengthSize(size) + size;

    private void Tag(uint key, uint value)
    {
        _tags.Add(key);
        _tags.Add(value);
    }
}
