using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Map;

/// <summary><c>POST /map/measure</c>: lengths and the area of what somebody draws, on the ellipsoid, by the same code as the areas and distances of records.</summary>
internal sealed class MeasureDocument(ServedWorkspace served, ServiceLimits limits, Lane lane)
{
    private const int MostPoints = 10_000;

    private const int MostDepth = 8;

    /// <summary>The body's schema.</summary>
    internal static JsonObject BodySchema => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("points"),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["points"] = new JsonObject { ["type"] = "array", ["maxItems"] = MostPoints, ["items"] = new JsonObject { ["type"] = "array", ["minItems"] = 2, ["maxItems"] = 2, ["items"] = new JsonObject { ["type"] = "number" } } },
            ["closed"] = new JsonObject { ["type"] = "boolean", ["default"] = false },
        },
    };

    /// <summary>Answers.</summary>
    internal async Task AnswerAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var (points, isClosed) = RequestBody.Parse(await RequestBody.ReadJsonAsync(context, limits.BodyBytes, limits.BodySeconds), MostDepth, Read);
        using var computing = await lane.ComputeAsync(context.RequestAborted);
        if (isClosed && points.Count > 2)
            points.Add(points[0].Copy());
        var lengths = points.Zip(points.Skip(1), Geodesic.DistanceMetres).ToList();
        var area = isClosed && points.Count > 3 ? ProjectGeometry.Factory.CreatePolygon([.. points]) : null;
        await JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["lengthMetres"] = Rounding.ToCentimetre(lengths.Sum()),
            ["segmentsMetres"] = new JsonArray([.. lengths.Select(length => (JsonNode)Rounding.ToCentimetre(length))]),

            // A boundary that crosses itself has no one area.
            ["areaSquareMetres"] = area is { IsValid: true } ? Rounding.ToCentimetre(StatutoryArea.Of(new AnalysisProjection(Crs.Cgcs2000, served.Current.Catalogue.Plane).ToPlane(area))) : null,
            ["crosses"] = area is { IsValid: false },
        });
    }

    private static (List<Coordinate> Points, bool IsClosed) Read(JsonElement request)
    {
        if (request.ValueKind is not JsonValueKind.Object)
            throw RequestProblems.Member("request", "应为对象。", "It must be an object.");
        (List<Coordinate>? Points, bool IsClosed) read = default;
        foreach (var member in request.EnumerateObject())
        {
            read = member.Name switch
            {
                "points" => (PointsOf(member.Value), read.IsClosed),
                "closed" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False => (read.Points, member.Value.GetBoolean()),
                _ => throw RequestProblems.Member(member.Name, "不认识，或不是真假值；可用：points、closed。", "It is unknown, or no truth value; known are: points, closed."),
            };
        }

        return (read.Points ?? throw NoPoints(), read.IsClosed);
    }

    private static List<Coordinate> PointsOf(JsonElement points)
    {
        if (points.ValueKind is not JsonValueKind.Array || points.GetArrayLength() is 0 or > MostPoints)
            throw NoPoints();
        return [.. points.EnumerateArray().Select(point => point.ValueKind is JsonValueKind.Array && point.GetArrayLength() == 2 && Number(point[0]) is { } x && Number(point[1]) is { } y && Math.Abs(x) <= 180 && Math.Abs(y) < 90
            ? new Coordinate(x, y)
            : throw NoPoints())];
    }

    private static double? Number(JsonElement value) => value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;

    private static HttpProblemException NoPoints() => RequestProblems.Member(
        "points", $"应为 1 至 {MostPoints} 个 [经度, 纬度]（度）。", $"It must be 1 to {MostPoints} pairs [longitude, latitude] in degrees.");
}
