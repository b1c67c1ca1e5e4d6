using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>check FILE</c>: every site of a file against every layer; <c>check --rerun RECORD</c>: an earlier answer again.</summary>
internal sealed class CheckCommand
{
    private const string Rerun = "--rerun";

    private readonly Terminal _terminal;
    private readonly SiteOptions _site;
    private readonly WorkspaceOption _workspace;
    private readonly DateOption _date;
    private readonly ProjectOptions _project;
    private readonly OutputOptions _output;
    private readonly Option<bool> _restricted;
    private readonly Option<string?> _reviewNumber;
    private readonly Option<string[]> _use;
    private readonly Option<string?> _rerun;

    private CheckCommand(Command command, Terminal terminal)
    {
        _terminal = terminal;
        _site = SiteOptions.AddTo(command, terminal, isFileRequired: false);
        _workspace = WorkspaceOption.AddTo(command, terminal);
        _date = DateOption.AddTo(command, terminal);
        _project = ProjectOptions.AddTo(command, terminal);
        _output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json, OutputFormat.GeoJson, OutputFormat.Html);
        _restricted = new Option<bool>("--include-restricted")
        {
            Description = terminal.Say("geojson 和 html 中也写出内部、涉密图层的图块和属性", "let geojson and html carry pieces and attributes of internal and secret layers too"),
        };
        _reviewNumber = new Option<string?>("--map-review-number")
        {
            Description = terminal.Say("html 中示意图的审图号（默认取 catalog.yaml 的 mapReviewNumber；没有则注明未经审核）", "审图号 of the map in html (default: mapReviewNumber of catalog.yaml; without one it says so)"),
            HelpName = "TEXT",
        };
        _use = new Option<string[]>("--use")
        {
            Description = terminal.Say("不论日期使用某一图层版本，如草案 land-use@v3，可多次给出", "use a layer version whatever the date, a draft such as land-use@v3; may be repeated"),
            HelpName = "LAYER@vN",
        };
        _rerun = new Option<string?>(Rerun)
        {
            Description = terminal.Say("用某一记录所依据的图层版本和规则库重新检查，核对摘要；不再给 FILE", "check a record again with the layer versions and rule book it rests on, and compare the digest; without FILE"),
            HelpName = "RECORD.json",
        };
        foreach (var option in (Option[])[_restricted, _reviewNumber, _use, _rerun])
            command.Options.Add(option);
        command.SetAction(Run);
    }

    internal static Command Create(Terminal terminal)
    {
        var command = new Command("check", terminal.Say("检查用地与管控图层的冲突", "check a site against the control layers"));
        _ = new CheckCommand(command, terminal);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var format = _output.FormatOf(parsed);
        if (parsed.GetValue(_rerun) is { } record)
        {
            RequireNothingElse(parsed);
            return _output.Print(parsed, _terminal, record, to => RunAgain(parsed, record, format, to));
        }

        var file = _site.FindFile(parsed) ?? throw UsageErrors.NoFile(CommandPath.Of(parsed.CommandResult.Command));
        var asOf = _date.DateOf(parsed);
        return _output.Print(parsed, _terminal, file, to =>
        {
            var workspace = (parsed.GetValue(_use) ?? []).Select(text => VersionArgument.Parse(_use.Name, text)).Aggregate(_workspace.Open(parsed, to), (opened, name) => opened.With(name));
            AuditRestricted(parsed, format, workspace, asOf, file);
            var given = _project.GivenOf(parsed, workspace.Data.RuleBook);
            return CheckRun.Print(SiteInput.Read(_site, parsed, workspace.Catalogue), workspace, asOf, given, To(to, parsed, format, workspace));
        });
    }

    private int RunAgain(ParseResult parsed, string record, OutputFormat format, Terminal to)
    {
        var workspace = WorkspaceOption.OpenExisting(_workspace.FolderOf(parsed), Acts.Of(parsed), to);
        AuditRestricted(parsed, format, workspace, Clock.Today, record);
        return CheckRerun.Print(record, workspace, _site.FindShift(parsed), To(to, parsed, format, workspace), to);
    }

    private void RequireNothingElse(ParseResult parsed)
    {
        List<string> others = [.. _site.ReadingOptionsGiven(parsed), .. _project.Given(parsed)];
        if (_site.FindFile(parsed) is not null)
            others.Add("FILE");
        if (_date.FindDate(parsed) is not null)
            others.Add("--as-of");
        if (parsed.GetValue(_use) is { Length: > 0 })
            others.Add(_use.Name);
        if (others.Count > 0)
            throw UsageErrors.NotTogether(Rerun, others);
    }

    private void AuditRestricted(ParseResult parsed, OutputFormat format, Workspace workspace, DateOnly asOf, string file)
    {
        if ((format is OutputFormat.GeoJson or OutputFormat.Html) && parsed.GetValue(_restricted))
            RestrictedPieces.Enter(workspace, asOf, file, Acts.Of(parsed));
    }

    private CheckOutput To(Terminal to, ParseResult parsed, OutputFormat format, Workspace workspace) =>
        new(to, format, parsed.GetValue(_restricted), ReviewNumber(parsed) ?? workspace.Catalogue.MapReviewNumber);

    private string? ReviewNumber(ParseResult parsed) => parsed.GetValue(_reviewNumber) is { } text && string.IsNullOrWhiteSpace(text)
        ? throw UsageErrors.BadValue(_reviewNumber.Name, text, "审图号", "a map review number")
        : parsed.GetValue(_reviewNumber)?.Trim();
}
