using System.CommandLine;
using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>site FILE</c>: what the program read from a file, without checking it.</summary>
internal static class SiteCommand
{
    internal static Command Create(Terminal terminal)
    {
        var command = new Command("site", terminal.Say("只读入用地：坐标系、面积、缺陷", "read a site only: reference system, areas, defects"));
        var site = SiteOptions.AddTo(command, terminal);
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json);
        command.SetAction(parsed =>
        {
            var format = output.FormatOf(parsed);
            return output.Print(
                parsed, terminal, site.FileOf(parsed), to => Print(SiteInput.Read(site, parsed, CatalogueOf(workspace.FolderOf(parsed))), format, to));
        });
        return command;
    }

    // Reading a site needs the district's extent only: no workspace is made for it.
    private static Catalogue CatalogueOf(string folder) =>
        WorkspaceReplacement.IsFree(folder) ? CatalogueFile.Read(DataFolder.Get(named: null)).Catalogue : Workspace.Open(folder).Catalogue;

    private static int Print(IReadOnlyList<SiteOutcome> sites, OutputFormat format, Terminal terminal)
    {
        var blocks = new List<JsonObject>(sites.Count);
        var exitCode = ExitCodes.Clear;
        foreach (var outcome in sites)
        {
            if (outcome is Site site)
            {
                var block = SiteJson.Of(site);
                blocks.Add(block);
                if (format is OutputFormat.Text)
                    new SiteText(terminal).Print(block, site);
                continue;
            }

            var problem = (SiteProblem)outcome;
            terminal.Report(problem);
            blocks.Add(SiteJson.Of(problem));
            exitCode = ExitCodes.BadInput;
        }

        if (format is OutputFormat.Json)
            terminal.Print(blocks);
        return exitCode;
    }
}
