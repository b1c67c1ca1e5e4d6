using System.Globalization;
using System.Text;
using System.Text.Json;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Formats.GeoJson;

/// <summary>
/// Reads GeoJSON (RFC 7946, and the <c>crs</c> member of the 2008 specification that it replaced): a FeatureCollection, a Feature, a bare
/// geometry, or a bare array of features. Features are one site each unless the user groups them. The file is held as bytes; features are
/// parsed one at a time.
/// </summary>
internal sealed class GeoJsonSites
{
    public const string Format = "geojson";

    private const string CollectionType = "FeatureCollection";
    private const double MaxLongitude = 180;
    private const double MaxLatitude = 90;
    private static readonly string[] GeometryTypes =
        ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

    /// <summary>What is said of a file without a collection around its features.</summary>
    internal static readonly Problem BareArray = new(
        "geojson.bare-array",
        Where: null,
        "文件是要素数组，不是 FeatureCollection；已逐个读取。",
        "the file is an array of features, not a FeatureCollection; they were read one by one.");

    private readonly SiteFileOptions _options;
    private readonly DefectLog _fileLog;
    private readonly GeoJsonFeature _features;
    private readonly FeatureSurvey _survey;
    private readonly List<ParcelReading> _readings = [];
    private readonly List<(int Start, int Length, string Where)> _places = [];
    private readonly Dictionary<string, JsonElement> _rootMembers = new(StringComparer.Ordinal);
    private ParcelReading? _first;
    private InputRefusedException? _notDegrees;
    private int _count;
    private bool _hasFeatures;
    private bool _isBare;

