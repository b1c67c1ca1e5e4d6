using System.Diagnostics;
using Yanshi.Gis.Data.Untrusted;

namespace Yanshi.Gis.Testing;

/// <summary>The parser program of the tests: it is what <c>yanshi-gis parse-file</c> is, and can be told to misbehave.</summary>
public static class TestParser
{
    private static readonly string Assembly = Repository.Path(Path.Combine(
        "tests", "Yanshi.Gis.Testing.Parser", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "yanshi-gis-test-parser.dll"));

    /// <summary>The parser.</summary>
    public static ParserProgram Program { get; } = ParserProgram.Of(Assembly);

    /// <summary>A parser that misbehaves in one way, whatever it is asked.</summary>
    /// <param name="misbehaves">How.</param>
    /// <param name="mark">A word on its command line by which <see cref="Running"/> finds it.</param>
    public static ParserProgram That(string misbehaves, string? mark = null) => Program with { Arguments = [.. Program.Arguments, misbehaves, .. mark is null ? Array.Empty<string>() : [mark]] };

    /// <summary>How many processes run with a word on their command line: parsers, the sandbox around them, and what they started. Linux only.</summary>
    public static int Running(string mark) => Process.GetProcesses().Count(process =>
    {
        using (process)
            return CommandLineOf(process.Id).Contains(mark, StringComparison.Ordinal);
    });

    // Of a process that is gone, or waits for its parent to notice, there is none.
    private static string CommandLineOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
