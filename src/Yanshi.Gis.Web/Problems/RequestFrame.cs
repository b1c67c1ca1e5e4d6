using System.Diagnostics;
using Yanshi.Gis.Web.Api;
using Yanshi.Gis.Web.Hosting;

namespace Yanshi.Gis.Web.Problems;

/// <summary>What stands around every request: the security headers, the measuring, and the one place where failures become problems.</summary>
internal sealed class RequestFrame(RequestDelegate next, AddressLimits addresses, HostRule hosts, ServiceMeter meter, ILogger log)
{
    private const string Policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    internal async Task InvokeAsync(HttpContext context)
    {
        var (since, hasLeft) = (Stopwatch.GetTimestamp(), false);
        SetHeaders(context.Response.Headers);
        try
        {
            addresses.Require(context);
            if (!hosts.Allows(context.Request.Host))
                throw RequestProblems.OtherHost();
            await next(context);
            if (!context.Response.HasStarted && context.Response.ContentType is null)
                await AnswerEmptyAsync(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be told.
            hasLeft = true;
            ServiceLog.Cancelled(log, context.TraceIdentifier);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, e);
        }
        finally
        {
            meter.Answered(context.GetEndpoint()?.Metadata.GetMetadata<Operation>()?.Path ?? "none", hasLeft ? null : context.Response.StatusCode, Stopwatch.GetElapsedTime(since));
        }
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }

    // Routing answers these by a status alone.
    private static Task AnswerEmptyAsync(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => ProblemAnswer.WriteAsync(context, new HttpProblemException(StatusCodes.Status404NotFound, RequestProblems.NoSuchRoute)),
        StatusCodes.Status405MethodNotAllowed => ProblemAnswer.WriteAsync(context, new HttpProblemException(StatusCodes.Status405MethodNotAllowed, RequestProblems.NotAllowed)),
        _ => Task.CompletedTask,
    };

    private Task AnswerAsync(HttpContext context, Exception e)
    {
        var problem = ProblemMapping.Of(e);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
            ServiceLog.Failed(log, e, problem.Problem.Code, problem.Status, context.TraceIdentifier);
        else
            ServiceLog.Refused(log, problem.Problem.Code, problem.Status, context.TraceIdentifier);
        return ProblemAnswer.WriteAsync(context, problem);
    }
}
