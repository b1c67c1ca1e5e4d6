using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Terminals;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>What <c>workspace verify</c> found, as text and as <c>yanshi-gis/workspace-verification/1</c>.</summary>
internal static class VerificationFace
{
    private const string Schema = "yanshi-gis/workspace-verification/1";

    internal static JsonObject JsonOf(IReadOnlyList<Problem> problems) => new()
    {
        ["schema"] = Schema,
        ["intact"] = problems.Count == 0,
        ["problems"] = new JsonArray([.. problems.Select(problem => new JsonObject { ["code"] = problem.Code, ["where"] = problem.Where, ["message"] = problem.Chinese })]),
    };

    internal static void Print(IReadOnlyList<Problem> problems, string folder, Terminal terminal)
    {
        foreach (var problem in problems)
        {
            terminal.Page.Paragraph($"! [{problem.Code}] {problem.Where}", PageLayout.Alarm);
            terminal.Page.Paragraph(terminal.Say(problem.Chinese, problem.English), PageLayout.Plain, indent: 2);
        }

        var (text, style) = problems.Count == 0
            ? (terminal.Say($"✔ 工作区完好：{folder}", $"✔ the workspace is intact: {folder}"), PageLayout.Good)
            : (terminal.Say($"工作区有 {problems.Count} 处损坏：{folder}", $"{problems.Count} problems in the workspace: {folder}"), PageLayout.Alarm);
        terminal.Page.Paragraph(text, style);
    }
}
