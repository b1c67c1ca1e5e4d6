namespace Yanshi.Gis.Web.Hosting;

/// <summary>The lanes of the service: whoever reads layers cannot keep checks waiting.</summary>
internal sealed class Lanes(ServiceLimits limits) : IDisposable
{
    /// <summary>For checks.</summary>
    internal Lane Checks { get; } = new(limits);

    /// <summary>For reading layers.</summary>
    internal Lane Reads { get; } = new(limits);

    /// <inheritdoc/>
    public void Dispose()
    {
        Checks.Dispose();
        Reads.Dispose();
    }
}
