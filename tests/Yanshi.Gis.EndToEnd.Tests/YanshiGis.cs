using System.Text.Json.Nodes;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>Runs the built command line program as a process, on the shared demonstration workspace unless a test names another.</summary>
internal static class YanshiGis
{
    // The program as it was built, not the copy beside the tests: in Release that is the one with code compiled ahead.
    internal static readonly string Program = Repository.Path(Path.Combine(
        "src", "Yanshi.Gis.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "yanshi-gis.dll"));

    /// <summary>The program as the one that reads untrusted files.</summary>
    internal static ParserProgram Parser { get; } = ParserProgram.Of(Program);

    /// <summary>What one run gave.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Errors)
    {
        internal JsonNode Json => JsonNode.Parse(Output)!;
    }

    /// <summary>Runs it with arguments, without a locale.</summary>
    internal static Outcome Run(params string[] arguments) => Run(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Runs it with environment variables.</summary>
    internal static Outcome Run(IReadOnlyDictionary<string, string> environment, params string[] arguments) => RunIn(Workspaces.Demonstration, environment, arguments);

    /// <summary>Runs it on a workspace.</summary>
    internal static Outcome RunOn(string workspace, params string[] arguments) => RunIn(workspace, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Runs it with a workspace in the environment and nothing on disk that a test did not put there.</summary>
    private static Outcome RunIn(string workspace, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["LANG"] = null,
            ["LC_ALL"] = null,
            ["LC_MESSAGES"] = null,
            ["NO_COLOR"] = null,
            ["YANSHI_WORKSPACE"] = workspace,
        };
        foreach (var (name, value) in environment)
            variables[name] = value;
        var result = ToolProcess.Run("dotnet", [Program, .. arguments], timeout: TimeSpan.FromMinutes(4), workingDirectory: Workspaces.EmptyFolder, environment: variables);
        return new Outcome(result.ExitCode, result.Output, result.Errors);
    }
}
