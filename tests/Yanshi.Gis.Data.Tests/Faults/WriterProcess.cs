using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Faults;

/// <summary>The writer of the tests as a process of its own, by itself or under <c>strace</c>, which stops it or lets a call of it fail.</summary>
internal static class WriterProcess
{
    private static readonly string Program = Repository.Path(Path.Combine(
        "tests", "Yanshi.Gis.Writer", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "yanshi-gis-writer.dll"));

    /// <summary>The exit code of a process that did not end by itself.</summary>
    internal const int Stopped = -1;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly Dictionary<string, string?> Environment = new(StringComparer.Ordinal) { ["DOTNET_TieredPGO"] = "0", ["DOTNET_EnableDiagnostics"] = "0" };

    /// <summary>The command line of the writer.</summary>
    internal static string[] CommandLine(params string[] arguments) => [ToolProcess.Get("dotnet"), Program, .. arguments];

    internal static ToolResult Run(params string[] arguments) => ToolProcess.Run("dotnet", [Program, .. arguments], environment: Environment);

    /// <summary>Runs it with calls tampered with.</summary>
    /// <param name="tampering">What strace does to which call: <c>fsync:error=EIO:when=3</c>.</param>
    /// <param name="arguments">The writer's arguments.</param>
    /// <returns>What came of it; exit code <see cref="Stopped"/> when it had to be stopped.</returns>
    internal static ToolResult RunTampered(string tampering, params string[] arguments)
    {
        try
        {
            // Not with --seccomp-bpf: strace 6.1 then lets injected signals pass.
            return ToolProcess.Run(
                "strace", ["-f", "-qq", "-o", "/dev/null", "-e", $"trace={tampering.Split(':')[0]}", "-e", $"inject={tampering}", .. CommandLine(arguments)], timeout: Patience, environment: Environment);
        }
        catch (TimeoutException e)
        {
            return new ToolResult(Stopped, "", e.Message);
        }
    }

    /// <summary>Runs it untouched and tells how often it made each kind of call on files of a folder.</summary>
    internal static IReadOnlyList<(string Call, int Nth)> CallsOn(string folder, string calls, params string[] arguments)
    {
        var log = Path.GetTempFileName();
        try
        {
            ToolProcess.Run("strace", ["-f", "--seccomp-bpf", "-qq", "-y", "-o", log, "-e", $"trace={calls}", .. CommandLine(arguments)], environment: Environment).EnsureSuccess();

            // strace counts by thread.
            var counts = new Dictionary<(string Thread, string Call), int>();
            var found = new List<(string, int)>();
            foreach (var line in File.ReadLines(log))
            {
                // Two forms: "123 fsync(9</path>) = 0" and the beginning of one that another thread interrupts.
                var at = line.IndexOf(' ', StringComparison.Ordinal);
                var name = line[(at + 1)..].TrimStart().Split('(')[0];
                if (name.Length == 0 || name[0] is '<' or '+' or '-')
                    continue;
                var key = (line[..at], name);
                counts[key] = counts.GetValueOrDefault(key) + 1;
                if (line.Contains(folder, StringComparison.Ordinal))
                    found.Add((name, counts[key]));
            }

            return found;
        }
        finally
        {
            File.Delete(log);
        }
    }
}
