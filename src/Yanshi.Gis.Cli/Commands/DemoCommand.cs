using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>demo</c>: checks the sample that ships with the data.</summary>
internal static class DemoCommand
{
    private const string Sample = "samples/chongyangling.txt";

    internal static Command Create(Terminal terminal)
    {
        var command = new Command("demo", terminal.Say("检查随附的示例用地", "check the sample site that ships with the program"));
        command.SetAction(_ =>
        {
            var workspace = Workspace.OfDataFolder(DataFolder.Get(named: null));
            var options = new SiteReadingOptions { ExtentLonLat = workspace.Catalogue.Extent.ToEnvelope(), Plane = workspace.Catalogue.Plane };
            var sites = SiteReading.Read(SiteFile.Read(Path.Combine(workspace.Folder, Sample)), options);
            var exitCode = CheckCommand.Print(sites, workspace, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime), asJson: false, terminal);

            // A demonstration that ran is a success whatever its verdict says.
            return exitCode is ExitCodes.NotClear ? ExitCodes.Clear : exitCode;
        });
        return command;
    }
}
