using System.CommandLine;
using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>site FILE</c>: what the program read from a file, without checking it.</summary>
internal static class SiteCommand
{
    internal static Command Create(Terminal terminal)
    {
        var command = new Command("site", terminal.Say("只读入用地：坐标系、面积、缺陷", "read a site only: reference system, areas, defects"));
        var options = SiteOptions.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var asJson = options.IsJson(parsed);
            var workspace = Workspace.OfDataFolder(DataFolder.Get(options.DataOf(parsed)));
            return Print(SiteInput.Read(options, parsed, workspace), asJson, terminal);
        });
        return command;
    }

    private static int Print(IReadOnlyList<SiteOutcome> sites, bool asJson, Terminal terminal)
    {
        var blocks = new List<JsonObject>(sites.Count);
        var exitCode = ExitCodes.Clear;
        foreach (var outcome in sites)
        {
            if (outcome is Site site)
            {
                var block = SiteJson.Of(site);
                blocks.Add(block);
                if (!asJson)
                    new SiteText(terminal).Print(block, site);
                continue;
            }

            var problem = (SiteProblem)outcome;
            terminal.Report(problem);
            blocks.Add(SiteJson.Of(problem));
            exitCode = ExitCodes.BadInput;
        }

        if (asJson)
            terminal.Print(blocks);
        return exitCode;
    }
}
