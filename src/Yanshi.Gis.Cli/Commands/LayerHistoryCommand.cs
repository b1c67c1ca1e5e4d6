using System.CommandLine;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>layers history LAYER</c> and <c>layers show VERSION</c>: where versions came from and what they are worth.</summary>
internal static class LayerHistoryCommand
{
    internal static Command Create(Terminal terminal)
    {
        var command = new Command("history", terminal.Say("一个图层的全部版本：何时由谁导入、来自哪里、何时有效", "all versions of a layer: imported when and by whom, from where, in force when"));
        var layer = new Argument<string>("LAYER") { Description = terminal.Say("图层编号，如 land-use", "a layer id, such as land-use") };
        command.Arguments.Add(layer);
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var date = DateOption.AddTo(command, terminal);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json);
        command.SetAction(parsed =>
        {
            var (format, asOf) = (output.FormatOf(parsed), date.DateOf(parsed));
            return output.Print(parsed, terminal, inputFile: null, to =>
            {
                var id = parsed.GetValue(layer)!;
                var history = LayerHistoryJson.Of(id, LayerHistory.Of(workspace.FolderOf(parsed), id), asOf);
                if (format is OutputFormat.Json)
                    to.Print([history]);
                else
                    LayerHistoryText.Print(history, to);
                return ExitCodes.Clear;
            });
        });
        return command;
    }

    internal static Command CreateShow(Terminal terminal)
    {
        var command = new Command("show", terminal.Say("一个版本的全部事实和导入报告", "all that is known of one version, with the report of its import"));
        var version = VersionArgument.AddTo(command, terminal);
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json);
        command.SetAction(parsed =>
        {
            var (format, name) = (output.FormatOf(parsed), version.NameOf(parsed));
            return output.Print(parsed, terminal, inputFile: null, to =>
            {
                var entry = LayerHistory.Of(workspace.FolderOf(parsed), name.LayerId).FirstOrDefault(entry => entry.Entry.Name == name)
                    ?? throw UsageErrors.BadValue("VERSION", name.ToString(), $"工作区里的版本，见 layers history {name.LayerId}", $"a version of the workspace, see layers history {name.LayerId}");
                var shown = LayerHistoryJson.Of(entry);
                if (format is OutputFormat.Json)
                    to.Print([shown]);
                else
                    LayerHistoryText.PrintVersion(shown, to);
                return ExitCodes.Clear;
            });
        });
        return command;
    }
}
