using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>The command line as a whole: its verbs, and how every kind of failure becomes an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line.</summary>
    /// <returns>An exit code of <see cref="ExitCodes"/>.</returns>
    internal static int Run(string[] arguments, Terminal terminal)
    {
        try
        {
            var parsed = Root(terminal).Parse(arguments);
            RequireLanguage(parsed);
            return parsed.Action is ParseErrorAction
                ? UsageErrors.Report(parsed, terminal)
                : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Output });
        }
        catch (InputRefusedException e)
        {
            terminal.Report(e.Problem);
            return ExitCodes.BadInput;
        }
        catch (PlanningDataException e)
        {
            terminal.Report(e.Problem);
            return ExitCodes.Failure;
        }
        catch (Exception e)
        {
            // The last handler: whatever nobody foresaw becomes a coded failure.
            terminal.Report(Failures.Unexpected(e));
            return ExitCodes.Failure;
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(terminal.Say(
            "国土空间规划管控图层用地冲突检查：这个项目能不能落在这里？",
            "Checks project sites against planning control layers: may this project stand here?"))
        {
            CheckCommand.Create(terminal),
            ScreenCommand.Create(terminal),
            SiteCommand.Create(terminal),
            ProjectsCommand.Create(terminal),
            RescreenCommand.Create(terminal),
            LayersCommand.Create(terminal),
            RulesCommand.Create(terminal),
            WorkspaceCommand.Create(terminal),
            AuditCommand.Create(terminal),
            ServeCommand.Create(terminal),
            DemoDataCommand.Create(terminal),
            DemoCommand.Create(terminal),
        };
        root.Options.Add(new Option<string?>(LanguageChoice.Option)
        {
            Description = terminal.Say("输出语言：zh 或 en（默认随系统语言）", "language: zh or en (default: the locale's)"),
            HelpName = "zh|en",
            Recursive = true,
        });

        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new HelpPage(terminal);
                help.Description = terminal.Say("显示帮助", "show this help");
            }
            else if (option is VersionOption version)
            {
                version.Action = new VersionLine(terminal);
                version.Description = terminal.Say("显示版本", "show the version");
            }
        }

        return root;
    }

    private static void RequireLanguage(ParseResult parsed)
    {
        if (parsed.GetValue<string?>(LanguageChoice.Option) is { } language and not ("zh" or "en"))
            throw UsageErrors.BadValue(LanguageChoice.Option, language, " zh 或 en", "zh or en");
    }

    private sealed class VersionLine(Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            terminal.Output.WriteLine($"yanshi-gis {EngineVersion.Current}");
            return ExitCodes.Clear;
        }
    }
}
