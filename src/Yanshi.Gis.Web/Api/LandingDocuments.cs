using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Yanshi.Gis.Web.Pages;
using Yanshi.Gis.Web.Trying;
using Yanshi.Gis.Web.Workspaces;

namespace Yanshi.Gis.Web.Api;

/// <summary>The landing page and what the service conforms to.</summary>
internal sealed class LandingDocuments(Links links, ServedWorkspace served, MapPage? page)
{
    /// <summary>The requirement classes the service is built to; FEATURES.md says by which tests.</summary>
    internal static readonly IReadOnlyList<string> Classes =
    [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page",
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
        "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/dataset-tilesets",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/collections-selection",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
        "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
        "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/core-roles-features",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/ogc-process-description",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/json",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/dismiss",
    ];

    /// <summary><c>GET /</c>: the map page to whoever wants a page, the landing page of the standards to all others.</summary>
    internal Task LandAsync(HttpContext context)
    {
        if (page is not null)
        {
            context.Response.Headers.Vary = HeaderNames.Accept;
            if (MapPage.IsWanted(context.Request))
                return page.ShowAsync(context);
        }

        QueryParameters.Check(context);
        var (request, district) = (context.Request, served.Current.Catalogue.District);
        return JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["title"] = $"{district.Name} · 管控图层与用地检查 / {district.NameEnglish}: control layers and site checks",
            ["description"] = "这个项目能不能落在这里？仅供内部使用。/ May this project stand here? For internal use.",
            ["links"] = new JsonArray(
                links.To(request, "self", "/", JsonAnswer.ContentType, "本页 / this document"),
                links.To(request, "service-desc", "/api", OpenApiDocument.ContentType, "接口定义 / API definition"),
                links.To(request, "service-doc", "/api/try", TryPage.ContentType, "试用接口 / try the API"),
                links.To(request, "conformance", "/conformance", JsonAnswer.ContentType, "符合的标准 / conformance classes"),
                links.To(request, "data", "/collections", JsonAnswer.ContentType, "图层 / layers"),
                links.To(request, "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", "/tiles", JsonAnswer.ContentType, "矢量瓦片 / vector tiles"),
                links.To(request, "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", "/tileMatrixSets", JsonAnswer.ContentType, "瓦片矩阵集 / tile matrix sets"),
                links.To(request, "http://www.opengis.net/def/rel/ogc/1.0/processes", "/processes", JsonAnswer.ContentType, "处理过程 / processes")),
        });
    }

    /// <summary><c>GET /conformance</c></summary>
    internal static Task ConformAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        return JsonAnswer.WriteAsync(context, new JsonObject { ["conformsTo"] = new JsonArray([.. Classes.Select(name => (JsonNode)name)]) });
    }
}
