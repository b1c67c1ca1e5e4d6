using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Connections;
using Yanshi.Gis.Web.Problems;

namespace Yanshi.Gis.Web.Hosting;

/// <summary>
/// What one address may take: so many requests a second, so many connections. Nothing is counted unless somebody asks for it, because all who come through a proxy have the proxy's address.
/// Thread-safe.
/// </summary>
/// <param name="limits">The service's limits.</param>
/// <param name="connectionRefused">Told of every connection that is closed.</param>
internal sealed class AddressLimits(ServiceLimits limits, Action connectionRefused) : IDisposable
{
    // What tells networks of the sixth version apart: whoever has one address there has as many as they like.
    private const int NetworkBytes = 8;

    private static readonly PathString Health = "/health";
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<IPAddress>? _requests = limits.RequestsPerSecond == 0 ? null : PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetTokenBucketLimiter(KeyOf(address), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.RequestBurst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1) / limits.RequestsPerSecond,
            QueueLimit = 0,
        }));

    private readonly PartitionedRateLimiter<IPAddress>? _connections = limits.ConnectionsPerAddress == 0 ? null : PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetConcurrencyLimiter(KeyOf(address), _ => new ConcurrencyLimiterOptions { PermitLimit = limits.ConnectionsPerAddress, QueueLimit = 0 }));

    /// <summary>Refuses a request of an address that asks too fast. Whether the service lives is always told.</summary>
    /// <exception cref="HttpProblemException"><c>service.too-many</c></exception>
    internal void Require(HttpContext context)
    {
        if (_requests is null || context.Connection.RemoteIpAddress is not { } address || context.Request.Path.StartsWithSegments(Health, StringComparison.Ordinal))
            return;
        using var lease = _requests.AttemptAcquire(address);
        if (!lease.IsAcquired)
            throw new HttpProblemException(StatusCodes.Status429TooManyRequests, new Problem(
                "service.too-many",
                Where: null,
                "这个地址的请求太快。请按 Retry-After 稍后再试。",
                "Requests of this address come too fast. Come back after the time that Retry-After says.")) { RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > Least ? wait : Least };
    }

    /// <summary>Closes a connection of an address that has too many, before a byte of it is read.</summary>
    internal ConnectionDelegate Limit(ConnectionDelegate next) => _connections is null ? next : async connection =>
    {
        if (connection.RemoteEndPoint is not IPEndPoint from)
        {
            await next(connection);
            return;
        }

        using var lease = _connections.AttemptAcquire(from.Address);
        if (lease.IsAcquired)
        {
            await next(connection);
            return;
        }

        connectionRefused();
        await connection.DisposeAsync();
    };

    /// <summary>Whose an address is: itself, of the sixth version its network.</summary>
    internal static IPAddress KeyOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _requests?.Dispose();
        _connections?.Dispose();
    }
}
