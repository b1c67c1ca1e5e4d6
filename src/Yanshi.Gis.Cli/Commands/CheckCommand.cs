using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>check FILE</c>: every site of a file against every layer.</summary>
internal static class CheckCommand
{
    internal static Command Create(Terminal terminal)
    {
        var command = new Command("check", terminal.Say("检查用地与管控图层的冲突", "check a site against the control layers"));
        var options = SiteOptions.AddTo(command, terminal);
        var asOf = new Option<string?>("--as-of")
        {
            Description = terminal.Say("按哪一天的数据检查，如 2026-11-22（默认今天）", "the date to check for, such as 2026-11-22 (default: today)"),
            HelpName = "DATE",
        };
        command.Options.Add(asOf);
        command.SetAction(parsed =>
        {
            var (asJson, date) = (options.IsJson(parsed), DateOf(asOf, parsed.GetValue(asOf)));
            var workspace = Workspace.OfDataFolder(DataFolder.Get(options.DataOf(parsed)));
            WarnOfDamage(workspace, terminal);
            return Print(SiteInput.Read(options, parsed, workspace), workspace, date, asJson, terminal);
        });
        return command;
    }

    /// <summary>Checks sites and prints their records.</summary>
    /// <returns>The exit code the records ask for.</returns>
    internal static int Print(IReadOnlyList<SiteOutcome> sites, Workspace workspace, DateOnly asOf, bool asJson, Terminal terminal)
    {
        var records = new List<JsonObject>(sites.Count);
        var exitCode = ExitCodes.Clear;
        foreach (var outcome in sites)
        {
            if (outcome is not Site site)
            {
                var problem = (SiteProblem)outcome;
                terminal.Report(problem);
                records.Add(SiteJson.Of(problem));
                exitCode = ExitCodes.BadInput;
                continue;
            }

            var report = SiteCheck.Run(site, workspace.Data, asOf, EngineVersion.Current);
            var record = SiteReportJson.Of(report);
            records.Add(record);
            if (!asJson)
                new CheckText(terminal, workspace.Catalogue).Print(record, site);
            if (report.Verdict is not Verdict.Clear)
                exitCode = Math.Max(exitCode, ExitCodes.NotClear);
        }

        if (asJson)
            terminal.Print(records);
        return exitCode;
    }

    private static DateOnly DateOf(Option<string?> option, string? text)
    {
        if (text is null)
            return DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw UsageErrors.BadValue(option.Name, text, "2026-11-22 这样的日期", "a date such as 2026-11-22");
    }

    private static void WarnOfDamage(Workspace workspace, Terminal terminal)
    {
        foreach (var damage in workspace.Catalogue.Layers.SelectMany(layer => workspace.Layers.VersionsOf(layer.Id)).Select(holding => holding.Damage).OfType<Problem>())
            terminal.Warn(damage);
    }
}
