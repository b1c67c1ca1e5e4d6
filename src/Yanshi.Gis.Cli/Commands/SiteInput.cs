using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>From a file name to sites.</summary>
internal static class SiteInput
{
    /// <summary>Reads all sites of the file named on the command line.</summary>
    /// <exception cref="InputRefusedException">The file cannot be read, or no site can be made of it.</exception>
    internal static IReadOnlyList<SiteOutcome> Read(SiteOptions options, ParseResult parsed, Workspace workspace)
    {
        var readingOptions = options.ReadingOptionsOf(parsed, workspace.Catalogue);
        return SiteReading.Read(SiteFile.Read(options.FileOf(parsed), options.FileOptionsOf(parsed)), readingOptions);
    }

    /// <summary>Says why a site could not be made, with each flaw behind it.</summary>
    internal static void Report(this Terminal terminal, SiteProblem problem)
    {
        terminal.Report(problem.Problem);
        foreach (var defect in problem.Defects)
            terminal.Warn(defect.Problem);
    }
}
