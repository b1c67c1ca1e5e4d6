using System.Text.Json.Nodes;
using Spectre.Console;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Projects;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.Reporting.Reading;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>The registered projects as text and as <c>yanshi-gis/project-list/1</c>.</summary>
internal static class ProjectListFace
{
    private const string Schema = "yanshi-gis/project-list/1";

    internal static JsonObject JsonOf(IReadOnlyList<RegisteredProject> projects, IReadOnlyList<Problem> problems) => new()
    {
        ["schema"] = Schema,
        ["projects"] = new JsonArray([.. projects.Select(project => new JsonObject
        {
            ["id"] = project.Id,
            ["name"] = project.Name,
            ["verdict"] = project.Verdict,
            ["basis"] = project.Record.Text("basis"),
            ["asOf"] = AsOf(project),
            ["areaSquareMetres"] = project.Record.Object("site").Number("areaSquareMetres"),
            ["registered"] = ActOf(project.Registered),
            ["updated"] = ActOf(project.Updated),
            ["retired"] = ActOf(project.Retired),
            ["retiredReason"] = project.RetiredReason,
            ["digest"] = project.Digest,
        })]),
        ["problems"] = new JsonArray([.. problems.Select(problem => new JsonObject { ["code"] = problem.Code, ["where"] = problem.Where, ["message"] = problem.Chinese })]),
    };

    internal static void Print(IReadOnlyList<RegisteredProject> projects, Terminal terminal)
    {
        var say = terminal.Say;
        terminal.Page.Heading(say($"登记的项目：{projects.Count} 个", $"Registered projects: {projects.Count}"));
        var table = new PageTable(
            (say("编号", "id"), false), (say("名称", "name"), false), (say("结论", "verdict"), false), (say("检查日期", "as of"), false), (say("登记", "registered"), false), (say("登记人", "by"), false),
            (say("更新", "updated"), false), (say("注销", "retired"), false));
        foreach (var project in projects)
        {
            table.AddRow(
                Plain(project.Id), Plain(project.Name ?? RecordReading.None), (terminal.Word("verdict", project.Verdict), StyleOf(project.Verdict)), Plain(AsOf(project)),
                Plain(RecordDate.Of(project.Registered.On)!), Plain(project.Registered.By), Plain(RecordDate.Of(project.Updated?.On) ?? RecordReading.None), Plain(RetiredText(project)));
        }

        table.PrintOn(terminal.Page);
    }

    /// <summary>How a verdict's code is printed.</summary>
    internal static Style StyleOf(string verdict) => EnumCode.Find<Verdict>(verdict) is { } known ? RuleWords.StyleOf(known) : PageLayout.Plain;

    private static string AsOf(RegisteredProject project) => project.Record.Object("provenance").Text("asOf");

    private static string RetiredText(RegisteredProject project) =>
        project.Retired is { } retired ? $"{RecordDate.Of(retired.On)} {project.RetiredReason}".TrimEnd() : RecordReading.None;

    private static JsonObject? ActOf(ProjectAct? act) => act is null ? null : new JsonObject { ["on"] = RecordDate.Of(act.On), ["by"] = act.By };

    private static (string, Style) Plain(string text) => (text, PageLayout.Plain);
}
