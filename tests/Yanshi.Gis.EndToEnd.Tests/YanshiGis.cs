using System.Text.Json.Nodes;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Runs the built command line program as a process.</summary>
internal static class YanshiGis
{
    /// <summary>What one run gave.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Errors)
    {
        internal JsonNode Json => JsonNode.Parse(Output)!;
    }

    /// <summary>Runs it with arguments, without a locale.</summary>
    internal static Outcome Run(params string[] arguments) => Run(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Runs it with environment variables.</summary>
    internal static Outcome Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal) { ["LANG"] = null, ["LC_ALL"] = null, ["LC_MESSAGES"] = null, ["NO_COLOR"] = null };
        foreach (var (name, value) in environment)
            variables[name] = value;
        var result = ToolProcess.Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "yanshi-gis.dll"), .. arguments], timeout: TimeSpan.FromMinutes(4), environment: variables);
        return new Outcome(result.ExitCode, result.Output, result.Errors);
    }
}
