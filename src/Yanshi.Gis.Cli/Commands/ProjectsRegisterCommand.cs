using System.CommandLine;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Data.Reruns;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>projects register FILE…</c>: the projects of site files, checked first, and those of records that were made before.</summary>
internal sealed class ProjectsRegisterCommand
{
    private readonly Argument<string[]> _files;
    private readonly Option<bool> _replace;
    private readonly Option<string?> _id;
    private readonly SiteOptions _site;
    private readonly WorkspaceOption _workspace;
    private readonly DateOption _date;
    private readonly ProjectOptions _project;
    private readonly OutputOptions _output;
    private readonly Terminal _terminal;

    private ProjectsRegisterCommand(Command command, Terminal terminal)
    {
        _terminal = terminal;
        _files = new Argument<string[]>("FILE")
        {
            Description = terminal.Say(
                "检查记录（json、jsonl），或用地文件（check 能读的任何格式，可为文件夹），可多个", "check records (json, jsonl), or site files (whatever check reads, also folders); may be several"),
            Arity = ArgumentArity.OneOrMore,
        };
        _replace = new Option<bool>("--replace")
        {
            Description = terminal.Say("编号相同而范围不同的，以这一个为准", "a project of the same id with another outline is replaced"),
        };
        _id = new Option<string?>("--id")
        {
            Description = terminal.Say("以这个编号登记（文件只含一个项目时；TXT 里的编号往往都是 1）", "register under this id, where the file holds one project (in TXT files it is often 1)"),
            HelpName = "ID",
        };
        command.Arguments.Add(_files);
        command.Options.Add(_id);
        command.Options.Add(_replace);
        _site = SiteOptions.AddOptionsTo(command, terminal);
        _workspace = WorkspaceOption.AddTo(command, terminal);
        _date = DateOption.AddTo(command, terminal);
        _project = ProjectOptions.AddTo(command, terminal);
        _output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json);
        command.SetAction(Run);
    }

    internal static Command Create(Terminal terminal)
    {
        var command = new Command("register", terminal.Say("登记项目，连同其检查记录；以后图层或规则变了，用 rescreen 复核", "register projects with their check records, for rescreen to look at when layers or rules change"));
        _ = new ProjectsRegisterCommand(command, terminal);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (format, files) = (_output.FormatOf(parsed), parsed.GetValue(_files)!);
        RequireNothingSaidOfRecords(parsed, files);
        return _output.Print(parsed, _terminal, files[0], to =>
        {
            var workspace = _workspace.Open(parsed, to);
            var outcomes = ProjectRegistration.Run(workspace, Named(parsed, ProjectCandidate.Read(files, _site.InputOptionsOf(parsed, workspace))), Acts.Of(parsed), new RegistrationOptions
            {
                AsOf = _date.DateOf(parsed),
                Given = _project.GivenOf(parsed, workspace.RuleBook),
                Replace = parsed.GetValue(_replace),
                Shift = _site.FindShift(parsed),
                Patience = Acts.Patience,
            }).ToList();
            if (format is OutputFormat.Json)
                to.Print([RegistrationFace.JsonOf(outcomes)]);
            else
                RegistrationFace.Print(outcomes, to);
            foreach (var problem in outcomes.Select(outcome => outcome.Problem).OfType<Problem>())
                to.Report(problem);
            return outcomes.Exists(outcome => outcome.State is RegistrationState.Refused) ? ExitCodes.BadInput : ExitCodes.Clear;
        });
    }

    private IEnumerable<ProjectCandidate> Named(ParseResult parsed, IEnumerable<ProjectCandidate> candidates)
    {
        if (parsed.GetValue(_id) is not { } id)
            return candidates;
        if (string.IsNullOrWhiteSpace(id))
            throw UsageErrors.BadValue(_id.Name, id, "项目编号", "a project's id");
        return candidates.Take(2).ToList() is [var only]
            ? [only with { Id = id.Trim() }]
            : throw UsageErrors.BadValue(_id.Name, id, "只含一个项目的文件的编号；这里有几个项目", "the id for a file of one project; here are several");
    }

    private void RequireNothingSaidOfRecords(ParseResult parsed, string[] files)
    {
        if (Array.Find(files, RecordFile.IsOne) is not { } record)
            return;
        List<string> others = [.. _site.ReadingOptionsGiven(parsed), .. _project.Given(parsed)];
        if (_date.FindDate(parsed) is not null)
            others.Add("--as-of");
        if (others.Count > 0)
            throw UsageErrors.NotTogether(Path.GetFileName(record), others);
    }
}
