using System.CommandLine;
using System.Globalization;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>layers use VERSION</c> and <c>layers withdraw VERSION</c>: which version is used from a day on.</summary>
internal static class LayerUseCommand
{
    internal static Command Create(Terminal terminal) => Create(
        terminal,
        "use",
        terminal.Say("自某日起使用这个版本：比它新的版本从那天起停用（以后导入的版本仍照常生效）", "use this version from a day on: newer ones are withdrawn from then on (versions imported later count as usual)"),
        VersionUse.Use,
        (name, from) => ($"自 {from} 起使用 {name}。", $"{name} is used from {from} on."));

    internal static Command CreateWithdraw(Terminal terminal) => Create(
        terminal,
        "withdraw",
        terminal.Say("自某日起停用这个版本；数据保留，可指名使用", "withdraw this version from a day on; the data stays and can be named"),
        VersionUse.Withdraw,
        (name, from) => ($"{name} 自 {from} 起停用。", $"{name} is withdrawn from {from} on."));

    private static Command Create(
        Terminal terminal, string verb, string description, Func<string, VersionName, DateOnly, Act, TimeSpan, VersionUseOutcome> change, Func<VersionName, string, (string Chinese, string English)> done)
    {
        var command = new Command(verb, description);
        var version = VersionArgument.AddTo(command, terminal);
        var from = DateOption.AddTo(command, "--from", terminal.Say("从哪一天起（默认今天）", "from which day on (default: today)"));
        var workspace = WorkspaceOption.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var (name, day, folder) = (version.NameOf(parsed), from.DateOf(parsed), workspace.FolderOf(parsed));
            var outcome = change(folder, name, day, Acts.Of(parsed), Acts.Patience);
            var (chinese, english) = done(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var aside = string.Join(terminal.Say("、", ", "), outcome.SetAside);
            terminal.Note(new Problem(
                "layers.use", folder, aside.Length > 0 ? $"{chinese}同时停用：{aside}。" : chinese, aside.Length > 0 ? $"{english} Withdrawn with it: {aside}." : english));
            foreach (var note in outcome.Notes)
                terminal.Warn(note);
            return ExitCodes.Clear;
        });
        return command;
    }
}
