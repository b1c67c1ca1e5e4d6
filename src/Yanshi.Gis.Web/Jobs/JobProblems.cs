using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Jobs;

/// <summary>What can be said of jobs that have no results.</summary>
internal static class JobProblems
{
    private const string Types = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/";

    internal static HttpProblemException NotFound(string id) => new(StatusCodes.Status404NotFound, new Problem(
        "job.not-found", "jobId", $"没有作业“{id}”，或其结果已过保存期限。", $"There is no job \"{id}\", or its results are no longer kept.")) { Type = $"{Types}no-such-job" };

    internal static HttpProblemException NotFinished(JobState job) => new(StatusCodes.Status404NotFound, new Problem(
        "job.not-finished", job.Id, $"作业还没有结果（状态：{EnumCode.Of(job.Status)}）。", $"The job has no results (status: {EnumCode.Of(job.Status)}).")) { Type = $"{Types}result-not-ready" };

    internal static HttpProblemException NoSuchOutput(string name, IEnumerable<string> known) => new(StatusCodes.Status404NotFound, new Problem(
        "job.no-such-output", "output", $"没有结果“{name}”；可用：{string.Join("、", known)}。", $"There is no output \"{name}\"; known: {string.Join(", ", known)}."));

    internal static HttpProblemException NoRows() => new(StatusCodes.Status404NotFound, new Problem(
        "job.no-rows", "jobId", "这个作业不是批量筛查，没有台账行。", "The job is no screening and has no rows of a ledger."));

    internal static HttpProblemException Publishing(string id) => new(StatusCodes.Status409Conflict, new Problem(
        "job.publishing",
        id,
        "导入已开始入库，不能再取消。请等它做完；不要这个版本的，之后用 layers withdraw 撤下。",
        "The import is being published and cannot be ended any more. Wait for it; if the version is not wanted, withdraw it afterwards with layers withdraw."));

    internal static Problem Interrupted(int attempts) => new(
        "job.interrupted", Where: null, $"服务在做这个作业时 {attempts} 次中断，不再重试。请减小数据，或交给维护人员。", $"The service was interrupted {attempts} times while it worked on the job, and does not try again. Send less, or tell the maintainers.");

    internal static Problem TooLong(int minutes) => new("job.too-long", Where: null, $"作业超过 {minutes} 分钟，已停止。请拆分。", $"The job took more than {minutes} minutes and was stopped. Split it.");

    internal static Problem NoProcess(string id) => new("process.not-found", id, "接受作业时的处理过程已不存在。", "The process for which the job was accepted is no longer there.");
}
