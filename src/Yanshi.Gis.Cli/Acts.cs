using System.CommandLine;
using Yanshi.Gis.Cli.Commands;
using Yanshi.Gis.Data.Audit;

namespace Yanshi.Gis.Cli;

/// <summary>What the audit log is told of a command: who runs it, when, and which it is.</summary>
internal static class Acts
{
    /// <summary>How long a command waits for another one that writes into the same workspace.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The act of a command.</summary>
    internal static Act Of(ParseResult parsed) => Act.Of(CommandPath.VerbsOf(parsed.CommandResult.Command), Clock.Local);
}
