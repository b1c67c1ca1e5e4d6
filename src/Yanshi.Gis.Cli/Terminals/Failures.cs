using Spectre.Console;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Cli.Terminals;

/// <summary>Says on standard error what went wrong, with its code: never a stack trace.</summary>
internal static class Failures
{
    /// <summary>Reports a coded problem.</summary>
    internal static void Report(this Terminal terminal, Problem problem) => terminal.Say(problem, terminal.Say("错误", "error"), PageLayout.Alarm);

    /// <summary>Warns of a coded problem that does not stop the work.</summary>
    internal static void Warn(this Terminal terminal, Problem problem) => terminal.Say(problem, terminal.Say("警告", "warning"), PageLayout.Caution);

    /// <summary>Says something about the work that is no problem.</summary>
    internal static void Note(this Terminal terminal, Problem note) => terminal.Say(note, terminal.Say("说明", "note"), PageLayout.Strong);

    /// <summary>Lists one flaw of an input.</summary>
    internal static void List(this Terminal terminal, GeometryDefect defect) =>
        terminal.Say(defect.Problem, terminal.Word("severity", EnumCode.Of(defect.Severity)), defect.Severity is DefectSeverity.Error ? PageLayout.Alarm : PageLayout.Caution);

    /// <summary>An exception that nobody foresaw, as a coded problem.</summary>
    internal static Problem Unexpected(Exception exception) => new(
        "system.unexpected",
        Where: null,
        $"程序内部出错（{exception.GetType().Name}：{exception.Message}）。结果不可用，请把命令和输入文件交给维护人员。",
        $"An internal error ({exception.GetType().Name}: {exception.Message}). There is no result; please hand the command and the input file to the maintainers.");

    private static void Say(this Terminal terminal, Problem problem, string kind, Style style)
    {
        terminal.ErrorPage.Paragraph($"{kind} [{problem.Code}] {problem.Where}", style);
        terminal.ErrorPage.Paragraph(terminal.Say(problem.Chinese, problem.English), PageLayout.Plain, indent: 2);
    }
}
