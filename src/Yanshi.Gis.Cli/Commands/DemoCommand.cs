using System.CommandLine;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>demo</c>: checks the samples that ship with the data; a missing workspace is made of demonstration data first.</summary>
internal static class DemoCommand
{
    private static readonly string[] Samples = ["samples/chongyangling.txt", "samples/goushi.txt"];

    internal static Command Create(Terminal terminal)
    {
        var command = new Command("demo", terminal.Say("检查随附的示例用地", "check the sample sites that ship with the program"));
        var workspaceOption = WorkspaceOption.AddTo(command, terminal);
        var date = DateOption.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var (folder, dataFolder, asOf) = (workspaceOption.FolderOf(parsed), DataFolder.Get(named: null), date.DateOf(parsed));
            if (WorkspaceReplacement.IsFree(folder))
                DemoDataCommand.Make(folder, dataFolder, new DemonstrationPlan(), Acts.Of(parsed), terminal);
            var workspace = WorkspaceOption.OpenExisting(folder, Acts.Of(parsed), terminal);
            var options = new SiteReadingOptions { ExtentLonLat = workspace.Catalogue.Extent.ToEnvelope(), Plane = workspace.Catalogue.Plane };
            var sites = Samples.SelectMany(sample => SiteReading.Read(SiteFile.Read(Path.Combine(dataFolder, sample)), options)).ToList();
            var exitCode = CheckRun.Print(sites, workspace, asOf, given: null, new CheckOutput(terminal, OutputFormat.Text, includeRestricted: false, mapReviewNumber: null));
            terminal.Output.WriteLine(terminal.Say(
                "\n在地图上看：运行 yanshi-gis serve（源码中 ./run serve），再用浏览器打开 http://127.0.0.1:5410/",
                "\nOn the map: yanshi-gis serve (or ./run serve), then open http://127.0.0.1:5410/ in a browser"));

            // A demonstration that ran is a success whatever its verdict says.
            return exitCode is ExitCodes.NotClear ? ExitCodes.Clear : exitCode;
        });
        return command;
    }
}
