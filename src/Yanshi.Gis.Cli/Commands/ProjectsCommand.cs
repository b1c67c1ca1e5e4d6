using System.CommandLine;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>projects …</c>: the projects of a workspace that were decided on or are under way.</summary>
internal static class ProjectsCommand
{
    internal static Command Create(Terminal terminal) =>
        new("projects", terminal.Say("登记的项目：登记、列出、注销", "the registered projects: register, list, retire"))
        {
            ProjectsRegisterCommand.Create(terminal), CreateList(terminal), CreateRetire(terminal),
        };

    private static Command CreateList(Terminal terminal)
    {
        var command = new Command("list", terminal.Say("列出登记的项目及其结论", "list the registered projects and their verdicts"));
        var all = new Option<bool>("--all") { Description = terminal.Say("也列出已注销的项目", "list retired projects too") };
        command.Options.Add(all);
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json);
        command.SetAction(parsed =>
        {
            var format = output.FormatOf(parsed);
            return output.Print(parsed, terminal, inputFile: null, to =>
            {
                var folder = FolderOf(workspace, parsed);
                var stored = ProjectStore.Read(folder, parsed.GetValue(all)).ToList();
                List<RegisteredProject> projects = [.. stored.Select(one => one.Project).OfType<RegisteredProject>().OrderBy(project => project.Id, StringComparer.Ordinal)];
                List<Problem> problems = [.. stored.Select(one => one.Problem).OfType<Problem>()];
                if (format is OutputFormat.Json)
                    to.Print([ProjectListFace.JsonOf(projects, problems)]);
                else
                    ProjectListFace.Print(projects, to);
                foreach (var problem in problems)
                    to.Report(problem);
                return problems.Count == 0 ? ExitCodes.Clear : ExitCodes.Failure;
            });
        });
        return command;
    }

    private static Command CreateRetire(Terminal terminal)
    {
        var command = new Command("retire", terminal.Say("从今天起注销一个项目；文件保留，不再复核", "retire a project from today; its file stays, and it is not checked again"));
        var id = new Argument<string>("ID") { Description = terminal.Say("项目编号，见 projects list", "the project's id, see projects list") };
        var reason = new Option<string?>("--reason") { Description = terminal.Say("注销的原因", "why"), HelpName = "TEXT" };
        command.Arguments.Add(id);
        command.Options.Add(reason);
        var workspace = WorkspaceOption.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var (folder, named) = (FolderOf(workspace, parsed), parsed.GetValue(id)!);
            var retired = ProjectRetirement.Run(folder, named, Text(parsed.GetValue(reason)), Acts.Of(parsed), Acts.Patience) ?? throw Unknown(folder, named);
            terminal.Note(new Problem("projects.retired", named, $"项目“{retired.Name ?? named}”已注销。", $"The project \"{retired.Name ?? named}\" was retired."));
            return ExitCodes.Clear;
        });
        return command;
    }

    // A workspace that is missing has no projects, and none is made to say so.
    private static string FolderOf(WorkspaceOption workspace, ParseResult parsed)
    {
        var folder = workspace.FolderOf(parsed);
        _ = Workspace.ReadCatalogue(folder);
        return folder;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static InputRefusedException Unknown(string folder, string id)
    {
        List<string> ids = [.. ProjectStore.Read(folder).Select(stored => stored.Project?.Id).OfType<string>()];
        return new InputRefusedException(
            "projects.unknown",
            id,
            $"没有登记这个编号的项目{NearestIds.Chinese(id, ids)}。全部项目见 projects list --all。",
            $"No project of this id is registered{NearestIds.English(id, ids)}. See projects list --all.");
    }
}
