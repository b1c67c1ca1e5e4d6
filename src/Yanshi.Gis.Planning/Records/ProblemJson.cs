using System.Text.Json.Nodes;

namespace Yanshi.Gis.Planning.Records;

/// <summary>A problem as documents tell it in both languages.</summary>
public static class ProblemJson
{
    /// <summary>The problem's code, place and words.</summary>
    /// <param name="problem">The problem.</param>
    public static JsonObject Of(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new JsonObject
        {
            ["code"] = problem.Code,
            ["where"] = problem.Where,
            ["message"] = problem.Chinese,
            ["messageEnglish"] = problem.English,
        };
    }
}
