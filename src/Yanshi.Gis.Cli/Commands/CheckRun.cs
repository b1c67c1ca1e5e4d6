using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>Checks sites one after the other and prints what came out.</summary>
/// <param name="workspace">What they are checked against.</param>
/// <param name="asOf">The date the answer is for.</param>
/// <param name="format">How it is printed.</param>
/// <param name="includeRestricted">Whether pieces of layers that are not public are printed.</param>
internal sealed class CheckRun(Workspace workspace, DateOnly asOf, OutputFormat format, bool includeRestricted)
{
    /// <summary>Checks and prints.</summary>
    /// <returns>The exit code the records ask for.</returns>
    internal int Print(IReadOnlyList<SiteOutcome> sites, Terminal terminal)
    {
        var documents = new List<JsonObject>(sites.Count);
        var exitCode = ExitCodes.Clear;
        foreach (var outcome in sites)
        {
            if (outcome is not Site site)
            {
                var problem = (SiteProblem)outcome;
                terminal.Report(problem);
                documents.Add(SiteJson.Of(problem));
                exitCode = ExitCodes.BadInput;
                continue;
            }

            var report = SiteCheck.Run(site, workspace.Data, asOf, EngineVersion.Current);
            var record = SiteReportJson.Of(report);
            switch (format)
            {
                case OutputFormat.Text:
                    new CheckText(terminal, workspace.Catalogue).Print(record, site);
                    break;
                case OutputFormat.Json:
                    documents.Add(record);
                    break;
                default:
                    documents.Add(SitePiecesJson.Of(SitePieces.Of(report, workspace.Data), record.Text("digest"), includeRestricted));
                    break;
            }

            if (report.Verdict is not Verdict.Clear)
                exitCode = Math.Max(exitCode, ExitCodes.NotClear);
        }

        if (format is not OutputFormat.Text)
            terminal.Print(documents);
        return exitCode;
    }
}
