using System.CommandLine;
using System.CommandLine.Invocation;
using Spectre.Console;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>Writes the help of a command: use, arguments, options, examples and exit codes.</summary>
internal sealed class HelpPage(Terminal terminal) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var page = terminal.Page;
        page.WriteLine(command.Description ?? string.Empty);
        Heading(terminal.Say("用法", "Usage"));
        page.WriteLine($"  {Usage(command)}");
        Section(terminal.Say("命令", "Commands"), command.Subcommands.Select(verb => (verb.Name, verb.Description)));
        Section(terminal.Say("参数", "Arguments"), command.Arguments.Select(argument => (argument.Name, argument.Description)));
        Section(terminal.Say("选项", "Options"), OptionsOf(command).Select(option => (Spelling(option), option.Description)));
        Heading(terminal.Say("示例", "Examples"));
        foreach (var (line, meaning) in HelpExamples.Of(CommandPath.VerbsOf(command), terminal))
        {
            page.WriteLine($"  {line}");
            page.Paragraph(meaning, PageLayout.Faint, indent: 6);
        }

        Section(terminal.Say("退出码", "Exit codes"),
        [
            ("0", terminal.Say("全部无冲突", "every verdict is clear")),
            ("1", terminal.Say("已给出结论，但不是全部无冲突", "records were made, with some other verdict")),
            ("2", terminal.Say("输入或用法有误（正常的用地仍会输出）", "the input or the usage is bad (good sites are still printed)")),
            ("3", terminal.Say("数据或系统故障", "data or system failure")),
        ]);
        return ExitCodes.Clear;
    }

    private static string Usage(Command command) => command.Subcommands.Count > 0
        ? $"{CommandPath.Of(command)} <command> [options]"
        : string.Join(' ', [CommandPath.Of(command), .. command.Arguments.Select(argument => argument.Name), "[options]"]);

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(ParentsOf(command).SelectMany(parent => parent.Options).Where(option => option.Recursive)).Where(option => !option.Hidden);

    private static IEnumerable<Command> ParentsOf(Command command) => command.Parents.OfType<Command>().SelectMany(parent => ParentsOf(parent).Prepend(parent));

    private static string Spelling(Option option) => string.Join(' ', new[] { option.Name, option.HelpName }.OfType<string>());

    private void Section(string heading, IEnumerable<(string Name, string? Meaning)> rows)
    {
        var listed = rows.ToList();
        if (listed.Count == 0)
            return;
        Heading(heading);
        terminal.Page.Fields(listed.Select(row => (row.Name, row.Meaning ?? string.Empty, PageLayout.Plain)), indent: 2);
    }

    private void Heading(string text)
    {
        terminal.Page.WriteLine();
        terminal.Page.Line(text, PageLayout.Strong);
    }
}
