using System.Diagnostics;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Hosting;
using Yanshi.Gis.Web.Jobs;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Uploads;

namespace Yanshi.Gis.Web.Processes;

/// <summary><c>POST /processes/{processId}/execution</c>: an answer at once, or a job, to a request in JSON or with a file.</summary>
internal sealed class Execution(ProcessDocuments processes, JobDocuments jobs, ServiceOptions options, Lanes lanes, TimeProvider clock)
{
    private const string Prefer = "Prefer";
    private const string RespondAsync = "respond-async";

    private readonly UploadReading _uploads = new(options.Limits, options.UploadsFolder);

    /// <summary>Answers a request.</summary>
    internal Task ExecuteAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var process = processes.Get(context);
        if (process.ChangesWorkspace)
            SameOrigin.Require(context.Request, options);
        return UploadReading.IsAsked(context.Request) ? ExecuteFileAsync(context, process) : ExecuteJsonAsync(context, process);
    }

    private async Task ExecuteJsonAsync(HttpContext context, IProcess process)
    {
        var cameAt = Stopwatch.GetTimestamp();
        using var admitted = await lanes.Checks.AdmitAsync(context.RequestAborted);
        var body = await RequestBody.ReadJsonAsync(context, options.Limits.SiteBytes, options.Limits.BodySeconds);
        var request = new ExecuteRequest(body) { CameAt = cameAt, Language = RequestLanguage.Of(context.Request) };
        if (await AcceptsAsJobAsync(context, process, request))
            return;
        await WriteAsync(context, await AnswerAsync());

        // Whoever takes the answer slowly holds no processor.
        async Task<ProcessAnswer> AnswerAsync()
        {
            using var computing = await lanes.Checks.ComputeAsync(context.RequestAborted);
            return process.Answer(request, Today, context.RequestAborted);
        }
    }

    private async Task ExecuteFileAsync(HttpContext context, IProcess process)
    {
        _uploads.RequireSize(context.Request);
        using var admitted = await lanes.Uploads.AdmitAsync(context.RequestAborted);
        using var upload = await _uploads.ReadAsync(context, process.Fields);
        if (await AcceptsAsJobAsync(context, process, upload.Request))
            return;
        await WriteAsync(context, await AnswerAsync());

        async Task<ProcessAnswer> AnswerAsync()
        {
            using var computing = await lanes.Uploads.ComputeAsync(context.RequestAborted);

            // Most of that is waiting for the process that reads the file: not on one of the threads that answer others.
            return await Task.Factory.StartNew(() => process.Answer(upload.Request, Today, context.RequestAborted), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private static Task WriteAsync(HttpContext context, ProcessAnswer answer) => JsonAnswer.WriteAsync(context, answer.Bytes, answer.ContentType);

    private async Task<bool> AcceptsAsJobAsync(HttpContext context, IProcess process, ExecuteRequest request)
    {
        var wantsJob = context.Request.Headers[Prefer].Any(value => value?.Split(',', ';').Any(part => part.Trim().Equals(RespondAsync, StringComparison.OrdinalIgnoreCase)) ?? false);
        if (!wantsJob && process.AnswersAtOnce)
            return false;
        process.Require(request);
        if (wantsJob)
            context.Response.Headers["Preference-Applied"] = RespondAsync;
        await jobs.AcceptAsync(context, process, request);
        return true;
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
}
