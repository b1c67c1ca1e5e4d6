using Yanshi.Gis.Planning.Records;

namespace Yanshi.Gis.Data.Reruns;

/// <summary>Why a record cannot be made again.</summary>
internal static class RerunProblems
{
    internal static InputRefusedException NotARecord(Exception? inner) => new(
        new Problem(
            "rerun.not-a-record",
            Where: null,
            $"文件不是检查记录（{SiteReportJson.Schema}）。请使用 check --format json 的输出。",
            $"the file is no check record ({SiteReportJson.Schema}). Use what check --format json printed."),
        inner);

    internal static InputRefusedException Altered() => new(
        "rerun.altered",
        "digest",
        "记录的内容与其摘要不符：记录被改动过或不完整，不能作为依据。",
        "the record's content does not fit its digest: it was altered or is incomplete, and proves nothing.");

    internal static ReferenceDataException Missing(MissingParts missing) => new(new Problem(
        "rerun.missing",
        Where: null,
        $"工作区缺少该记录所依据的：{missing.Chinese}。请用生成该记录的工作区，或其备份。",
        $"the workspace lacks what the record rests on: {missing.English}. Use the workspace that made the record, or its backup."));
}
