using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats.Parcels;
using Yanshi.Gis.Data.Formats.Texts;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Data.Formats.GeoJson;

/// <summary>Reads the geometry of one feature into rings; every flaw goes to the log with its path.</summary>
internal sealed class GeoJsonGeometry(DefectLog log, PointBudget budget, int maxDepth)
{
    private readonly List<SourceRing> _rings = [];

    /// <summary>What the geometry outlines; an area when nothing could be read.</summary>
    public SourceShape Shape => _shape ?? SourceShape.Polygon;

    /// <summary>Rings in the order of the file.</summary>
    public IReadOnlyList<SourceRing> Rings => _rings;

    /// <summary>Whether a height was left out.</summary>
    public bool HasHeights { get; private set; }

    private SourceShape? _shape;

    /// <summary>Reads a geometry object.</summary>
    public void Read(JsonElement geometry, string path, int depth = 1)
    {
        if (geometry.ValueKind == JsonValueKind.Null)
        {
            log.Error("geojson.no-geometry", path, "没有几何（null）。", "there is no geometry (null).");
            return;
        }

        if (geometry.ValueKind != JsonValueKind.Object)
        {
            Report("geojson.geometry", path, $"几何应为对象，实为 {geometry.ValueKind}", $"a geometry must be an object, this is {geometry.ValueKind}");
            return;
        }

        if (depth > maxDepth)
            throw JsonScan.TooDeep(maxDepth, path);
        var type = GeoJsonMember.Find(geometry, "type", path, log);
        var name = type?.ValueKind == JsonValueKind.String ? type.Value.GetString() : null;
        if (name == "GeometryCollection")
            ReadCollection(geometry, path, depth);
        else if (ShapeOf(name) is not { } kind)
            Report("geojson.type", $"{path}.type", $"几何类型“{name ?? type?.GetRawText()}”无效", $"'{name ?? type?.GetRawText()}' is no geometry type");
        else if (GeoJsonMember.Find(geometry, "coordinates", path, log) is not { } coordinates)
            Report("geojson.coordinates", path, "缺少 coordinates", "the coordinates are missing");
        else if (Accept(kind, path))
            ReadCoordinates(name!, coordinates, $"{path}.coordinates");
    }

    private void ReadCollection(JsonElement geometry, string path, int depth)
    {
        if (GeoJsonMember.Find(geometry, "geometries", path, log) is not { ValueKind: JsonValueKind.Array } geometries)
        {
            Report("geojson.geometry", path, "GeometryCollection 缺少 geometries 数组", "a GeometryCollection needs its array of geometries");
            return;
        }

        var index = 0;
        foreach (var member in geometries.EnumerateArray())
            Read(member, Indexed($"{path}.geometries", index++), depth + 1);
        if (index == 0)
            Report("geojson.no-geometry", path, "GeometryCollection 是空的", "the GeometryCollection is empty");
    }

    private static SourceShape? ShapeOf(string? type) => type switch
    {
        "Polygon" or "MultiPolygon" => SourceShape.Polygon,
        "LineString" or "MultiLineString" => SourceShape.Line,
        "Point" or "MultiPoint" => SourceShape.Point,
        _ => null,
    };

    /// <summary>Areas, lines and points do not mix in one site.</summary>
    private bool Accept(SourceShape kind, string path)
    {
        _shape ??= kind;
        if (_shape == kind)
            return true;
        Report(
            "geojson.mixed-collection",
            path,
            "GeometryCollection 混有面、线或点，不能成为一个地块，请拆成单独的要素",
            "the GeometryCollection mixes areas, lines or points and cannot be one site: split it into features");
        return false;
    }

