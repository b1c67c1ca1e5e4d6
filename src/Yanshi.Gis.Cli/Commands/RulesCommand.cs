using System.CommandLine;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Rules;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>rules verify</c> and <c>rules install</c>, and the verbs that consult a rule book (<see cref="RuleConsultation"/>).</summary>
internal static class RulesCommand
{
    internal static Command Create(Terminal terminal) => new("rules", terminal.Say("规则库：核对、查阅、安装", "the rule book: verify, consult and install it"))
    {
        CreateVerify(terminal),
        RuleConsultation.CreateList(terminal),
        RuleConsultation.CreateShow(terminal),
        RuleConsultation.CreateWhere(terminal),
        CreateInstall(terminal),
    };

    private static Command CreateVerify(Terminal terminal)
    {
        var command = new Command("verify", terminal.Say("核对规则库并运行每条规则的示例", "check the rule book and run the examples of every rule"));
        var data = DataOption.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var folder = data.FolderOf(parsed);
            var reading = RuleBookFolder.Read(folder, CatalogueFile.Read(folder).Catalogue, ParksFile.Read(folder));
            var problems = reading.Problems.Count > 0 ? reading.Problems : RuleBookVerifier.Run(reading.GetBook(), reading.Rules);
            foreach (var problem in problems)
                terminal.Report(problem);
            RuleVerificationText.Print(reading, problems, terminal);
            return problems.Count == 0 ? ExitCodes.Clear : ExitCodes.Failure;
        });
        return command;
    }

    private static Command CreateInstall(Terminal terminal)
    {
        var command = new Command("install", terminal.Say("用数据目录的规则库替换工作区的规则库", "replace a workspace's rule book by a data folder's"));
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var data = DataOption.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var folder = workspace.FolderOf(parsed);
            var book = RuleBookStore.Install(folder, data.FolderOf(parsed), Acts.Of(parsed));
            terminal.Note(WorkspaceNotes.RulesInstalled(folder, book));
            return ExitCodes.Clear;
        });
        return command;
    }
}
