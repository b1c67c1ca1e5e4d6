using System.CommandLine;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>A command as users type it.</summary>
internal static class CommandPath
{
    internal const string Program = "yanshi-gis";

    /// <summary>The program and the verbs down to the command (<c>yanshi-gis layers list</c>).</summary>
    internal static string Of(Command command) => command is RootCommand ? Program : $"{Program} {VerbsOf(command)}";

    /// <summary>The verbs alone (<c>layers list</c>); empty for the program itself.</summary>
    internal static string VerbsOf(Command command)
    {
        var verbs = new List<string>();
        for (var at = command; at is not (null or RootCommand); at = at.Parents.OfType<Command>().FirstOrDefault())
            verbs.Insert(0, at.Name);
        return string.Join(' ', verbs);
    }
}
