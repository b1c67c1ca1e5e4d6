using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Pages;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>Checks sites one after the other and prints what came out.</summary>
/// <param name="workspace">What they are checked against.</param>
/// <param name="asOf">The date the answer is for.</param>
/// <param name="given">What the user says of the projects, by attribute code; null: nothing.</param>
/// <param name="format">How it is printed.</param>
/// <param name="includeRestricted">Whether pieces of layers that are not public are printed.</param>
/// <param name="mapReviewNumber">审图号 for maps; null when there is none.</param>
internal sealed class CheckRun(
    Workspace workspace, DateOnly asOf, IReadOnlyDictionary<string, string>? given, OutputFormat format, bool includeRestricted, string? mapReviewNumber = null)
{
    private readonly HashSet<string> _warnedOf = new(StringComparer.Ordinal);

    /// <summary>Checks and prints.</summary>
    /// <returns>The exit code the records ask for.</returns>
    internal int Print(IReadOnlyList<SiteOutcome> sites, Terminal terminal)
    {
        var documents = new List<CheckedSite>(sites.Count);
        var exitCode = ExitCodes.Clear;
        foreach (var outcome in sites)
        {
            if (outcome is not Site site)
            {
                var problem = (SiteProblem)outcome;
                terminal.Report(problem);
                documents.Add(new CheckedSite(SiteJson.Of(problem), Pieces: null));
                exitCode = ExitCodes.BadInput;
                continue;
            }

            var report = SiteCheck.Run(site, workspace.Data, asOf, EngineVersion.Current, given: given);
            var record = SiteReportJson.Of(report);
            WarnOfDamage(report, terminal);
            if (format is OutputFormat.Text)
                new CheckText(terminal, workspace.Catalogue, workspace.Data.RuleBook).Print(record, site);
            else
                documents.Add(new CheckedSite(record, format is OutputFormat.Json ? null : PiecesOf(report, record)));

            if (report.Verdict is not Verdict.Clear)
                exitCode = Math.Max(exitCode, ExitCodes.NotClear);
        }

        PrintDocuments(documents, terminal);
        return exitCode;
    }

    private void PrintDocuments(List<CheckedSite> documents, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Print([.. documents.Select(document => document.Record)]);
                break;
            case OutputFormat.GeoJson:
                terminal.Print([.. documents.Select(document => document.Pieces ?? document.Record)]);
                break;
            case OutputFormat.Html:
                terminal.Output.Write(CheckPage.Of(documents, new ReportOptions
                {
                    Language = terminal.Language,
                    MapReviewNumber = mapReviewNumber,
                    Catalogue = workspace.Catalogue,
                    RuleBook = workspace.Data.RuleBook,
                }));
                break;
            default:
                break;
        }
    }

    private JsonObject PiecesOf(SiteReport report, JsonObject record) => SitePiecesJson.Of(SitePieces.Of(report, workspace.Data), record.Text("digest"), includeRestricted);

    // Damage that opening could not see: files are read where a check needs them. What opening saw has been said.
    private void WarnOfDamage(SiteReport report, Terminal terminal)
    {
        foreach (var layer in report.Layers.Where(layer => layer.State is LayerState.Failed))
        {
            if (workspace.Layers.VersionsOf(layer.Layer.Id).All(version => version.Damage is null) && _warnedOf.Add(layer.Layer.Id))
            {
                terminal.Warn(new Problem(
                    layer.Reason ?? ReasonCodes.Damaged,
                    layer.Layer.Id,
                    $"图层“{layer.Layer.Title}”的数据在读取时发现损坏，该图层没有答案。请运行 workspace verify 核对，并从备份恢复或重新导入。",
                    $"The data of the layer \"{layer.Layer.TitleEnglish}\" proved damaged where it was read; the layer has no answer. Run workspace verify, then restore it from a backup or import it again."));
            }
        }
    }
}
