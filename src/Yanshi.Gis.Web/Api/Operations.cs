using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Web.Features;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Imports;
using Yanshi.Gis.Web.Jobs;
using Yanshi.Gis.Web.Map;
using Yanshi.Gis.Web.Pages;
using Yanshi.Gis.Web.Processes;
using Yanshi.Gis.Web.Tiles;
using Yanshi.Gis.Web.Trying;
using Yanshi.Gis.Web.Uploads;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Api;

/// <summary>All operations of the service: what is not here does not exist.</summary>
internal static class Operations
{
    private static readonly OperationParameter CollectionId = OperationParameter.InPath("collectionId", "图层代码 / layer id");

    private static readonly OperationParameter DayParameter = OperationParameter.Text(ItemQuery.DayParameter, "按哪一天在用的版本 / the version in force on that day");

    private static readonly OperationParameter CrsParameter = OperationParameter.Text("crs", "坐标系 / reference system of the answer");

    /// <summary>The operations, wired to what answers them.</summary>
    internal static IReadOnlyList<Operation> Of(ServiceOptions options, ServedWorkspace workspace, Lanes lanes, PrometheusText? metrics, IReadOnlyList<IProcess> processes, Func<(JobRunner Runner, JobStore Store)> jobs, MapPage? page, ParserProgram parser, TimeProvider clock)
    {
        var links = new Links(options);
        List<Operation> all =
        [
            .. General(links, workspace, options, page, clock),
            .. Features(links, workspace, options, lanes.Reads, clock),
            .. Tiles(links, workspace, options, lanes.Reads, clock),
            .. MapOperations.Of(workspace, options, lanes, parser, clock),
            .. VersionOperations.Of(workspace, options, lanes.Reads, clock),
            .. Processes(links, options, lanes, processes, new JobDocuments(links, processes, jobs), clock),
            .. Jobs(new JobDocuments(links, processes, jobs)),
        ];
        if (metrics is not null)
            all.Add(new Operation { Id = "getMetrics", Path = "/metrics", Tag = Tags.Operation, Summary = "运行指标 / metrics", Answer = PrometheusText.ContentType, Handler = metrics.AnswerAsync });
        all.Add(new Operation
        {
            Id = "getApi",
            Path = "/api",
            Tag = Tags.Api,
            Summary = "接口定义 / this document",
            Answer = OpenApiDocument.ContentType,
            Handler = context =>
            {
                QueryParameters.Check(context);
                return JsonAnswer.WriteAsync(context, OpenApiDocument.Of(all, links.BaseOf(context.Request)), OpenApiDocument.ContentType);
            },
        });
        return all;
    }

