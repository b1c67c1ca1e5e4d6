using System.CommandLine;
using System.Globalization;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>demo-data</c>: a workspace of the shipped data completed by synthetic layers.</summary>
internal static class DemoDataCommand
{
    internal static Command Create(Terminal terminal)
    {
        var command = new Command("demo-data", terminal.Say("生成演示工作区（合成演示数据）", "make a demonstration workspace (synthetic data)"));
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var plan = new DemonstrationPlan();
        var parcels = new Option<string?>("--parcels")
        {
            Description = terminal.Say(
                $"约多少个地类图斑，{DemonstrationPlan.FewestParcels} 到 {DemonstrationPlan.MostParcels}（默认 {plan.Parcels}）",
                $"about how many land use parcels, {DemonstrationPlan.FewestParcels} to {DemonstrationPlan.MostParcels} (default: {plan.Parcels})"),
            HelpName = "N",
        };
        var seed = new Option<string?>("--seed")
        {
            Description = terminal.Say($"随机数种子（默认 {plan.Seed}）；相同的种子得到相同的数据", $"seed of the random numbers (default: {plan.Seed}); the same seed gives the same data"),
            HelpName = "S",
        };
        command.Options.Add(parcels);
        command.Options.Add(seed);
        var data = DataOption.AddTo(command, terminal);
        command.SetAction(parsed =>
        {
            var asked = new DemonstrationPlan
            {
                Parcels = parsed.GetValue(parcels) is { } number ? ParcelsOf(parcels.Name, number) : plan.Parcels,
                Seed = parsed.GetValue(seed) is { } text ? SeedOf(seed.Name, text) : plan.Seed,
            };
            Make(workspace.FolderOf(parsed), data.FolderOf(parsed), asked, Acts.Of(parsed), terminal);
            return ExitCodes.Clear;
        });
        return command;
    }

    /// <summary>Makes a demonstration workspace and says so on standard error.</summary>
    internal static void Make(string folder, string dataFolder, DemonstrationPlan plan, Act act, Terminal terminal)
    {
        Progress(terminal, terminal.Say($"正在生成演示数据（约 {plan.Parcels} 个图斑）…", $"Making demonstration data (about {plan.Parcels} parcels) …"));
        DemonstrationWorkspace.Make(
            folder, dataFolder, plan, act, (layer, features) => Progress(terminal, terminal.Say($"  {layer.Title}：{features} 个要素", $"  {layer.TitleEnglish}: {features} features")));
        terminal.Note(WorkspaceNotes.MadeOfDemonstrationData(folder));
    }

    private static void Progress(Terminal terminal, string text) => terminal.ErrorPage.Line(text, PageLayout.Faint);

    private static int ParcelsOf(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= DemonstrationPlan.FewestParcels and <= DemonstrationPlan.MostParcels
            ? number
            : throw UsageErrors.BadValue(
                option,
                text,
                $" {DemonstrationPlan.FewestParcels} 到 {DemonstrationPlan.MostParcels} 的整数",
                $"a whole number from {DemonstrationPlan.FewestParcels} to {DemonstrationPlan.MostParcels}");

    private static ulong SeedOf(string option, string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw UsageErrors.BadValue(option, text, "非负整数", "a whole number of at least 0");
}
