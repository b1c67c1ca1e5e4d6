using System.Globalization;
using System.Text;
using Shouldly;
using Xunit;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.EndToEnd.Tests;

/// <summary>
/// The commands of the README and of the Chinese guide do what they show. A <c>```console</c> block holds lines <c>$ ./run …</c>, each followed by what it
/// prints, shortened by <c>| head -N</c> or <c>| grep -A N TEXT</c> (to the first line with the text and N more); <c>2&gt;&amp;1</c> stands where messages are
/// shown too. They run on the workspace that <c>./run</c> makes. With YANSHI_UPDATE_README set, the blocks are rewritten from the program's output instead.
/// </summary>
public class ReadmeTests
{
    private const string Prompt = "$ ./run ";
    private const string WithMessages = " 2>&1";
    private const string ChineseGuide = "README.zh-CN.md";

    [Theory]
    [InlineData("README.md", 3)]
    [InlineData(ChineseGuide, 10)]
    public void Its_commands_print_what_it_shows(string name, int leastCommands)
    {
        var document = Repository.Path(name);
        var written = File.ReadAllText(document);
        var (actual, commands) = Replay(written);
        commands.ShouldBeGreaterThanOrEqualTo(leastCommands);
        if (Environment.GetEnvironmentVariable("YANSHI_UPDATE_README") is { Length: > 0 }) File.WriteAllText(document, actual);
        else actual.ShouldBe(written);
    }

    [Fact]
    public void The_error_codes_that_the_guide_explains_are_codes_of_the_program()
    {
        var codes = CodesOfTables(File.ReadAllText(Repository.Path(ChineseGuide))).ToList();
        codes.Count.ShouldBeGreaterThan(10);
        var sources = string.Concat(Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        codes.Where(code => !sources.Contains($"\"{code}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static (string Text, int Commands) Replay(string document)
    {
        var text = new StringBuilder();
        var (inConsole, commands) = (false, 0);
        foreach (var line in document.TrimEnd('\n').Split('\n'))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            var isCommand = inConsole && line.StartsWith(Prompt, StringComparison.Ordinal);
            if (!inConsole || isFence || isCommand) text.Append(line).Append('\n');
            if (isFence) inConsole = !inConsole && line == "```console";
            if (!isCommand) continue;
            commands++;
            text.Append(OutputOf(line[Prompt.Length..])).Append('\n');
        }
        return (text.ToString(), commands);
    }

    private static string OutputOf(string command)
    {
        var parts = command.Split(" | ");
        var showsMessages = parts[0].EndsWith(WithMessages, StringComparison.Ordinal);
        var words = showsMessages ? parts[0][..^WithMessages.Length] : parts[0];
        var run = YanshiGis.RunOn(Workspaces.OfStandardSize, words.Split(' ').Select(Argument).ToArray());
        if (!showsMessages) run.Errors.ShouldBeEmpty();
        IEnumerable<string> lines = AsWhereParsersAreIsolated(showsMessages ? run.Errors + run.Output : run.Output).TrimEnd('\n').Split('\n');
        return string.Join('\n', parts.Skip(1).Aggregate(lines, Shortened));
    }

    // A system without bubblewrap, or a container that forbids it namespaces, adds a note to every report of a file; the documents are written where there is none.
    private static string AsWhereParsersAreIsolated(string output)
    {
        var lines = output.Split('\n').ToList();
        if (lines.IndexOf("[parser.not-isolated]") is var note and > 0)
        {
            var first = lines[note - 1].StartsWith("── ", StringComparison.Ordinal) ? note - 1 : note;
            var end = lines.IndexOf(string.Empty, note);
            lines.RemoveRange(first, Math.Min(end + 1, lines.Count) - first);
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Shortened(IEnumerable<string> lines, string filter) => filter.Split(' ') switch
    {
        ["head", ['-', .. var count]] => lines.Take(Number(count)),
        ["grep", "-A", var count, var text] => lines.SkipWhile(line => !line.Contains(text, StringComparison.Ordinal)).Take(1 + Number(count)),
        _ => throw new InvalidOperationException($"Blocks are shortened by head -N and grep -A N TEXT, not by {filter}."),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // Paths of the repository are the only arguments with a slash.
    private static string Argument(string word) => word.Contains('/', StringComparison.Ordinal) ? Repository.Path(word) : word;

    // The first column of tables whose rows begin with one: | `family.what-is-wrong`, `another.code` | …
    private static IEnumerable<string> CodesOfTables(string document) => document.Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .SelectMany(line => line.Split('|')[1].Split('`'))
        .Where(part => part.Contains('.', StringComparison.Ordinal) && part.All(character => char.IsAsciiLetterLower(character) || character is '-' or '.'));
}
