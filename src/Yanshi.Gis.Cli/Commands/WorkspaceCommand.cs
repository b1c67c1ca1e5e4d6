using System.CommandLine;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>workspace init</c>, <c>verify</c>, and what puts a workspace right.</summary>
internal static class WorkspaceCommand
{
    internal static Command Create(Terminal terminal) =>
        new("workspace", terminal.Say("新建、核对、修复工作区", "make, verify and mend workspaces"))
        {
            CreateInit(terminal), CreateVerify(terminal), CreatePrepare(terminal), CreateUnlock(terminal), CreateUpgrade(terminal),
        };

    private static Command CreateInit(Terminal terminal)
    {
        var command = new Command("init", terminal.Say("用随附的数据新建工作区", "make a workspace of the shipped data"));
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var data = DataOption.AddTo(command, terminal);
        var area = AreaOptions.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var folder = workspace.FolderOf(parsed);
            var options = new WorkspaceInitOptions { Area = area.AreaOf(parsed) };
            Workspace.Init(folder, data.FolderOf(parsed), Acts.Of(parsed), options);
            terminal.Note(options.Area is null ? WorkspaceNotes.MadeOfShippedData(folder) : WorkspaceNotes.MadeForArea(folder));
            return ExitCodes.Clear;
        });
        return command;
    }

    private static Command CreateVerify(Terminal terminal)
    {
        var command = new Command("verify", terminal.Say("核对图层文件、数据库和审计日志的每个字节", "check every byte of the layer files, the store of record and the audit log"));
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

    private static Command CreatePrepare(Terminal terminal)
    {
        var command = new Command("prepare", terminal.Say("核对图层文件，缺失或损坏的按数据库重新生成", "check the layer files and make those that are missing or damaged again from the store of record"));
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var restore = new Option<bool>("--restore-list") { Description = terminal.Say("先按数据库重写清单 workspace.json", "first write the list workspace.json from the store of record") };
        command.Options.Add(restore);
        command.SetAction(parsed =>
        {
            var (folder, act) = (workspace.FolderOf(parsed), Acts.Of(parsed));
            if (parsed.GetValue(restore))
            {
                WorkspaceMending.RestoreList(folder, act);
                terminal.Note(WorkspaceNotes.ListRestored(folder));
            }

            var (made, notes) = WorkspaceMending.Run(folder, act, Acts.Patience, everyByte: true);
            terminal.Note(made.Count == 0 ? WorkspaceNotes.Intact(folder) : WorkspaceNotes.Mended(folder, made));
            foreach (var note in notes)
                terminal.Warn(note);
            return ExitCodes.Clear;
        });
        return command;
    }

    private static Command CreateUnlock(Terminal terminal)
    {
        var command = new Command("unlock", terminal.Say("核对全部数据，完好时解除只读", "verify all data and lift read-only when nothing is wrong"));
        var workspace = WorkspaceOption.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var folder = workspace.FolderOf(parsed);
            var problems = WorkspaceUnlocking.Run(folder, Acts.Of(parsed));
            if (problems.Count == 0)
            {
                terminal.Note(WorkspaceNotes.Unlocked(folder));
                return ExitCodes.Clear;
            }

            VerificationFace.Print(problems, folder, terminal);
            return ExitCodes.Failure;
        });
        return command;
    }

    private static Command CreateUpgrade(Terminal terminal)
    {
        var command = new Command("upgrade", terminal.Say("把旧格式的工作区升级为现行格式", "bring a workspace of an older format to the present one"));
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var data = DataOption.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var folder = workspace.FolderOf(parsed);
            WorkspaceUpgrade.Run(folder, data.FolderOf(parsed), Acts.Of(parsed));
            terminal.Note(WorkspaceNotes.Upgraded(folder));
            return ExitCodes.Clear;
        });
        return command;
    }
}
