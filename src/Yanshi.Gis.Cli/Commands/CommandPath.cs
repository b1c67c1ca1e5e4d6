using System.CommandLine;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>A command as users type it.</summary>
internal static class CommandPath
{
    internal const string Program = "yanshi-gis";

    internal static string Of(Command command) => command is RootCommand ? Program : $"{Program} {command.Name}";
}
