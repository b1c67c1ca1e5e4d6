namespace Yanshi.Gis.Web.Hosting;

/// <summary>What the service says in its log: an event id each, no coordinates, no names.</summary>
internal static partial class ServiceLog
{
    [LoggerMessage(1, LogLevel.Information, "service.listening on {Addresses}, workspace {Workspace}")]
    internal static partial void Listening(ILogger log, string addresses, string workspace);

    [LoggerMessage(2, LogLevel.Warning, "service.not-loopback: other machines can reach the service, which asks nobody who they are; put a proxy before it")]
    internal static partial void NotLoopback(ILogger log);

    [LoggerMessage(3, LogLevel.Warning, "service.serves-restricted: internal and secret layers are served to everybody who can reach the service")]
    internal static partial void ServesRestricted(ILogger log);

    [LoggerMessage(4, LogLevel.Warning, "{Code}: the service works without jobs")]
    internal static partial void NoJobs(ILogger log, Exception exception, string code);

    [LoggerMessage(5, LogLevel.Information, "uploads.swept: {Count} folders of uploads whose service is gone were removed")]
    internal static partial void UploadsSwept(ILogger log, int count);

    [LoggerMessage(6, LogLevel.Warning, "tiles.not-ahead: merged tiles are made ready when they are asked for")]
    internal static partial void NoGridsAhead(ILogger log, Exception exception);

    [LoggerMessage(10, LogLevel.Information, "{Code} {Status} request {Request}")]
    internal static partial void Refused(ILogger log, string code, int status, string request);

    [LoggerMessage(11, LogLevel.Error, "{Code} {Status} request {Request}")]
    internal static partial void Failed(ILogger log, Exception exception, string code, int status, string request);

    [LoggerMessage(12, LogLevel.Information, "request.cancelled: whoever asked has left; request {Request}")]
    internal static partial void Cancelled(ILogger log, string request);

    [LoggerMessage(20, LogLevel.Warning, "{Code} job {Job}")]
    internal static partial void JobFailed(ILogger log, Exception exception, string job, string code);

    [LoggerMessage(22, LogLevel.Information, "job.cancelled {Job}: it was dismissed while it ran, and has ended")]
    internal static partial void JobCancelled(ILogger log, string job);

    [LoggerMessage(21, LogLevel.Warning, "job.unreadable {Job}: its state is not what was written; the folder stays")]
    internal static partial void JobUnreadable(ILogger log, Exception exception, string job);
}
