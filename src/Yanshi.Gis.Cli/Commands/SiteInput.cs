using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Commands;

/// <summary>From a file name to sites.</summary>
internal static class SiteInput
{
    /// <summary>
    /// Reads all sites of the file named on the command line. A file that cannot be read is one problem with the file's name for its id,
    /// so that the output says so in the same shape as for a single bad site.
    /// </summary>
    /// <exception cref="InputRefusedException">An option's value cannot be used.</exception>
    internal static IReadOnlyList<SiteOutcome> Read(SiteOptions options, ParseResult parsed, Catalogue catalogue)
    {
        var readingOptions = options.ReadingOptionsOf(parsed, catalogue);
        var path = options.FileOf(parsed);
        try
        {
            return SiteReading.Read(UntrustedFile.ReadSites(path, options.FileOptionsOf(parsed), ParserProgram.Self), readingOptions);
        }
        catch (InputRefusedException e)
        {
            return [new SiteProblem { Id = Path.GetFileName(path), Problem = e.Problem }];
        }
    }

    /// <summary>Says why a site could not be made, and when several flaws are behind it, all of them.</summary>
    internal static void Report(this Terminal terminal, SiteProblem problem)
    {
        terminal.Report(problem.Problem);
        if (problem.Defects.Count < 2)
            return;
        foreach (var defect in problem.Defects)
            terminal.List(defect);
    }
}
