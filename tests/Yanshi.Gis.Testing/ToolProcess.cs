using System.Diagnostics;
using System.Text;

namespace Yanshi.Gis.Testing;

/// <summary>What a finished tool left.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output, read as UTF-8.</param>
/// <param name="Errors">Standard error, read as UTF-8.</param>
public sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    /// <summary>This result, when the exit code is 0.</summary>
    /// <exception cref="InvalidOperationException">It is not; the message carries what the tool said.</exception>
    public ToolResult EnsureSuccess() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"Exit code {ExitCode}.\n{Errors}\n{Output}");

    /// <summary>Standard output as lines, without the empty last one.</summary>
    public IReadOnlyList<string> OutputLines => Output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
}

/// <summary>Runs an installed program to its end: an oracle (<c>cs2cs</c>, <c>Planimeter</c>) or our own command line.</summary>
public static class ToolProcess
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Where the tool is; null when it is not installed. Looks along PATH and in Debian's folders of PostgreSQL programs.</summary>
    public static string? Find(string tool)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(PostgresFolders());
        var names = OperatingSystem.IsWindows() ? [tool, tool + ".exe"] : new[] { tool };
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <summary>The tool's full path.</summary>
    /// <exception cref="FileNotFoundException">It is not installed.</exception>
    public static string Get(string tool) => Find(tool) ?? throw new FileNotFoundException(WhyAbsent(tool), tool);

    /// <summary>
    /// Runs the tool and waits for it. Both streams are read while it runs, so neither side can block the other. The tool runs in the C
    /// locale (decimal points, English messages) and may not use PROJ's network.
    /// </summary>
    /// <param name="tool">The program's name, or its full path.</param>
    /// <param name="arguments">The arguments, passed as they are: no shell is between.</param>
    /// <param name="input">Text for standard input; null closes it at once.</param>
    /// <param name="timeout">How long it may take; two minutes when null.</param>
    /// <param name="workingDirectory">The folder to run in; null for the current one.</param>
    /// <param name="environment">Variables to set for the tool; a null value removes one.</param>
    /// <exception cref="FileNotFoundException">The tool is not installed.</exception>
    /// <exception cref="TimeoutException">It took too long and was killed with its children.</exception>
    public static ToolResult Run(
        string tool,
        IEnumerable<string> arguments,
        string? input = null,
        TimeSpan? timeout = null,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(Path.IsPathRooted(tool) ? tool : Get(tool), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            UseShellExecute = false,
            WorkingDirectory = workingDirectory ?? "",
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["PROJ_NETWORK"] = "OFF";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var feeding = Task.Run(() => Feed(process, input));
        var finished = Task.WhenAll(output, errors, process.WaitForExitAsync());
        var allowed = timeout ?? DefaultTimeout;
        if (!finished.Wait(allowed))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{tool} took longer than {allowed.TotalSeconds:0.#} s and was stopped.");
        }

        feeding.Wait();
        return new ToolResult(process.ExitCode, output.Result, errors.Result);
    }

    internal static string? WhyAbsent(string tool) =>
        Find(tool) is null ? $"tool absent: {tool} is not installed (./test installs it on Debian)" : null;

    private static void Feed(Process process, string? input)
    {
        try
        {
            using var stdin = process.StandardInput;
            stdin.Write(input);
        }
        catch (IOException)
        {
            // The tool ended before it read everything: its exit code and streams tell the story.
        }
    }

    private static IEnumerable<string> PostgresFolders()
    {
        const string versions = "/usr/lib/postgresql";
        return Directory.Exists(versions)
            ? Directory.EnumerateDirectories(versions).OrderByDescending(MajorVersion).Select(folder => Path.Combine(folder, "bin"))
            : [];
    }

    private static int MajorVersion(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}
