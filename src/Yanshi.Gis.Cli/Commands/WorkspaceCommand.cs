using System.CommandLine;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>workspace init</c> and <c>workspace verify</c>.</summary>
internal static class WorkspaceCommand
{
    internal static Command Create(Terminal terminal) =>
        new("workspace", terminal.Say("新建、核对工作区", "make and verify workspaces")) { CreateInit(terminal), CreateVerify(terminal) };

    private static Command CreateInit(Terminal terminal)
    {
        var command = new Command("init", terminal.Say("用随附的数据新建工作区", "make a workspace of the shipped data"));
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var data = DataOption.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var folder = workspace.FolderOf(parsed);
            Workspace.Init(folder, data.FolderOf(parsed), Clock.Now);
            terminal.Note(WorkspaceNotes.MadeOfShippedData(folder));
            return ExitCodes.Clear;
        });
        return command;
    }

    private static Command CreateVerify(Terminal terminal)
    {
        var command = new Command("verify", terminal.Say("核对每个图层文件的每个字节", "check every byte of every layer file"));
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json);
        command.SetAction(parsed =>
        {
            var (format, folder) = (output.FormatOf(parsed), workspace.FolderOf(parsed));
            return output.Print(parsed, terminal, inputFile: null, to =>
            {
                var problems = Workspace.Verify(folder);
                if (format is OutputFormat.Json)
                    to.Print([VerificationFace.JsonOf(problems)]);
                else
                    VerificationFace.Print(problems, folder, to);
                return problems.Count == 0 ? ExitCodes.Clear : ExitCodes.Failure;
            });
        });
        return command;
    }
}
