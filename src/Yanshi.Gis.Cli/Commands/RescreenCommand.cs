using System.CommandLine;
using System.Globalization;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Planning.Rescreening;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>rescreen</c>: which registered projects have another answer since layers or rules changed.</summary>
internal static class RescreenCommand
{
    internal static Command Create(Terminal terminal)
    {
        var command = new Command("rescreen", terminal.Say(
            "图层或规则变化后复核登记的项目：只重新检查可能受影响的，列出结论有变的及其原因",
            "after layers or rules changed: check the registered projects again that can be concerned, and list those whose answer is another one, and why"));
        var since = new Option<string?>("--since")
        {
            Description = terminal.Say(
                "只看检查记录依据该图层这一版或更早版本的项目（依据更新版本的不看，只计数）；不写则每个项目都与自己的记录比",
                "look only at projects whose records rest on this version of the layer or an older one (those on newer ones are counted, not looked at); without it every project is held to its own record"),
            HelpName = "LAYER@vN",
        };
        var update = new Option<bool>("--update") { Description = terminal.Say("把重新检查的记录存入登记", "store the new records of those that were checked again") };
        var threads = new Option<string?>("--threads") { Description = terminal.Say("同时检查几个（默认为处理器数）", "how many are checked at a time (default: the number of cores)"), HelpName = "N" };
        var shift = DatumShiftOption.AddTo(command, terminal);
        foreach (var option in (Option[])[since, update, threads])
            command.Options.Add(option);
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var date = DateOption.AddTo(command, terminal);
        var output = OutputOptions.AddTo(command, terminal, OutputFormat.Text, OutputFormat.Json);
        command.SetAction(parsed =>
        {
            var format = output.FormatOf(parsed);
            var options = new RescreeningOptions
            {
                AsOf = date.DateOf(parsed),
                Since = parsed.GetValue(since) is { } text ? VersionArgument.Parse(since.Name, text) : null,
                Update = parsed.GetValue(update),
                Threads = ThreadsOf(threads.Name, parsed.GetValue(threads)),
                Shift = shift.Find(parsed),
                Patience = Acts.Patience,
            };
            return output.Print(parsed, terminal, inputFile: null, to =>
            {
                var opened = workspace.Open(parsed, to);
                var result = ProjectRescreening.Run(opened, options, Acts.Of(parsed));
                if (format is OutputFormat.Json)
                    to.Print([RescreeningJson.Of(result)]);
                else
                    new RescreeningText(to, opened.Catalogue).Print(result);
                foreach (var (_, problem, _) in result.Problems)
                    to.Report(problem);
                return ExitCodeOf(result);
            });
        });
        return command;
    }

    private static int ExitCodeOf(RescreeningResult result) =>
        result.Problems.Any(failed => !failed.IsInput) ? ExitCodes.Failure
        : result.Problems.Count > 0 ? ExitCodes.BadInput
        : result.Flips.Any(flip => flip.Turn is FlipTurn.Worse) ? ExitCodes.NotClear
        : ExitCodes.Clear;

    private static int ThreadsOf(string option, string? text) =>
        text is null ? Environment.ProcessorCount
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw UsageErrors.BadValue(option, text, "正整数", "a whole number of at least 1");
}
