using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>What became of projects that were to be registered, as text and as <c>yanshi-gis/project-registration/1</c>.</summary>
internal static class RegistrationFace
{
    private const string Schema = "yanshi-gis/project-registration/1";
    private const int MostRows = 50;

    internal static JsonObject JsonOf(IReadOnlyList<RegistrationOutcome> outcomes) => new()
    {
        ["schema"] = Schema,
        ["registered"] = CountOf(outcomes, RegistrationState.Registered),
        ["replaced"] = CountOf(outcomes, RegistrationState.Replaced),
        ["refused"] = CountOf(outcomes, RegistrationState.Refused),
        ["projects"] = new JsonArray([.. outcomes.Select(outcome => new JsonObject
        {
            ["id"] = outcome.Id,
            ["name"] = outcome.Name,
            ["source"] = outcome.Source,
            ["state"] = EnumCode.Of(outcome.State),
            ["verdict"] = outcome.Verdict,
            ["code"] = outcome.Problem?.Code,
            ["where"] = outcome.Problem?.Where,
            ["message"] = outcome.Problem?.Chinese,
        })]),
    };

    internal static void Print(IReadOnlyList<RegistrationOutcome> outcomes, Terminal terminal)
    {
        var say = terminal.Say;
        var (registered, replaced, refused) = (CountOf(outcomes, RegistrationState.Registered), CountOf(outcomes, RegistrationState.Replaced), CountOf(outcomes, RegistrationState.Refused));
        terminal.Page.Heading(say($"登记项目：新登记 {registered}，更新 {replaced}，未登记 {refused}", $"Projects: {registered} registered, {replaced} replaced, {refused} refused"));
        var table = new PageTable((say("编号", "id"), false), (say("名称", "name"), false), (say("文件", "file"), false), (say("登记", "registered"), false), (say("结论", "verdict"), false));
        foreach (var outcome in outcomes.Take(MostRows))
        {
            table.AddRow(
                Plain(outcome.Id), Plain(outcome.Name ?? RecordReading.None), Plain(outcome.Source),
                (terminal.Word("registration", EnumCode.Of(outcome.State)), outcome.State is RegistrationState.Refused ? PageLayout.Alarm : PageLayout.Plain),
                outcome.Verdict is { } verdict ? (terminal.Word("verdict", verdict), ProjectListFace.StyleOf(verdict)) : Plain(RecordReading.None));
        }

        table.PrintOn(terminal.Page);
        if (outcomes.Count > MostRows)
            terminal.Page.Paragraph(say($"…… 另有 {outcomes.Count - MostRows} 个，见 projects list。", $"… and {outcomes.Count - MostRows} more, see projects list."), PageLayout.Faint);
    }

    private static int CountOf(IReadOnlyList<RegistrationOutcome> outcomes, RegistrationState state) => outcomes.Count(outcome => outcome.State == state);

    private static (string, Style) Plain(string text) => (text, PageLayout.Plain);
}
