using System.Threading.RateLimiting;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Hosting;

/// <summary>
/// The bounded way of work through the service. A request is admitted before its body is read, so what is in memory is bounded; of those admitted as many compute at a
/// time as there are processors; so many wait at the door, and the next one is told to come back. Thread-safe.
/// </summary>
/// <param name="admitted">Requests that are in at a time.</param>
/// <param name="queue">Requests that wait at the door.</param>
/// <param name="computing">Requests that compute at a time.</param>
internal sealed class Lane(int admitted, int queue, int computing) : IDisposable
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrencyLimiter _door = LimiterOf(admitted, queue);

    // Never longer than those admitted.
    private readonly ConcurrencyLimiter _processors = LimiterOf(computing, admitted);

    /// <summary>Requests that wait at the door.</summary>
    internal long Waiting => _door.GetStatistics()?.CurrentQueuedCount ?? 0;

    /// <summary>What is said when a queue is full.</summary>
    internal static HttpProblemException Busy() => new(StatusCodes.Status429TooManyRequests, new Problem(
        "service.busy",
        Where: null,
        "服务正忙，等候的请求已满。请稍后再试。",
        "The service is busy and its queue is full. Come back a little later.")) { RetryAfter = ComeBackAfter };

    /// <summary>Waits until the request may come in.</summary>
    /// <returns>What holds the place; dispose it when the answer is written.</returns>
    /// <exception cref="HttpProblemException"><c>service.busy</c></exception>
    internal ValueTask<RateLimitLease> AdmitAsync(CancellationToken cancelled) => TakeAsync(_door, cancelled);

    /// <summary>Waits for a processor. Only for requests that were admitted.</summary>
    internal ValueTask<RateLimitLease> ComputeAsync(CancellationToken cancelled) => TakeAsync(_processors, cancelled);

    /// <inheritdoc/>
    public void Dispose()
    {
        _door.Dispose();
        _processors.Dispose();
    }

    private static async ValueTask<RateLimitLease> TakeAsync(ConcurrencyLimiter from, CancellationToken cancelled)
    {
        var lease = await from.AcquireAsync(1, cancelled);
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        throw Busy();
    }

    private static ConcurrencyLimiter LimiterOf(int permits, int queue) =>
        new(new ConcurrencyLimiterOptions { PermitLimit = permits, QueueLimit = queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
}
