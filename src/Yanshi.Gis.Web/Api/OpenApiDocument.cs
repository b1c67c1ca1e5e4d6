using System.Text.Json.Nodes;
using Yanshi.Gis.Data;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Api;

/// <summary>The OpenAPI 3.0 document, made of the operations that the routes are made of.</summary>
internal static class OpenApiDocument
{
    internal const string ContentType = "application/vnd.oai.openapi+json;version=3.0";

    /// <summary>The document.</summary>
    internal static JsonObject Of(IEnumerable<Operation> operations, string address) => new()
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject
        {
            ["title"] = "yanshi-gis",
            ["description"] = "管控图层与用地检查 / control layers and site checks",
            ["version"] = EngineVersion.Current,
            ["license"] = new JsonObject { ["name"] = "Apache-2.0" },
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = address }),
        ["paths"] = new JsonObject(operations.GroupBy(operation => operation.Path, StringComparer.Ordinal).Select(path => KeyValuePair.Create(path.Key, (JsonNode?)new JsonObject(
            path.Select(operation => KeyValuePair.Create(operation.Method.ToLowerInvariant(), (JsonNode?)Describe(operation))))))),
        ["components"] = new JsonObject { ["schemas"] = new JsonObject { ["Problem"] = ProblemSchema() } },
    };

    private static JsonObject Describe(Operation operation)
    {
        var described = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary,
            ["parameters"] = new JsonArray([.. operation.Parameters.Select(Describe)]),
            ["responses"] = ResponsesOf(operation),
        };
        if (operation.TakesProperties)
            described["x-takes-properties"] = true;
        if (operation.Body is not null || operation.Form is not null)
        {
            var content = operation.Body is { } schema ? Content(JsonAnswer.ContentType, schema.DeepClone()) : [];
            if (operation.Form is { } form)
                content["multipart/form-data"] = new JsonObject { ["schema"] = form.DeepClone() };
            described["requestBody"] = new JsonObject { ["required"] = true, ["content"] = content };
        }

        return described;
    }

    private static JsonObject Describe(OperationParameter parameter)
    {
        var described = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.IsInPath ? "path" : "query",
            ["required"] = parameter.IsInPath,
            ["description"] = parameter.Meaning,
            ["schema"] = parameter.Schema.DeepClone(),
        };
        if (!parameter.IsInPath)
        {
            described["style"] = "form";
            described["explode"] = !parameter.IsList;
        }

        return described;
    }

    private static JsonObject ResponsesOf(Operation operation)
    {
        var responses = new JsonObject();
        foreach (var status in operation.Successes)
        {
            var response = new JsonObject { ["description"] = operation.Summary };
            if (status is not (StatusCodes.Status204NoContent or StatusCodes.Status304NotModified))
                response["content"] = Content(operation.Answer, new JsonObject { ["type"] = operation.Answer.Contains("json", StringComparison.Ordinal) ? "object" : "string" });
            responses[Text(status)] = response;
        }

        foreach (var status in operation.Refusals)
            responses[Text(status)] = ProblemResponse();
        responses["default"] = ProblemResponse();
        return responses;
    }

    private static JsonObject ProblemResponse() => new()
    {
        ["description"] = "有代码的问题 / a coded problem (RFC 9457)",
        ["content"] = Content(ProblemAnswer.ContentType, new JsonObject { ["$ref"] = "#/components/schemas/Problem" }),
    };

    private static JsonObject Content(string type, JsonNode schema) => new() { [type] = new JsonObject { ["schema"] = schema } };

    private static JsonObject ProblemSchema() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("type", "title", "status", "detail", "instance", "code"),
        ["properties"] = new JsonObject
        {
            ["type"] = Text(),
            ["title"] = Text(),
            ["status"] = new JsonObject { ["type"] = "integer" },
            ["detail"] = Text(),
            ["instance"] = Text(),
            ["code"] = Text(),
            ["where"] = new JsonObject { ["type"] = "string", ["nullable"] = true },
            ["flaws"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } },
        },
    };

    private static string Text(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Text() => new() { ["type"] = "string" };
}
