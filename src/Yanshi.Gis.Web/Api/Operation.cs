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

    /// <summary>The method.</summary>
    internal string Method { get; init; } = HttpMethods.Get;

    /// <summary>The schema of its body; null when it takes none.</summary>
    internal JsonObject? Body { get; init; }

    /// <summary>The schema of a form with a file that may come instead; null when none may.</summary>
    internal JsonObject? Form { get; init; }

    /// <summary>What may stand in path and query.</summary>
    internal IReadOnlyList<OperationParameter> Parameters { get; init; } = [];

    /// <summary>The statuses of a good answer.</summary>
    internal IReadOnlyList<int> Successes { get; init; } = [StatusCodes.Status200OK];

    /// <summary>The content type of a good answer.</summary>
    internal string Answer { get; init; } = JsonAnswer.ContentType;

    /// <summary>The value of <c>f</c> that asks for <see cref="Answer"/>, where that is no JSON; null: JSON by any of its names.</summary>
    internal string? Format { get; init; }

    /// <summary>The statuses of refusals.</summary>
    internal IReadOnlyList<int> Refusals { get; init; } = [];

    /// <summary>Whether parameters that are not listed are for the handler to judge: names of a layer's properties.</summary>
    internal bool TakesProperties { get; init; }

    /// <summary>What answers.</summary>
    internal required RequestDelegate Handler { get; init; }

    /// <summary>The methods of its route: who may get may ask for the head alone.</summary>
    internal string[] Methods => HttpMethods.IsGet(Method) ? [HttpMethods.Get, HttpMethods.Head] : [Method];
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

    /// <summary>Texts in the query, separated by commas.</summary>
    internal static OperationParameter List(string name, string meaning) => new(name, meaning, new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } });
}
