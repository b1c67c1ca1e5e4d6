using System.Text.Json.Nodes;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Processes;

/// <summary>The list of processes and their descriptions.</summary>
internal sealed class ProcessDocuments(Links links)
{
    private const string NoSuchProcess = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-process";
    private const string ExecuteRelation = "http://www.opengis.net/def/rel/ogc/1.0/execute";

    /// <summary><c>GET /processes</c></summary>
    internal Task ListAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var summary = SiteCheckDescription.Summary();
        summary["links"] = new JsonArray(links.To(context.Request, "self", $"/processes/{SiteCheckProcess.Id}", JsonAnswer.ContentType, "说明 / description"));
        return JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["processes"] = new JsonArray(summary),
            ["links"] = new JsonArray(links.To(context.Request, "self", "/processes", JsonAnswer.ContentType, "处理过程 / processes")),
        });
    }

    /// <summary><c>GET /processes/{processId}</c></summary>
    internal Task DescribeAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        Require(context);
        var description = SiteCheckDescription.Whole();
        description["links"] = new JsonArray(
            links.To(context.Request, "self", $"/processes/{SiteCheckProcess.Id}", JsonAnswer.ContentType, "说明 / description"),
            links.To(context.Request, ExecuteRelation, $"/processes/{SiteCheckProcess.Id}/execution", JsonAnswer.ContentType, "执行 / execute"));
        return JsonAnswer.WriteAsync(context, description);
    }

    /// <summary>Refuses a process that there is none of.</summary>
    /// <exception cref="HttpProblemException"><c>process.not-found</c></exception>
    internal static void Require(HttpContext context)
    {
        var id = (string)context.GetRouteValue("processId")!;
        if (!string.Equals(id, SiteCheckProcess.Id, StringComparison.Ordinal))
            throw new HttpProblemException(StatusCodes.Status404NotFound, new Problem(
                "process.not-found", "processId", $"没有处理过程“{id}”；可用：{SiteCheckProcess.Id}。", $"There is no process \"{id}\"; known: {SiteCheckProcess.Id}.")) { Type = NoSuchProcess };
    }
}
