using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>check FILE</c>: every site of a file against every layer.</summary>
internal static class CheckCommand
{
    internal static Command Create(Terminal terminal)
    {
        var command = new Command("check", terminal.Say("检查用地与管控图层的冲突", "check a site against the control layers"));
        var site = SiteOptions.AddTo(command, terminal);
        var workspaceOption = WorkspaceOption.AddTo(command, terminal);
        var date = DateOption.AddTo(command, terminal);
        var project = ProjectOptions.AddTo(command, terminal);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json, OutputFormat.GeoJson, OutputFormat.Html);
        var restricted = new Option<bool>("--include-restricted")
        {
            Description = terminal.Say("geojson 和 html 中也写出内部、涉密图层的图块和属性", "let geojson and html carry pieces and attributes of internal and secret layers too"),
        };
        command.Options.Add(restricted);
        var reviewNumber = new Option<string?>("--map-review-number")
        {
            Description = terminal.Say("html 中示意图的审图号（默认取 catalog.yaml 的 mapReviewNumber；没有则注明未经审核）", "审图号 of the map in html (default: mapReviewNumber of catalog.yaml; without one it says so)"),
            HelpName = "TEXT",
        };
        command.Options.Add(reviewNumber);
        var use = new Option<string[]>("--use")
        {
            Description = terminal.Say("不论日期使用某一图层版本，如草案 land-use@v3，可多次给出", "use a layer version whatever the date, a draft such as land-use@v3; may be repeated"),
            HelpName = "LAYER@vN",
        };
        command.Options.Add(use);
        command.SetAction(parsed =>
        {
            var (format, asOf) = (output.FormatOf(parsed), date.DateOf(parsed));
            return output.Print(parsed, terminal, site.FileOf(parsed), to =>
            {
                var workspace = (parsed.GetValue(use) ?? []).Select(text => VersionArgument.Parse(use.Name, text)).Aggregate(workspaceOption.Open(parsed, to), (opened, name) => opened.With(name));
                if ((format is OutputFormat.GeoJson or OutputFormat.Html) && parsed.GetValue(restricted))
                    RestrictedPieces.Enter(workspace, asOf, site.FileOf(parsed), Acts.Of(parsed));
                var given = project.GivenOf(parsed, workspace.Data.RuleBook);
                return new CheckRun(workspace, asOf, given, format, parsed.GetValue(restricted), ReviewNumber(parsed, reviewNumber) ?? workspace.Catalogue.MapReviewNumber).Print(SiteInput.Read(site, parsed, workspace.Catalogue), to);
            });
        });
        return command;
    }

    private static string? ReviewNumber(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } text && string.IsNullOrWhiteSpace(text)
        ? throw UsageErrors.BadValue(option.Name, text, "审图号", "a map review number")
        : parsed.GetValue(option)?.Trim();
}
