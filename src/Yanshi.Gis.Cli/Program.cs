using Yanshi.Gis.Cli;
using Yanshi.Gis.Cli.Commands;
using Yanshi.Gis.Cli.Terminals;

using var terminal = Terminal.Open(LanguageChoice.Of(args, Environment.GetEnvironmentVariable));
return CommandLine.Run(args, terminal);
