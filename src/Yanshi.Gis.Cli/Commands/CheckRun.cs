using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>Checks sites one after the other and prints what came out.</summary>
internal static class CheckRun
{
    /// <summary>Checks and prints.</summary>
    /// <param name="sites">The sites.</param>
    /// <param name="workspace">What they are checked against.</param>
    /// <param name="asOf">The date the answer is for.</param>
    /// <param name="given">What the user says of the projects, by attribute code; null: nothing.</param>
    /// <param name="output">Where the answers go.</param>
    /// <returns>The exit code the records ask for.</returns>
    internal static int Print(IReadOnlyList<SiteOutcome> sites, Workspace workspace, DateOnly asOf, IReadOnlyDictionary<string, string>? given, CheckOutput output)
    {
        var data = workspace.Data;
        foreach (var outcome in sites)
        {
            if (outcome is not Site site)
            {
                output.Add((SiteProblem)outcome);
                continue;
            }

            var report = SiteCheck.Run(site, data, asOf, EngineVersion.Current, given: given);
            output.Add(report, SiteReportJson.Of(report), data);
        }

        output.End(data);
        return output.ExitCode;
    }
}