    private void ReadCoordinates(string type, JsonElement coordinates, string path)
    {
        var count = _rings.Count;
        switch (type)
        {
            case "Polygon":
                ReadPolygon(coordinates, path);
                break;
            case "MultiPolygon":
                ForEach(coordinates, path, ReadPolygon);
                break;
            case "MultiLineString":
                ForEach(coordinates, path, ReadLine);
                break;
            case "LineString":
                ReadLine(coordinates, path);
                break;
            case "MultiPoint":
                AddRing(RingRole.ByNesting, ReadPoints(coordinates, path));
                break;
            default:
                if (ReadPoint(coordinates, path, index: null) is { } point)
                    AddRing(RingRole.ByNesting, [point]);
                break;
        }

        if (type != "Polygon" && _rings.Count == count && coordinates.ValueKind == JsonValueKind.Array && coordinates.GetArrayLength() == 0)
            Report("geojson.no-geometry", path, "坐标是空的", "the coordinates are empty");
    }

    private void ForEach(JsonElement array, string path, Action<JsonElement, string> read)
    {
        if (!IsArray(array, path))
            return;
        var index = 0;
        foreach (var member in array.EnumerateArray())
            read(member, Indexed(path, index++));
    }

    private void ReadPolygon(JsonElement polygon, string path)
    {
        var hasShell = true;
        var index = 0;
        ForEach(polygon, path, (ring, ringPath) =>
        {
            var isShell = index++ == 0;
            if (ReadPoints(ring, ringPath) is not { } points || RingClosing.Close(points, closesByLabel: false, ringPath, log) is not { } closed)
                hasShell &= !isShell;
            else if (hasShell) // a hole whose shell is lost would become a hole of the polygon before
                AddRing(isShell ? RingRole.Shell : RingRole.Hole, closed);
        });
        if (index == 0 && polygon.ValueKind == JsonValueKind.Array)
            Report("geojson.no-geometry", path, "多边形没有任何圈", "the polygon has no ring");
    }

    private void ReadLine(JsonElement line, string path)
    {
        var points = ReadPoints(line, path);
        if (points is not null && points.Distinct().Take(2).Count() < 2)
            log.Error("line.too-few-points", path, "这条线不足 2 个不同的点。请补全。", "the line has fewer than 2 different points. Complete it.");
        else
            AddRing(RingRole.ByNesting, points);
    }

    /// <summary>All points of an array; null when one of them is no point.</summary>
    private Coordinate[]? ReadPoints(JsonElement array, string path)
    {
        if (!IsArray(array, path))
            return null;
        var length = array.GetArrayLength();
        var points = new List<Coordinate>(length);
        var index = 0;
        foreach (var member in array.EnumerateArray())
        {
            if (ReadPoint(member, path, index++) is { } point)
                points.Add(point);
        }

        return points.Count == length ? [.. points] : null;
    }

    private Coordinate? ReadPoint(JsonElement point, string path, int? index)
    {
        budget.Take(path);
        if (point.ValueKind == JsonValueKind.Array && point.GetArrayLength() is var length and >= 2
            && TryNumber(point[0], out var x) && TryNumber(point[1], out var y))
        {
            HasHeights |= length > 2;
            return new Coordinate(x, y);
        }

        Report(
            "geojson.coordinate",
            index is { } known ? Indexed(path, known) : path,
            $"坐标应为至少两个有限的数 [X, Y]，实为 {Shortened(point)}",
            $"a position must be at least two finite numbers [x, y], this is {Shortened(point)}");
        return null;
    }

    private static bool TryNumber(JsonElement element, out double value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out value) && double.IsFinite(value);
    }

    private bool IsArray(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return true;
        Report("geojson.coordinates", path, $"这里应为数组，实为 {Shortened(element)}", $"an array is expected here, this is {Shortened(element)}");
        return false;
    }

    private void AddRing(RingRole role, Coordinate[]? points)
    {
        if (points is { Length: > 0 })
            _rings.Add(new SourceRing { Number = _rings.Count + 1, Role = role, Points = points });
    }

    private void Report(string code, string path, string chinese, string english) => log.Error(code, path, chinese + "。", english + ".");

    private static string Indexed(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    private static string Shortened(JsonElement element)
    {
        const int enough = 60;
        if (element.ValueKind is JsonValueKind.Array or JsonValueKind.Object && JsonLength(element) > enough)
            return element.ValueKind.ToString();
        return Excerpt.Of(element.GetRawText());
    }

    private static int JsonLength(JsonElement element) => System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element).Length;
}
