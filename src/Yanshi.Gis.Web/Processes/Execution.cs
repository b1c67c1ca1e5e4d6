using System.Text;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Jobs;

namespace Yanshi.Gis.Web.Processes;

/// <summary><c>POST /processes/{processId}/execution</c>: an answer at once, or a job.</summary>
internal sealed class Execution(ProcessDocuments processes, JobDocuments jobs, ServiceLimits limits, Lane lane, TimeProvider clock)
{
    private const string Prefer = "Prefer";
    private const string RespondAsync = "respond-async";

    /// <summary>Answers a request.</summary>
    internal async Task ExecuteAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var process = processes.Get(context);
        using var admitted = await lane.AdmitAsync(context.RequestAborted);
        var body = await RequestBody.ReadJsonAsync(context, limits.SiteBytes, limits.BodySeconds);
        var wantsJob = context.Request.Headers[Prefer].Any(value => value?.Split(',', ';').Any(part => part.Trim().Equals(RespondAsync, StringComparison.OrdinalIgnoreCase)) ?? false);
        if (wantsJob || !process.AnswersAtOnce)
        {
            process.Require(body);
            if (wantsJob)
                context.Response.Headers["Preference-Applied"] = RespondAsync;
            await jobs.AcceptAsync(context, process, body);
            return;
        }

        using var computing = await lane.ComputeAsync(context.RequestAborted);
        var answer = process.Answer(body, DateOnly.FromDateTime(clock.GetLocalNow().DateTime), context.RequestAborted);
        await JsonAnswer.WriteAsync(context, Encoding.UTF8.GetBytes(answer));
    }
}
