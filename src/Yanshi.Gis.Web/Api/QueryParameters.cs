using System.Globalization;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Api;

/// <summary>The query of a request, held to what its operation says may stand there: a parameter that nobody reads would be believed to work.</summary>
internal static class QueryParameters
{
    private const string Format = "f";

    /// <summary>Refuses parameters that the operation does not know, or that stand there twice.</summary>
    /// <returns>What is left for the handler to judge: names of properties, where the operation takes them.</returns>
    /// <exception cref="HttpProblemException"><c>request.unknown-parameter</c>, <c>request.parameter</c></exception>
    internal static IReadOnlyList<KeyValuePair<string, string>> Check(HttpContext context)
    {
        var operation = context.GetEndpoint()!.Metadata.GetMetadata<Operation>()!;
        List<KeyValuePair<string, string>> rest = [];
        foreach (var (name, values) in context.Request.Query)
        {
            if (values.Count != 1)
                throw RequestProblems.Parameter(name, values.ToString(), "出现一次", "there once");
            var value = values[0] ?? string.Empty;
            if (name is Format)
                RequireFormat(value, operation);
            else if (!operation.Parameters.Any(parameter => !parameter.IsInPath && string.Equals(parameter.Name, name, StringComparison.Ordinal)))
                rest.Add(new(name, value));
        }

        return rest.Count == 0 || operation.TakesProperties
            ? rest
            : throw RequestProblems.UnknownParameter(rest[0].Key, operation.Parameters.Where(parameter => !parameter.IsInPath).Select(parameter => parameter.Name).Append(Format));
    }

    /// <summary>A parameter's value; null when it is not there.</summary>
    internal static string? Find(HttpContext context, string name) => context.Request.Query.TryGetValue(name, out var values) ? values[0] : null;

    /// <summary>A parameter's whole number; null when it is not there.</summary>
    /// <exception cref="HttpProblemException"><c>request.parameter</c></exception>
    internal static int? FindWhole(HttpContext context, string name, int least, int most) => Find(context, name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw RequestProblems.Parameter(name, text, $" {least} 至 {most} 的整数", $"a whole number from {least} to {most}");

    private static void RequireFormat(string value, Operation operation)
    {
        var isKnown = operation.Format is { } format
            ? value.Equals(format, StringComparison.Ordinal) || value.Equals(operation.Answer, StringComparison.Ordinal)
            : value is "json" or "geojson" or "application/json" or "application/geo+json";
        if (!isKnown)
            throw RequestProblems.Parameter(Format, value, $" {operation.Format ?? "json"}", operation.Format ?? "json");
    }
}
