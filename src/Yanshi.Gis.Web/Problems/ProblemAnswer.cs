using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Yanshi.Gis.Reporting.Wording;
using Yanshi.Gis.Web.Api;

namespace Yanshi.Gis.Web.Problems;

/// <summary>Writes a problem as <c>application/problem+json</c> (RFC 9457), in the language the client asks for.</summary>
internal static class ProblemAnswer
{
    internal const string ContentType = "application/problem+json";

    /// <summary>Writes it.</summary>
    internal static Task WriteAsync(HttpContext context, HttpProblemException what)
    {
        var (language, problem) = (RequestLanguage.Of(context.Request), InputNames.In(what.Problem));
        context.Response.StatusCode = what.Status;
        context.Response.Headers.ContentLanguage = language.Say("zh", "en");
        if (what.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var document = new JsonObject
        {
            ["type"] = what.Type ?? $"urn:yanshi-gis:problem:{problem.Code}",
            ["title"] = ReasonPhrases.GetReasonPhrase(what.Status),
            ["status"] = what.Status,
            ["detail"] = language.Say(problem.Chinese, problem.English),
            ["instance"] = InstanceOf(context),
            ["code"] = problem.Code,
            ["where"] = problem.Where,
        };
        if (what.Flaws.Count > 0)
            document["flaws"] = new JsonArray([.. what.Flaws.Select(InputNames.In).Select(flaw => (JsonNode)new JsonObject
            {
                ["code"] = flaw.Code,
                ["where"] = flaw.Where,
                ["detail"] = language.Say(flaw.Chinese, flaw.English),
            })]);
        return JsonAnswer.WriteAsync(context, document, ContentType);
    }

    /// <summary>The name of one request, the same in its problem and in the log.</summary>
    internal static string InstanceOf(HttpContext context) => $"urn:yanshi-gis:request:{context.TraceIdentifier}";
}
