using System.CommandLine;
using Yanshi.Gis.Cli.Faces;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data.Imports;
using Yanshi.Gis.Data.Imports.Quality;
using Yanshi.Gis.Data.Imports.Reports;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Reporting.Pages;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>layers import PATH</c>: a delivered file becomes a version of a layer, if the quality gate takes it.</summary>
internal static class LayerImportCommand
{
    internal static Command Create(Terminal terminal)
    {
        var command = new Command("import", terminal.Say("导入图层数据：识别、判断坐标系、质检、入库", "import layer data: recognised, placed, checked, entered"));
        var options = LayerImportOptions.AddTo(command, terminal);
        var workspace = WorkspaceOption.AddTo(command, terminal);
        var output = OutputOptions.AddTo(command, terminal, "--report", [OutputFormat.Text, OutputFormat.Json, OutputFormat.Html]);
        command.SetAction(parsed =>
        {
            var (format, request) = (output.FormatOf(parsed), options.RequestOf(parsed));
            return output.Print(parsed, terminal, options.PathOf(parsed), to =>
            {
                var outcome = LayerImport.Run(workspace.Open(parsed, to), request, Acts.Of(parsed), ParserProgram.Self, Acts.Patience);
                Print(outcome, format, to);
                return outcome.Report.Verdict is QualityVerdict.Refused ? ExitCodes.BadInput : ExitCodes.Clear;
            });
        });
        return command;
    }

    private static void Print(ImportOutcome outcome, OutputFormat format, Terminal terminal)
    {
        var report = ImportReportJson.Of(outcome.Report);
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Print([report]);
                break;
            case OutputFormat.Html:
                terminal.Output.Write(ImportPage.Of(report, terminal.Language));
                break;
            default:
                new ImportReportText(terminal).Print(report);
                break;
        }

        foreach (var note in outcome.Notes)
            terminal.Warn(note);
    }
}
