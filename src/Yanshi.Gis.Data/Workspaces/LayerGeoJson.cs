using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.GeoJson;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Workspaces;

/// <summary>
/// Reads a layer from GeoJSON. Reference data is read strictly: a feature that is not right makes the whole layer unusable, because a
/// layer that lost a feature would answer "clear" where it must not.
/// </summary>
internal static class LayerGeoJson
{
    // The parser would take the last of two members of one name, and with it lose features without a word.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = DepthLimit };

    private const int DepthLimit = 64;

    /// <summary>Reads all features.</summary>
    /// <param name="json">The file.</param>
    /// <param name="crs">The reference system that the catalogue states; a <c>crs</c> member must not say another.</param>
    /// <exception cref="InvalidLayerException">Something in the file is not right; the message says where and what.</exception>
    internal static List<SourceFeature> Read(ReadOnlyMemory<byte> json, Crs crs)
    {
        using var document = Parse(json);
        var root = document.RootElement;
        if (root.ValueKind is not JsonValueKind.Object || TextOf(root, "type") is not "FeatureCollection" || !root.TryGetProperty("features", out var features) || features.ValueKind is not JsonValueKind.Array)
            throw new InvalidLayerException(where: null, "不是 GeoJSON FeatureCollection。", "Not a GeoJSON FeatureCollection.");

        RequireSameCrs(root, crs);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var read = new List<SourceFeature>(features.GetArrayLength());
        foreach (var feature in features.EnumerateArray())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"features[{read.Count}]");
            var id = IdOf(feature, where);
            if (!ids.Add(id))
                throw new InvalidLayerException(where, $"编号“{id}”重复。", $"The id \"{id}\" stands twice.");
            read.Add(new SourceFeature(id, GeometryOf(feature, where), PropertiesOf(feature, where)));
        }

        return read;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        // The parser takes any bytes between quotation marks, and fails when they are asked for as text.
        if (!Utf8.IsValid(json.Span))
            throw new InvalidLayerException(where: null, "文件不是 UTF-8 编码。", "The file is not UTF-8.");
        try
        {
            JsonScan.Check(json.Span, DepthLimit);
            return JsonDocument.Parse(json, Strict);
        }
        catch (InputRefusedException e)
        {
            throw new InvalidLayerException(e.Problem.Where, e.Problem.Chinese, e.Problem.English, e);
        }
        catch (JsonException e)
        {
            throw new InvalidLayerException(where: null, $"JSON 语法错误：{e.Message}", $"JSON syntax error: {e.Message}", e);
        }
    }

    private static void RequireSameCrs(JsonElement root, Crs stated)
    {
        if (!root.TryGetProperty("crs", out var member))
            return;
        try
        {
            if (GeoJsonCrs.Read(member).Code is not { } code || Crs.Get(code).SharesNumbersWith(stated))
                return;
            throw new InvalidLayerException(
                "crs", $"文件的 crs 成员是 {code}，目录写的是 {stated.Code}，两者必有一误。", $"The file's crs member says {code}, the catalogue says {stated.Code}; one of the two is wrong.");
        }
        catch (InputRefusedException e)
        {
            throw new InvalidLayerException("crs", e.Problem.Chinese, e.Problem.English, e);
        }
    }

    private static string IdOf(JsonElement feature, string where)
    {
        if (feature.ValueKind is JsonValueKind.Object && feature.TryGetProperty("id", out var id))
        {
            if (id.ValueKind is JsonValueKind.String && id.GetString() is { Length: > 0 } text)
                return text;
            if (id.ValueKind is JsonValueKind.Number)
                return id.GetRawText();
        }

        throw new InvalidLayerException(where, "缺少 id（文字或数）。", "The id (a text or number) is missing.");
    }

    private static JsonObject PropertiesOf(JsonElement feature, string where)
    {
        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind is not JsonValueKind.Object)
            throw new InvalidLayerException(where, "缺少 properties。", "The properties are missing.");
        RequireFinite(properties, where);
        return JsonObject.Create(properties.Clone())!;
    }

    // A number beyond the range of doubles has no canonical form, so that the layer could have no fingerprint.
    private static void RequireFinite(JsonElement value, string where)
    {
        if (value.ValueKind is JsonValueKind.Number && NumberOf(value) is null)
            throw new InvalidLayerException(where, $"属性值 {value.GetRawText()} 超出数值范围。", $"The property value {value.GetRawText()} is beyond the range of numbers.");
        if (value.ValueKind is JsonValueKind.Object)
            foreach (var member in value.EnumerateObject())
                RequireFinite(member.Value, where);
        else if (value.ValueKind is JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                RequireFinite(item, where);
    }

    private static Geometry GeometryOf(JsonElement feature, string where)
    {
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind is not JsonValueKind.Object || !geometry.TryGetProperty("coordinates", out var coordinates))
            throw new InvalidLayerException(where, "缺少几何。", "The geometry is missing.");
        return TextOf(geometry, "type") switch
        {
            "Polygon" => PolygonOf(coordinates, where),
            "MultiPolygon" when coordinates.ValueKind is JsonValueKind.Array && coordinates.GetArrayLength() == 0 => throw new InvalidLayerException(where, "多面没有任何部分。", "The multipolygon has no part."),
            "MultiPolygon" => ProjectGeometry.Factory.CreateMultiPolygon([.. Items(coordinates, where).Select(part => PolygonOf(part, where))]),
            "LineString" => LineOf(coordinates, where),
            "MultiLineString" when coordinates.ValueKind is JsonValueKind.Array && coordinates.GetArrayLength() > 0 =>
                ProjectGeometry.Factory.CreateMultiLineString([.. Items(coordinates, where).Select(part => LineOf(part, where))]),
            "Point" => ProjectGeometry.Factory.CreatePoint(PointOf(coordinates, where)),
            var other => throw new InvalidLayerException(where, $"几何类型“{other}”不能作图层要素。", $"The geometry type \"{other}\" is no feature of a layer."),
        };
    }

    private static LineString LineOf(JsonElement line, string where)
    {
        var points = Items(line, where).Select(point => PointOf(point, where)).ToArray();
        if (points.Length < 2 || Array.TrueForAll(points, points[0].Equals2D))
            throw new InvalidLayerException(where, "线少于 2 个不同的点。", "A line has fewer than 2 different points.");
        return ProjectGeometry.Factory.CreateLineString(points);
    }

    private static Polygon PolygonOf(JsonElement rings, string where)
    {
        var linear = Items(rings, where).Select(ring => RingOf(ring, where)).ToList();
        return linear.Count > 0
            ? ProjectGeometry.Factory.CreatePolygon(linear[0], [.. linear.Skip(1)])
            : throw new InvalidLayerException(where, "面没有环。", "The polygon has no ring.");
    }

    private static LinearRing RingOf(JsonElement ring, string where)
    {
        var points = Items(ring, where).Select(point => PointOf(point, where)).ToArray();
        if (points.Length < 4 || !points[0].Equals2D(points[^1]))
            throw new InvalidLayerException(where, "环少于 4 点或首尾不闭合。", "A ring has fewer than 4 points or is not closed.");
        return ProjectGeometry.Factory.CreateLinearRing(points);
    }

    private static Coordinate PointOf(JsonElement point, string where)
    {
        var numbers = Items(point, where).ToList();
        return numbers.Count >= 2 && NumberOf(numbers[0]) is { } x && NumberOf(numbers[1]) is { } y
            ? new Coordinate(x, y)
            : throw new InvalidLayerException(where, $"坐标 {point.GetRawText()} 不是两个有限的数。", $"The coordinate {point.GetRawText()} is not two finite numbers.");
    }

    private static double? NumberOf(JsonElement element) =>
        element.ValueKind is JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement array, string where) => array.ValueKind is JsonValueKind.Array
        ? array.EnumerateArray()
        : throw new InvalidLayerException(where, "坐标的嵌套不对。", "The coordinates are not nested as they should be.");

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
