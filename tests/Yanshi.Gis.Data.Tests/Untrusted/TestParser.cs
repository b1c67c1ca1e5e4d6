using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Data.Tests.Untrusted;

/// <summary>The parser program of the tests: it is what <c>yanshi-gis parse-file</c> is, and can be told to misbehave.</summary>
internal static class TestParser
{
    private static readonly string Assembly = Repository.Path(Path.Combine(
        "tests", "Yanshi.Gis.Testing.Parser", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "yanshi-gis-test-parser.dll"));

    /// <summary>The parser.</summary>
    internal static ParserProgram Program { get; } = ParserProgram.Of(Assembly);

    /// <summary>A parser that misbehaves in one way, whatever it is asked.</summary>
    internal static ParserProgram That(string misbehaves) => Program with { Arguments = [.. Program.Arguments, misbehaves] };
}
