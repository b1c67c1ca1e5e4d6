using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Yanshi.Gis.Reporting.Wording;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Problems;
using Yanshi.Gis.Web.Processes;

namespace Yanshi.Gis.Web.Jobs;

/// <summary>Jobs over HTTP: how they stand, their results, their end (OGC API – Processes, Part 1). There is no list of jobs: whoever knows an id may see the results.</summary>
/// <param name="links">Links.</param>
/// <param name="processes">The processes, for the names of their outputs.</param>
/// <param name="find">What works on jobs.</param>
internal sealed class JobDocuments(Links links, IReadOnlyList<IProcess> processes, Func<(JobRunner Runner, JobStore Store)> find)
{
    internal const string LimitParameter = "limit";
    internal const string OffsetParameter = "offset";
    internal const int DefaultRows = 200;
    internal const int MostRows = 1000;

    private const string ResultsRelation = "http://www.opengis.net/def/rel/ogc/1.0/results";

    /// <summary>Takes a job and answers 201 with its status.</summary>
    internal Task AcceptAsync(HttpContext context, IProcess process, ExecuteRequest request)
    {
        var job = find().Runner.Accept(process, request);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"{links.BaseOf(context.Request)}/jobs/{job.Id}";
        return WriteAsync(context, job);
    }

    /// <summary><c>GET /jobs/{jobId}</c></summary>
    internal Task StatusAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        return WriteAsync(context, Get(context));
    }

    /// <summary><c>DELETE /jobs/{jobId}</c></summary>
    internal Task DismissAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        return WriteAsync(context, find().Runner.Dismiss(IdOf(context)) ?? throw JobProblems.NotFound(IdOf(context)));
    }

    /// <summary><c>GET /jobs/{jobId}/results</c>: the output itself when there is one, else a document that leads to each.</summary>
    internal Task ResultsAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var (job, outputs) = Finished(context);
        if (outputs is [var only])
            return SendAsync(context, job, only);
        return JsonAnswer.WriteAsync(context, new JsonObject(outputs.Select(output => KeyValuePair.Create(output.Name, (JsonNode?)links.To(
            context.Request, "item", $"/jobs/{job.Id}/results/{output.Name}", output.ContentType, output.Title)))));
    }

    /// <summary><c>GET /jobs/{jobId}/results/{output}</c></summary>
    internal Task ResultAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var (job, outputs) = Finished(context);
        var name = (string)context.GetRouteValue("output")!;
        return SendAsync(context, job, outputs.FirstOrDefault(output => string.Equals(output.Name, name, StringComparison.Ordinal)) ?? throw JobProblems.NoSuchOutput(name, outputs.Select(output => output.Name)));
    }

    /// <summary><c>GET /jobs/{jobId}/rows</c>: a page of the rows of a ledger, best first.</summary>
    internal async Task RowsAsync(HttpContext context)
    {
        QueryParameters.Check(context);
        var (limit, offset) = (QueryParameters.FindWhole(context, LimitParameter, 1, MostRows) ?? DefaultRows, QueryParameters.FindWhole(context, OffsetParameter, 0, int.MaxValue) ?? 0);
        var (job, _) = Finished(context);
        var path = Path.Combine(find().Store.FolderOf(job.Id), LedgerRows.FileName);
        if (!File.Exists(path))
            throw JobProblems.NoRows();
        using var rows = new MemoryStream();
        var (matched, returned) = LedgerRows.Read(path, offset, limit, rows);
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"numberMatched\":{matched},\"numberReturned\":{returned},\"offset\":{offset},\"rows\":["));
        await JsonAnswer.WriteAsync(context, (byte[])[.. head, .. rows.GetBuffer().AsSpan(0, (int)rows.Length), .. "]}"u8]);
    }

    private static string IdOf(HttpContext context) => (string)context.GetRouteValue("jobId")!;

    private JobState Get(HttpContext context) => find().Runner.Find(IdOf(context)) ?? throw JobProblems.NotFound(IdOf(context));

    private (JobState Job, IReadOnlyList<ProcessOutput> Outputs) Finished(HttpContext context)
    {
        var job = Get(context);
        if (job is { Status: JobStatus.Failed, Problem: { } problem })
            throw new HttpProblemException(job.ProblemStatus, problem);
        return job.Status is JobStatus.Successful
            ? (job, [.. processes.First(process => string.Equals(process.Id, job.Process, StringComparison.Ordinal)).Description.Outputs.Where(output => output.File is not null)])
            : throw JobProblems.NotFinished(job);
    }

    private async Task SendAsync(HttpContext context, JobState job, ProcessOutput output)
    {
        var file = new FileInfo(Path.Combine(find().Store.FolderOf(job.Id), output.File!));
        context.Response.ContentType = output.ContentType;

        // Pages among the results are for reading elsewhere: here they would stand under the service's own name.
        if (output.ContentType is not JsonAnswer.ContentType)
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{output.File}\"";
        context.Response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.SendFileAsync(file.FullName, context.RequestAborted);
    }

    private Task WriteAsync(HttpContext context, JobState job)
    {
        var language = RequestLanguage.Of(context.Request);
        var (request, path) = (context.Request, $"/jobs/{job.Id}");
        var pointers = new JsonArray(links.To(request, "self", path, JsonAnswer.ContentType, "状态 / status"));
        if (job.Status is JobStatus.Successful)
            pointers.Add(links.To(request, ResultsRelation, $"{path}/results", JsonAnswer.ContentType, "结果 / results"));
        return JsonAnswer.WriteAsync(context, new JsonObject
        {
            ["jobID"] = job.Id,
            ["processID"] = job.Process,
            ["type"] = "process",
            ["status"] = EnumCode.Of(job.Status),
            ["progress"] = job.Progress,
            ["created"] = JobState.TimeOf(job.Created),
            ["started"] = JobState.TimeOf(job.Started),
            ["finished"] = JobState.TimeOf(job.Finished),
            ["keptUntil"] = JobState.TimeOf(find().Runner.KeptUntil(job)),
            ["code"] = job.Problem?.Code,
            ["message"] = job.Problem is { } problem ? InputNames.In(language.Say(problem.Chinese, problem.English)) : null,
            ["links"] = pointers,
        });
    }
}
