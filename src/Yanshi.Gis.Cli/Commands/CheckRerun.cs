using System.Text.Json;
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
    private const long SizeLimitBytes = 256L << 20;

    // A member twice is read differently by different programs: such a record is none.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Makes the records of a file again and prints them.</summary>
    /// <param name="path">The file: a record, or an array of records.</param>
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
        foreach (var original in Read(path))
        {
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

    private static List<JsonObject> Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                throw new InputRefusedException("input.not-found", path, "文件不存在。", "there is no such file.");
            if (file.Length > SizeLimitBytes)
                throw new InputRefusedException("input.too-large", path, $"文件超过 {SizeLimitBytes >> 20} MB。", $"the file is larger than {SizeLimitBytes >> 20} MB.");
            return JsonNode.Parse(File.ReadAllBytes(path), nodeOptions: null, Strict) switch
            {
                JsonObject record => [record],
                JsonArray { Count: > 0 } records => [.. records.Select(record => record as JsonObject ?? throw new JsonException("A record is an object."))],
                _ => throw new JsonException("A record is an object."),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InputRefusedException(
                new Problem("rerun.not-a-record", path, $"文件不是检查记录（{e.Message}）。请使用 check --format json 的输出。", $"the file is no check record ({e.Message}). Use what check --format json printed."), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException(new Problem("input.unreadable", path, "文件无法读取。", "the file cannot be read."), e);
        }
    }
}
