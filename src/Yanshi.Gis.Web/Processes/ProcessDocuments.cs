using System.Text.Json.Nodes;
using Yanshi.Gis.Data;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Processes;

/// <summary>The list of processes and their descriptions (OGC API – Processes, Part 1).</summary>
internal sealed class ProcessDocuments(Links links, IReadOnlyList<IProcess> processes)
{
    private const string NoSuchProcess = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-process";
    private const string ExecuteRelation = "http://www.opengis.net/def/rel/ogc/1.0/execute";

    /// <summary>The schema of an execute request to any process, for the OpenAPI document; the description of a process has its inputs.</summary>
    internal static JsonObject RequestSchema => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("inputs"),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["inputs"] = new JsonObject { ["type"] = "object" },
            ["outputs"] = new JsonObject { ["type"] = "object" },
            ["response"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("raw", "document") },
        },
    };

    /// <summary><c>GET /processes</c></summary>
    internal Task ListAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        return JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["processes"] = new JsonArray([.. processes.Select(process =>
            {
                var summary = Summarise(process);
                summary["links"] = new JsonArray(links.To(context.Request, "self", $"/processes/{process.Id}", JsonAnswer.ContentType, "说明 / description"));
                return (JsonNode)summary;
            })]),
            ["links"] = new JsonArray(links.To(context.Request, "self", "/processes", JsonAnswer.ContentType, "处理过程 / processes")),
        });
    }

    /// <summary><c>GET /processes/{processId}</c></summary>
    internal Task DescribeAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var process = Get(context);
        var description = Summarise(process);
        description["inputs"] = new JsonObject(process.Description.Inputs.Select(input => KeyValuePair.Create(input.Name, (JsonNode?)new JsonObject
        {
            ["title"] = input.Title,
            ["minOccurs"] = input.IsRequired ? 1 : 0,
            ["schema"] = input.Schema.DeepClone(),
        })));
        description["outputs"] = new JsonObject(process.Description.Outputs.Select(output => KeyValuePair.Create(output.Name, (JsonNode?)new JsonObject
        {
            ["title"] = output.Title,
            ["schema"] = new JsonObject { ["type"] = output.ContentType is JsonAnswer.ContentType ? "object" : "string", ["contentMediaType"] = output.ContentType },
        })));
        description["links"] = new JsonArray(
            links.To(context.Request, "self", $"/processes/{process.Id}", JsonAnswer.ContentType, "说明 / description"),
            links.To(context.Request, ExecuteRelation, $"/processes/{process.Id}/execution", JsonAnswer.ContentType, "执行 / execute"));
        return JsonAnswer.WriteAsync(context, description);
    }

    /// <summary>The process that a request names.</summary>
    /// <exception cref="HttpProblemException"><c>process.not-found</c></exception>
    internal IProcess Get(HttpContext context)
    {
        var id = (string)context.GetRouteValue("processId")!;
        return processes.FirstOrDefault(process => string.Equals(process.Id, id, StringComparison.Ordinal)) ?? throw NotFound(id);
    }

    private HttpProblemException NotFound(string id)
    {
        var known = string.Join(", ", processes.Select(process => process.Id));
        return new HttpProblemException(StatusCodes.Status404NotFound, new Problem("process.not-found", "processId", $"没有处理过程“{id}”；可用：{known}。", $"There is no process \"{id}\"; known: {known}.")) { Type = NoSuchProcess };
    }

    private static JsonObject Summarise(IProcess process) => new()
    {
        ["id"] = process.Id,
        ["version"] = EngineVersion.Current,
        ["title"] = process.Description.Title,
        ["description"] = process.Description.Meaning,
        ["jobControlOptions"] = process.AnswersAtOnce ? new JsonArray("sync-execute", "async-execute", "dismiss") : new JsonArray("async-execute", "dismiss"),
        ["outputTransmission"] = new JsonArray("value"),
    };
}