    private static IEnumerable<Operation> General(Links links, ServedWorkspace workspace, ServiceOptions options, MapPage? page, TimeProvider clock)
    {
        var (landing, health) = (new LandingDocuments(links, workspace, page), new HealthDocuments(workspace, clock));
        yield return new Operation { Id = "getLandingPage", Path = "/", Tag = Tags.Api, Summary = "首页；浏览器得到地图页 / landing page; browsers get the map", Handler = landing.LandAsync };
        yield return new Operation { Id = "getMapSettings", Path = "/map/settings", Tag = Tags.Api, Summary = "地图页所需的设置和图层 / what the map page has to know", Handler = new MapSettings(workspace, options, clock).AnswerAsync };
        yield return new Operation { Id = "getConformance", Path = "/conformance", Tag = Tags.Api, Summary = "符合的标准 / conformance classes", Handler = LandingDocuments.ConformAsync };
        yield return new Operation
        {
            Id = "getTryPage",
            Path = "/api/try",
            Tag = Tags.Api,
            Summary = "试用页 / the page to try the operations on",
            Parameters = [new(TryPage.LanguageParameter, "语言 / language", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("zh", "en") })],
            Answer = TryPage.ContentType,
            Handler = TryPage.ShowAsync,
            Refusals = [400],
        };
        yield return new Operation
        {
            Id = "getTryPageAsset",
            Path = "/api/try/{asset}",
            Tag = Tags.Api,
            Summary = "试用页的脚本和样式 / its script and style",
            Parameters = [OperationParameter.InPath("asset", "文件，如 page.js / the file, such as page.js")],
            Answer = "*/*",
            Handler = TryPage.SendAsync,
            Refusals = [404],
        };
        yield return new Operation { Id = "getLive", Path = "/health/live", Tag = Tags.Operation, Summary = "服务在运行 / the service lives", Handler = HealthDocuments.LiveAsync };
        yield return new Operation { Id = "getReady", Path = "/health/ready", Tag = Tags.Operation, Summary = "能够应答 / the service can answer", Handler = health.ReadyAsync, Refusals = [503] };
    }

    private static IEnumerable<Operation> Features(Links links, ServedWorkspace workspace, ServiceOptions options, Lane lane, TimeProvider clock)
    {
        var layers = new ServedLayers(options, clock);
        var collections = new CollectionDocuments(links, workspace, layers, lane);
        var items = new ItemDocuments(links, workspace, layers, options.Limits, lane);
        var schemas = new SchemaDocuments(links, workspace, layers, lane);
        yield return new Operation { Id = "getCollections", Path = "/collections", Tag = Tags.Layers, Summary = "图层列表 / the layers", Handler = collections.ListAsync, Refusals = [429] };
        yield return new Operation { Id = "describeCollection", Path = "/collections/{collectionId}", Tag = Tags.Layers, Summary = "一个图层 / one layer", Parameters = [CollectionId], Handler = collections.DescribeAsync, Refusals = [404, 429] };
        yield return new Operation { Id = "getQueryables", Path = "/collections/{collectionId}/queryables", Tag = Tags.Layers, Summary = "可用来筛选的属性 / properties to select by", Parameters = [CollectionId], Answer = SchemaDocuments.ContentType, Handler = schemas.QueryablesAsync, Refusals = [404, 429] };
        yield return new Operation { Id = "getSchema", Path = "/collections/{collectionId}/schema", Tag = Tags.Layers, Summary = "要素的属性 / properties of the features", Parameters = [CollectionId], Answer = SchemaDocuments.ContentType, Handler = schemas.SchemaAsync, Refusals = [404, 429] };
        yield return new Operation
        {
            Id = "getFeatures",
            Path = "/collections/{collectionId}/items",
            Tag = Tags.Layers,
            Summary = "图层的要素；其他参数按属性名筛选 / features of a layer; further parameters are properties and their values",
            Parameters =
            [
                CollectionId,
                new("bbox", "西、南、东、北 / west, south, east, north", new JsonObject { ["type"] = "array", ["minItems"] = 4, ["maxItems"] = 6, ["items"] = new JsonObject { ["type"] = "number" } }),
                OperationParameter.Text("bbox-crs", "bbox 的坐标系 / reference system of bbox"),
                new("limit", "要素个数 / number of features", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = options.Limits.FeaturesPerPage, ["default"] = 100 }),
                new("offset", "跳过的要素个数 / features to pass over", new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["default"] = 0 }),
                DayParameter,
                CrsParameter,
            ],
            TakesProperties = true,
            Answer = CollectionDocuments.GeoJson,
            Handler = items.ListAsync,
            Refusals = [400, 404, 429],
        };
        yield return new Operation
        {
            Id = "getFeature",
            Path = "/collections/{collectionId}/items/{featureId}",
            Tag = Tags.Layers,
            Summary = "一个要素 / one feature",
            Parameters = [CollectionId, OperationParameter.InPath("featureId", "要素编号 / feature id"), CrsParameter],
            Answer = CollectionDocuments.GeoJson,
            Handler = items.FindAsync,
            Refusals = [404, 429],
        };
    }

    private static IEnumerable<Operation> Tiles(Links links, ServedWorkspace workspace, ServiceOptions options, Lane lane, TimeProvider clock)
    {
        var layers = new ServedLayers(options, clock);
        var (sets, tilesets, tiles) = (new TileMatrixSets(links), new TilesetDocuments(links, workspace, layers, lane), new TileAnswer(workspace, layers, lane));
        var setId = OperationParameter.InPath("tileMatrixSetId", "瓦片矩阵集 / tile matrix set");
        yield return new Operation { Id = "getTileMatrixSetsList", Path = "/tileMatrixSets", Tag = Tags.Tiles, Summary = "瓦片矩阵集列表 / the tile matrix sets", Handler = sets.ListAsync };
        yield return new Operation { Id = "getTileMatrixSet", Path = "/tileMatrixSets/{tileMatrixSetId}", Tag = Tags.Tiles, Summary = "一个瓦片矩阵集 / one tile matrix set", Parameters = [setId], Handler = TileMatrixSets.DescribeAsync, Refusals = [404] };
        yield return new Operation { Id = "getTileSetsList", Path = "/collections/{collectionId}/tiles", Tag = Tags.Tiles, Summary = "图层的瓦片集 / the tile sets of a layer", Parameters = [CollectionId], Handler = tilesets.ListLayerAsync, Refusals = [404, 429] };
        yield return new Operation
        {
            Id = "getTileSet", Path = "/collections/{collectionId}/tiles/{tileMatrixSetId}", Tag = Tags.Tiles, Summary = "一个瓦片集 / one tile set", Parameters = [CollectionId, setId], Handler = tilesets.DescribeLayerAsync, Refusals = [404, 429],
        };
        yield return new Operation { Id = "getDatasetTileSetsList", Path = "/tiles", Tag = Tags.Tiles, Summary = "全部图层的瓦片集 / the tile sets of all layers together", Handler = tilesets.ListDatasetAsync, Refusals = [429] };
        yield return new Operation { Id = "getDatasetTileSet", Path = "/tiles/{tileMatrixSetId}", Tag = Tags.Tiles, Summary = "全部图层的一个瓦片集 / one tile set of all layers together", Parameters = [setId], Handler = tilesets.DescribeDatasetAsync, Refusals = [404, 429] };
        OperationParameter[] place = [setId, OperationParameter.InPath("tileMatrix", "级别 / zoom"), OperationParameter.InPath("tileRow", "行，自北 / row, from the north"), OperationParameter.InPath("tileCol", "列，自西 / column, from the west"), DayParameter];
        yield return TileOperation("getTile", "/collections/{collectionId}/tiles", "一个矢量瓦片，没有内容时为 204 / a vector tile; 204 when it is empty", [CollectionId, .. place, new(TileAnswer.VersionParameter, "版本号，不论哪一天：草案、尚未施行的 / a version by its number, whatever the day: a draft, one to come", new JsonObject { ["type"] = "integer", ["minimum"] = 1 })], tiles.AnswerLayerAsync);
        yield return TileOperation(
            "getDatasetTile",
            "/tiles",
            "多个图层合成的一个矢量瓦片，没有内容时为 204 / a vector tile of several layers; 204 when it is empty",
            [.. place, OperationParameter.List(TileCollections.Parameter, "要哪些图层，不写则为全部 / the layers, all without it")],
            tiles.AnswerDatasetAsync);
    }

    private static Operation TileOperation(string id, string sets, string summary, OperationParameter[] parameters, RequestDelegate handler) => new()
    {
        Id = id,
        Path = sets + "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
        Tag = Tags.Tiles,
        Summary = summary,
        Parameters = parameters,
        Answer = VectorTile.ContentType,
        Format = "mvt",
        Successes = [200, 204, 304],
        Handler = handler,
        Refusals = [400, 404, 429],
    };

    private static IEnumerable<Operation> Processes(Links links, ServiceOptions options, Lanes lanes, IReadOnlyList<IProcess> processes, JobDocuments jobs, TimeProvider clock)
    {
        var documents = new ProcessDocuments(links, processes);
        var execution = new Execution(documents, jobs, options, lanes, clock);
        var processId = OperationParameter.InPath("processId", "处理过程 / process id");
        yield return new Operation { Id = "getProcesses", Path = "/processes", Tag = Tags.Checks, Summary = "处理过程列表 / the processes", Handler = documents.ListAsync };
        yield return new Operation { Id = "getProcessDescription", Path = "/processes/{processId}", Tag = Tags.Checks, Summary = "一个处理过程 / one process", Parameters = [processId], Handler = documents.DescribeAsync, Refusals = [404] };
        yield return new Operation
        {
            Id = "execute",
            Path = "/processes/{processId}/execution",
            Method = HttpMethods.Post,
            Tag = Tags.Checks,
            Summary = "执行：site-check 返回检查记录；Prefer: respond-async、screening 和 layer-import 返回作业 / execute: site-check answers the record; with Prefer: respond-async, and for screening and layer-import, a job",
            Parameters = [processId],
            Body = ProcessDocuments.RequestSchema,
            Form = UploadForm.SchemaOf(CheckInputDescriptions.Uploaded.Concat(ImportInputDescriptions.All)),
            Successes = [200, 201],
            Handler = execution.ExecuteAsync,
            Refusals = [400, 403, 404, 408, 413, 415, 422, 429],
        };
    }

    private static IEnumerable<Operation> Jobs(JobDocuments jobs)
    {
        var jobId = OperationParameter.InPath("jobId", "作业 / job id");
        yield return new Operation { Id = "getStatus", Path = "/jobs/{jobId}", Tag = Tags.Checks, Summary = "作业的状态 / how a job stands", Parameters = [jobId], Handler = jobs.StatusAsync, Refusals = [404] };
        yield return new Operation { Id = "dismiss", Path = "/jobs/{jobId}", Method = HttpMethods.Delete, Tag = Tags.Checks, Summary = "取消作业 / end a job", Parameters = [jobId], Handler = jobs.DismissAsync, Refusals = [404, 409] };
        yield return new Operation { Id = "getResult", Path = "/jobs/{jobId}/results", Tag = Tags.Checks, Summary = "作业的结果 / a job's results", Parameters = [jobId], Handler = jobs.ResultsAsync, Refusals = [404] };
        yield return new Operation
        {
            Id = "getRows",
            Path = "/jobs/{jobId}/rows",
            Tag = Tags.Checks,
            Summary = "台账的行，按名次 / rows of a ledger, by rank",
            Parameters =
            [
                jobId,
                new(JobDocuments.LimitParameter, "行数 / number of rows", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = JobDocuments.MostRows, ["default"] = JobDocuments.DefaultRows }),
                new(JobDocuments.OffsetParameter, "跳过的行数 / rows to pass over", new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["default"] = 0 }),
            ],
            Handler = jobs.RowsAsync,
            Refusals = [400, 404],
        };
        yield return new Operation
        {
            Id = "getOutput",
            Path = "/jobs/{jobId}/results/{output}",
            Tag = Tags.Checks,
            Summary = "一项结果 / one output",
            Parameters = [jobId, OperationParameter.InPath("output", "结果 / output")],
            Answer = "*/*",
            Handler = jobs.ResultAsync,
            Refusals = [404],
        };
    }
}
