using System.Text.Json.Nodes;

namespace Yanshi.Gis.Web.Api;

/// <summary>One operation of the service: where it is, what it says of itself and what answers it. Routes and the OpenAPI document are both made of these.</summary>
internal sealed record Operation
{
    /// <summary>The id, unique among all.</summary>
    internal required string Id { get; init; }

    /// <summary>The path as routing and OpenAPI both write it.</summary>
    internal required string Path { get; init; }

    /// <summary>The group it is listed under.</summary>
    internal required string Tag { get; init; }

    /// <summary>What it is for, in Chinese and English.</summary>
    internal required string Summary { get; init; }

    /// <summary>Whether it takes a body (POST).</summary>
    internal JsonObject? Body { get; init; }

    /// <summary>What may stand in path and query.</summary>
    internal IReadOnlyList<OperationParameter> Parameters { get; init; } = [];

    /// <summary>The content type of a good answer.</summary>
    internal string Answer { get; init; } = JsonAnswer.ContentType;

    /// <summary>Further statuses than 200 that are no failure of the server's.</summary>
    internal IReadOnlyList<int> Refusals { get; init; } = [];

    /// <summary>Whether parameters that are not listed are for the handler to judge: names of a layer's properties.</summary>
    internal bool TakesProperties { get; init; }

    /// <summary>What answers.</summary>
    internal required RequestDelegate Handler { get; init; }

    /// <summary>The methods.</summary>
    internal string[] Methods => Body is null ? [HttpMethods.Get, HttpMethods.Head] : [HttpMethods.Post];
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Schema">What it may be.</param>
/// <param name="IsInPath">Whether it stands in the path.</param>
internal sealed record OperationParameter(string Name, string Meaning, JsonObject Schema, bool IsInPath = false)
{
    /// <summary>Whether values are lists with commas, or text with any characters.</summary>
    internal bool IsList => Schema["type"]?.GetValue<string>() is "array";

    /// <summary>A text in the path.</summary>
    internal static OperationParameter InPath(string name, string meaning) => new(name, meaning, new JsonObject { ["type"] = "string" }, IsInPath: true);

    /// <summary>A text in the query.</summary>
    internal static OperationParameter Text(string name, string meaning) => new(name, meaning, new JsonObject { ["type"] = "string" });
}
