using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Processes;
using Yanshi.Gis.Web.Uploads;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Map;

/// <summary>What somebody at a map asks besides its layers.</summary>
internal static class MapOperations
{
    /// <summary>The operations.</summary>
    internal static IEnumerable<Operation> Of(ServedWorkspace workspace, ServiceOptions options, Lanes lanes, ParserProgram parser, TimeProvider clock)
    {
        var layers = new ServedLayers(options, clock);
        yield return new Operation
        {
            Id = "identify",
            Path = "/map/identify",
            Tag = Tags.Map,
            Summary = "一点上各图层的要素及其来源 / what every layer has at a place, and where it comes from",
            Parameters =
            [
                OperationParameter.Text(PointQuery.PointParameter, "经度,纬度（度）/ longitude,latitude in degrees"),
                new(PointQuery.ToleranceParameter, "线和点的容差，米 / how far lines and points may be, metres", new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = PointQuery.MostTolerance, ["default"] = PointQuery.DefaultTolerance }),
                OperationParameter.Text(ItemQuery.DayParameter, "按哪一天在用的版本 / the version in force on that day"),
            ],
            Handler = new IdentifyDocument(workspace, layers, lanes.Reads).AnswerAsync,
            Refusals = [400, 429],
        };
        yield return new Operation
        {
            Id = "search",
            Path = "/map/search",
            Tag = Tags.Map,
            Summary = "按名称或坐标查找 / find by name or coordinates",
            Parameters =
            [
                OperationParameter.Text(SearchDocument.TextParameter, "名称，或任何写法的坐标 / a name, or coordinates in any notation"),
                new(SearchDocument.LimitParameter, "地名个数 / number of places", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = SearchDocument.MostLimit, ["default"] = SearchDocument.DefaultLimit }),
            ],
            Handler = new SearchDocument(workspace, layers, lanes.Reads).AnswerAsync,
            Refusals = [400, 429],
        };
        yield return new Operation
        {
            Id = "uncovered",
            Path = "/map/uncovered",
            Tag = Tags.Map,
            Summary = "必查图层没有数据的地方（GeoJSON）/ where mandatory layers have no data (GeoJSON)",
            Answer = CollectionDocuments.GeoJson,
            Handler = new UncoveredDocument(workspace, layers, lanes.Reads).AnswerAsync,
            Refusals = [429],
        };
        yield return new Operation
        {
            Id = "measure",
            Path = "/map/measure",
            Method = HttpMethods.Post,
            Tag = Tags.Map,
            Summary = "椭球面上的长度和面积 / lengths and area on the ellipsoid",
            Body = MeasureDocument.BodySchema,
            Handler = new MeasureDocument(workspace, options.Limits, lanes.Reads).AnswerAsync,
            Refusals = [400, 408, 413, 415, 429],
        };
        var form = UploadForm.SchemaOf(CheckInputDescriptions.Uploaded);
        yield return new Operation
        {
            Id = "inspect",
            Path = "/map/inspect",
            Method = HttpMethods.Post,
            Tag = Tags.Map,
            Summary = "文件里有什么，坐标可以怎样解读；不保存 / what is in a file and how its numbers can be read; nothing is kept",
            Form = form,
            Handler = new InspectionDocument(workspace, options, parser, lanes.Uploads).AnswerAsync,
            Refusals = [400, 408, 413, 415, 422, 429],
        };
    }
}
