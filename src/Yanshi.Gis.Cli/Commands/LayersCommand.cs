using System.CommandLine;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>layers …</c>: the layers of a workspace, with and without data, and the versions of their data.</summary>
internal static class LayersCommand
{
    internal static Command Create(Terminal terminal) =>
        new("layers", terminal.Say("工作区的图层及其版本", "the layers of a workspace and their versions"))
        {
            CreateList(terminal),
            LayerImportCommand.Create(terminal),
            LayerHistoryCommand.Create(terminal),
            LayerHistoryCommand.CreateShow(terminal),
            LayerDifferenceCommand.Create(terminal),
            LayerUseCommand.Create(terminal),
            LayerUseCommand.CreateWithdraw(terminal),
            LayerExportCommand.Create(terminal),
        };

    private static Command CreateList(Terminal terminal)
    {
        var command = new Command("list", terminal.Say("列出全部图层及其数据版本", "list all layers and the versions of their data"));
        var workspaceOption = WorkspaceOption.AddTo(command, terminal);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json);
        command.SetAction(parsed =>
        {
            var format = output.FormatOf(parsed);
            return output.Print(parsed, terminal, inputFile: null, to =>
            {
                var list = LayerListJson.Of(workspaceOption.Open(parsed, to));
                if (format is OutputFormat.Json)
                    to.Print([list]);
                else
                    new LayerListText(to).Print(list);
                return ExitCodes.Clear;
            });
        });
        return command;
    }
}
