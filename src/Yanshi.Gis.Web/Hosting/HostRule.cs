using System.Net;

namespace Yanshi.Gis.Web.Hosting;

/// <summary>
/// Which names the service answers to. A page from elsewhere can let a name of its own lead to this machine, and would then read what the service tells its browser; it cannot do that with
/// an address, with <c>localhost</c>, or with a name that the service was told of. Thread-safe.
/// </summary>
internal sealed class HostRule(ServiceOptions options)
{
    private readonly HashSet<string> _names = new([.. options.HostNames, .. PublicNames(options), "localhost"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a request names a host that is the service's.</summary>
    internal bool Allows(HostString host) => host.HasValue && (_names.Contains(host.Host) || IPAddress.TryParse(host.Host.Trim('[', ']'), out _));

    private static IEnumerable<string> PublicNames(ServiceOptions options) => options.PublicUrl is { } url ? [new Uri(url).Host] : [];
}
