using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Workspaces;

namespace Yanshi.Gis.Cli.Faces;

/// <summary>What <c>workspace verify</c> found, as text and as <c>yanshi-gis/workspace-verification/1</c>.</summary>
internal static class VerificationFace
{
    private const string Schema = "yanshi-gis/workspace-verification/1";

    internal static JsonObject JsonOf(IReadOnlyList<WorkspaceProblem> problems) => new()
    {
        ["schema"] = Schema,
        ["intact"] = problems.Count == 0,
        ["problems"] = new JsonArray([.. problems.Select(found => new JsonObject
        {
            ["layer"] = found.LayerId,
            ["version"] = found.Version,
            ["code"] = found.Problem.Code,
            ["where"] = found.Problem.Where,
            ["message"] = found.Problem.Chinese,
        })]),
    };

    internal static void Print(IReadOnlyList<WorkspaceProblem> problems, string folder, Terminal terminal)
    {
        foreach (var (layerId, version, problem) in problems)
        {
            var named = layerId is null ? string.Empty : $"{layerId} v{version} ";
            terminal.Page.Paragraph($"! {named}[{problem.Code}] {problem.Where}", PageLayout.Alarm);
            terminal.Page.Paragraph(terminal.Say(problem.Chinese, problem.English), PageLayout.Plain, indent: 2);
        }

        var (text, style) = problems.Count == 0
            ? (terminal.Say($"✔ 工作区完好：{folder}", $"✔ the workspace is intact: {folder}"), PageLayout.Good)
            : (terminal.Say($"工作区有 {problems.Count} 处损坏：{folder}", $"{problems.Count} problems in the workspace: {folder}"), PageLayout.Alarm);
        terminal.Page.Paragraph(text, style);
    }
}
