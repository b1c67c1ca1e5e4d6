using Yanshi.Gis.Cli;
using Yanshi.Gis.Cli.Commands;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Untrusted;

// Started once more to read an untrusted file: nothing else may happen then.
if (ParserChild.IsAskedFor(args))
    return ParserChild.Run();

using var terminal = Terminal.Open(LanguageChoice.Of(args, Environment.GetEnvironmentVariable));
return CommandLine.Run(args, terminal);
