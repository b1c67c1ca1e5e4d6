using System.Text.Json;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.GeoJson;

/// <summary>
/// A GeoJSON layer of any size: where each feature stands in its bytes, and what the file says of its reference system. A layer is a
/// FeatureCollection, an array of features or one feature; a member twice, or anything else that programs read differently, makes it unusable.
/// </summary>
internal sealed class GeoJsonLayerFile
{
    private const int MaxDepth = 64;
    private const long MaxBytes = 1L << 30;
    private const string CollectionType = "FeatureCollection";
    private const string FeatureType = "Feature";

    private readonly byte[] _json;
    private readonly List<(int Start, int Length)> _features = [];
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private string? _type;

    private GeoJsonLayerFile(byte[] json) => _json = json;

    /// <summary>Whether the features stand in an array without a collection around it.</summary>
    internal bool IsBareArray { get; private set; }

    /// <summary>How many features there are.</summary>
    internal int Count => _features.Count;

    /// <summary>What the <c>crs</c> member says; null without one.</summary>
    internal CrsDeclaration? Declared { get; private set; }

    /// <exception cref="InputRefusedException">It is no JSON, no FeatureCollection, too large, or nested too deep.</exception>
    internal static GeoJsonLayerFile Read(Stream file)
    {
        if (file.Length > MaxBytes)
            throw SiteFile.TooLarge(file.Length, MaxBytes);
        var json = GeoJsonSites.Utf8Bytes(file, TextEncodingDetection.Detect(file));
        JsonScan.Check(json, MaxDepth);
        var read = new GeoJsonLayerFile(json);
        try
        {
            read.ReadRoot();
        }
        catch (JsonException e)
        {
            throw GeoJsonSites.Syntax(e);
        }

        if (read._type == FeatureType && !read._members.Contains("features"))
            read._features.Add((0, json.Length));
        else if (!read.IsBareArray && (read._type != CollectionType || !read._members.Contains("features")))
            throw NotALayer();
        return read;
    }

    /// <summary>A feature; the caller disposes it.</summary>
    internal JsonDocument Feature(int index) =>
        JsonDocument.Parse(_json.AsMemory(_features[index].Start, _features[index].Length), new JsonDocumentOptions { MaxDepth = MaxDepth });

    private void ReadRoot()
    {
        var reader = new Utf8JsonReader(_json, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            IsBareArray = true;
            ReadFeatures(ref reader);
            reader.Read();
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
            throw NotALayer();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!_members.Add(name))
                throw Duplicate(name);
            reader.Read();
            if (name == "features" && reader.TokenType == JsonTokenType.StartArray)
                ReadFeatures(ref reader);
            else if (name == "features")
                throw NotALayer();
            else if (name == "type" && reader.TokenType == JsonTokenType.String)
                _type = reader.GetString();
            else if (name == "crs")
                Declared = GeoJsonCrs.Read(JsonElement.ParseValue(ref reader));
            else
                reader.Skip();
        }

        reader.Read(); // anything behind the root is a syntax error
    }

    private void ReadFeatures(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            _features.Add((start, (int)reader.BytesConsumed - start));
        }
    }

    private static InputRefusedException NotALayer() => new(
        "geojson.type",
        "type",
        "图层应为 GeoJSON FeatureCollection（区分大小写），并有 features 数组；也可以是要素数组或单个 Feature。",
        "a layer must be a GeoJSON FeatureCollection (case matters) with an array of features, or an array of features, or one Feature.");

    private static InputRefusedException Duplicate(string name) => new(
        "geojson.duplicate-member",
        name,
        $"成员“{name}”出现多次，不能确定取哪一个。",
        $"the member '{name}' occurs more than once; it cannot be told which one is meant.");
}