    private GeoJsonSites(SiteFileOptions options)
    {
        _options = options;
        _fileLog = new DefectLog(options.Limits.MaxDefectsPerCode);
        _features = new GeoJsonFeature(options);
        _survey = new FeatureSurvey(options);
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputRefusedException">
    /// It is no JSON, no GeoJSON, has no feature, or its numbers are no degrees and nobody says what they are.
    /// </exception>
    public static SiteStream Read(SiteFileContent content, DetectedEncoding encoding, SiteFileOptions options) =>
        new GeoJsonSites(options).Read(Utf8Bytes(content.Bytes, encoding), content.FileName, encoding.Name);

    private SiteStream Read(byte[] json, string fileName, string encoding)
    {
        JsonScan.Check(json, _options.Limits.MaxJsonDepth);
        try
        {
            ReadRoot(json);
        }
        catch (JsonException e)
        {
            throw Syntax(e);
        }

        if (encoding != TextEncodingDetection.Utf8)
            _fileLog.Warning(
                "geojson.encoding",
                null,
                $"文件编码是 {encoding}，GeoJSON 应为 UTF-8；已按 {encoding} 读取。",
                $"the text is {encoding}, GeoJSON should be UTF-8; it was read as {encoding}.");
        if (_features.HasHeights)
            _fileLog.Warning("geojson.heights", null, "坐标带有高程，未使用。", "the coordinates have heights; they are not used.");
        var declared = Declaration();
        var isGrouped = !FeatureSurvey.Suits(_options);
        var again = isGrouped ? null : _survey.Finish(_fileLog);
        var file = new SiteSource
        {
            Format = Format,
            FileName = fileName,
            Encoding = encoding,
            Declared = declared,
            Projects = isGrouped ? new ProjectGrouping(_options, FileProject.Unsaid, _fileLog).Group(_readings, ProjectGrouping.ByFeature) : [],
            Defects = _fileLog.ToList(),
        };
        return again is null ? SiteStream.Of(file) : new SiteStream(file, _survey.Count, _survey.Bounds, again(ReadAgain(json)));
    }

    private void Take(ParcelReading reading, int start, int length)
    {
        _count++;
        _notDegrees ??= NotDegrees(reading.Parcel);
        if (FeatureSurvey.Suits(_options))
        {
            _survey.Add(reading);
            _first ??= reading;
            _places.Add((start, length, reading.Parcel.Where!));
        }
        else
            _readings.Add(reading);
    }

    // Many files have one feature only, so the first is kept.
    private IEnumerable<ParcelReading> ReadAgain(byte[] json)
    {
        if (_first is not null)
            yield return _first;
        for (var i = 1; i < _places.Count; i++)
        {
            var (start, length, where) = _places[i];
            using var value = JsonDocument.Parse(json.AsMemory(start, length), new JsonDocumentOptions { MaxDepth = _options.Limits.MaxJsonDepth });
            yield return _isBare ? _features.ReadBare(value.RootElement, where) : _features.Read(value.RootElement, where, i + 1);
        }
    }

    internal static byte[] Utf8Bytes(Stream bytes, DetectedEncoding encoding)
    {
        if (encoding.Name != TextEncodingDetection.Utf8)
        {
            using var reader = encoding.Open(bytes);
            return Encoding.UTF8.GetBytes(reader.ReadToEnd());
        }

        bytes.Position = encoding.PreambleBytes;
        var held = new byte[bytes.Length - encoding.PreambleBytes];
        bytes.ReadExactly(held);
        return held;
    }

    private void ReadRoot(byte[] json)
    {
        var reader = NewReader(json);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            _fileLog.Warning(BareArray.Code, BareArray.Where, BareArray.Chinese, BareArray.English);
            ReadFeatures(ref reader, string.Empty);
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
            ReadRootMembers(ref reader);
        else
            throw NotGeoJson();
        reader.Read(); // anything behind the root is a syntax error
        if (!_hasFeatures)
            ReadSingle(json);
        else if (_rootMembers.Count > 0 && TypeName() != CollectionType)
            throw NotGeoJson();
        if (_count == 0)
            throw new InputRefusedException("geojson.no-feature", "features", "文件中没有要素。", "the file has no feature.");
    }

    private Utf8JsonReader NewReader(byte[] json) => new(json, new JsonReaderOptions { MaxDepth = _options.Limits.MaxJsonDepth });

    private void ReadRootMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name == "features" && reader.TokenType == JsonTokenType.StartArray)
                ReadFeatures(ref reader, name);
            else if (name is "type" or "crs")
                KeepRootMember(name, JsonElement.ParseValue(ref reader));
            else
                reader.Skip();
        }
    }

    private void KeepRootMember(string name, JsonElement value)
    {
        if (!_rootMembers.TryAdd(name, value))
            _fileLog.Error(
                "geojson.duplicate-member",
                name,
                $"成员“{name}”出现多次，不能确定取哪一个。",
                $"the member '{name}' occurs more than once; it cannot be told which one is meant.");
    }

    private void ReadFeatures(ref Utf8JsonReader reader, string path)
    {
        _hasFeatures = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{_count}]");
            if (_count >= _options.Limits.MaxParcels)
                throw ParcelLimit.Exceeded(_options.Limits.MaxParcels, place);
            var start = (int)reader.TokenStartIndex;
            var reading = _features.Read(JsonElement.ParseValue(ref reader), place, _count + 1);
            Take(reading, start, (int)reader.BytesConsumed - start);
        }
    }

    /// <summary>A Feature or a geometry as the whole file.</summary>
    private void ReadSingle(byte[] json)
    {
        var type = TypeName();
        var reader = NewReader(json);
        if (type == "Feature")
            Take(_features.Read(JsonElement.ParseValue(ref reader), "feature", running: 1), 0, json.Length);
        else if (GeometryTypes.Contains(type, StringComparer.Ordinal))
        {
            _isBare = true;
            Take(_features.ReadBare(JsonElement.ParseValue(ref reader), "geometry"), 0, json.Length);
        }
        else if (type == CollectionType)
            throw new InputRefusedException(
                "geojson.no-feature",
                "features",
                "FeatureCollection 缺少 features 数组。",
                "the FeatureCollection has no array of features.");
        else
            throw NotGeoJson();
    }

    private string? TypeName() =>
        _rootMembers.TryGetValue("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private CrsDeclaration Declaration()
    {
        if (_rootMembers.TryGetValue("crs", out var crs))
            return GeoJsonCrs.Read(crs);
        if (_options.UserCrsGiven)
            return GeoJsonCrs.Unsaid;
        return _notDegrees is null ? GeoJsonCrs.Rfc7946 : throw _notDegrees;
    }

    private static InputRefusedException? NotDegrees(SourceParcel parcel)
    {
        foreach (var point in parcel.Rings.SelectMany(ring => ring.Points))
        {
            if (Math.Abs(point.X) <= MaxLongitude && Math.Abs(point.Y) <= MaxLatitude)
                continue;
            var written = string.Create(CultureInfo.InvariantCulture, $"[{point.X}, {point.Y}]");
            if (Math.Abs(point.X) <= MaxLatitude && Math.Abs(point.Y) <= MaxLongitude)
                return new InputRefusedException(
                    "geojson.latitude-first",
                    parcel.Where,
                    $"坐标 {written} 像是纬度在前；GeoJSON（RFC 7946）规定经度在前。请交换后再试，或用 --crs 指定坐标系。",
                    $"the position {written} looks like latitude first; GeoJSON (RFC 7946) has longitude first. Swap them, or name the system with --crs.");
            return new InputRefusedException(
                "geojson.projected-without-crs",
                parcel.Where,
                $"坐标 {written} 不是经纬度，文件也没有 crs 成员；RFC 7946 的 GeoJSON 只能是经纬度。请用 --crs 指定坐标系（如 --crs EPSG:4526），或转换为经纬度。",
                $"the position {written} is no longitude and latitude, and the file has no crs member; GeoJSON by RFC 7946 is in degrees. Name the system with --crs (such as --crs EPSG:4526), or convert the file.");
        }

        return null;
    }

    private InputRefusedException NotGeoJson()
    {
        var type = _rootMembers.TryGetValue("type", out var written) ? written.GetRawText() : null;
        return new InputRefusedException(
            "geojson.type",
            "type",
            $"这是 JSON，但不是 GeoJSON：根的 type {(type is null ? "缺少" : "是 " + type)}，应为 FeatureCollection、Feature 或几何类型（区分大小写）。",
            $"this is JSON but no GeoJSON: the root's type is {type ?? "missing"}; it must be FeatureCollection, Feature or a geometry type (case matters).");
    }

    internal static InputRefusedException Syntax(JsonException e) => new(
        new Problem(
            "geojson.syntax",
            Place.Line((int)(e.LineNumber ?? 0) + 1),
            string.Create(CultureInfo.InvariantCulture, $"不是完整的 JSON：在这一行第 {(e.BytePositionInLine ?? 0) + 1} 个字节处出错。文件可能被截断或手工改坏。"),
            string.Create(CultureInfo.InvariantCulture, $"it is no complete JSON: wrong at byte {(e.BytePositionInLine ?? 0) + 1} of the line. The file may be cut off or edited by hand.")),
        e);
}
