using System.Text.Json.Nodes;
using Yanshi.Gis.Cli.Terminals;
using Yanshi.Gis.Data;
using Yanshi.Gis.Data.Reruns;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Cli.Commands;

/// <summary><c>check --rerun RECORD.json</c>: makes records again and says whether their digests came out the same.</summary>
internal static class CheckRerun
{
    /// <summary>Makes the records of a file again and prints them.</summary>
    /// <param name="path">The file: a record, an array of records, or one a line.</param>
    /// <param name="workspace">The workspace they were made with.</param>
    /// <param name="shift">The shift from an old datum that they were made with; null for none.</param>
    /// <param name="output">Where the records go.</param>
    /// <param name="terminal">Where it is said whether they are the same.</param>
    /// <returns>The records' exit code; <see cref="ExitCodes.Failure"/> when one came out different.</returns>
    /// <exception cref="InputRefusedException"><c>rerun.*</c>.</exception>
    /// <exception cref="ReferenceDataException"><c>rerun.missing</c>.</exception>
    internal static int Print(string path, Workspace workspace, DatumShift? shift, CheckOutput output, Terminal terminal)
    {
        var isReproduced = true;
        foreach (var row in RecordFile.Read(path))
        {
            var original = row.Record ?? throw new InputRefusedException(row.Problem!);
            var rerun = RecordRerun.Run(workspace, original, shift);
            output.Add(rerun.Report, rerun.Record, rerun.Data);
            Say(original, rerun, terminal);
            isReproduced &= rerun.IsReproduced;
        }

        output.End(workspace.Data);
        return isReproduced ? output.ExitCode : ExitCodes.Failure;
    }

    private static void Say(JsonObject original, RecordRerun rerun, Terminal terminal)
    {
        var (id, digest) = (rerun.Report.Site.Id, original["digest"]!.GetValue<string>());
        if (rerun.IsReproduced)
        {
            terminal.Note(new Problem("rerun.reproduced", id, $"重新检查的结果与记录完全一致（{digest}）。", $"the record came out the same ({digest})."));
            return;
        }

        var engine = rerun.Report.Provenance.Engine;
        var (otherChinese, otherEnglish) = engine == EngineVersion.Current ? ("", "") : ($"（记录由程序版本 {engine} 生成，现为 {EngineVersion.Current}）", $" (it was made by version {engine} of the program, this is {EngineVersion.Current})");
        terminal.Report(new Problem(
            "rerun.differs",
            id,
            $"重新检查的结果与记录不同{otherChinese}：{string.Join("；", rerun.Differences)}",
            $"the record came out different{otherEnglish}: {string.Join("; ", rerun.Differences)}"));
    }
}
