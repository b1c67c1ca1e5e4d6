using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>
/// The README's commands do what it shows. A <c>```console</c> block holds lines <c>$ ./run …</c>, each followed by what it prints.
/// They run on the workspace that <c>./run</c> makes. With YANSHI_UPDATE_README set, the block is rewritten from the program's output instead.
/// </summary>
public class ReadmeTests
{
    private const string Prompt = "$ ./run ";

    [Fact]
    public void Its_commands_print_what_it_shows()
    {
        var readme = Repository.Path("README.md");
        var written = File.ReadAllText(readme);
        var (actual, commands) = Replay(written);
        commands.ShouldBeGreaterThanOrEqualTo(2);
        if (Environment.GetEnvironmentVariable("YANSHI_UPDATE_README") is { Length: > 0 }) File.WriteAllText(readme, actual);
        else actual.ShouldBe(written);
    }

    private static (string Text, int Commands) Replay(string readme)
    {
        var text = new StringBuilder();
        var (inConsole, commands) = (false, 0);
        foreach (var line in readme.TrimEnd('\n').Split('\n'))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            var isCommand = inConsole && line.StartsWith(Prompt, StringComparison.Ordinal);
            if (!inConsole || isFence || isCommand) text.Append(line).Append('\n');
            if (isFence) inConsole = !inConsole && line == "```console";
            if (!isCommand) continue;
            commands++;
            var run = YanshiGis.RunOn(Workspaces.OfStandardSize, line[Prompt.Length..].Split(' ').Select(Argument).ToArray());
            run.Errors.ShouldBeEmpty();
            text.Append(run.Output.TrimEnd('\n')).Append('\n');
        }
        return (text.ToString(), commands);
    }

    // Paths of the repository are the only arguments with a slash.
    private static string Argument(string word) => word.Contains('/', StringComparison.Ordinal) ? Repository.Path(word) : word;
}
