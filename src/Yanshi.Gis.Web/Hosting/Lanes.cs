namespace Yanshi.Gis.Web.Hosting;

/// <summary>The lanes of the service: whoever reads layers, or sends files slowly, cannot keep checks waiting.</summary>
internal sealed class Lanes(ServiceLimits limits) : IDisposable
{
    /// <summary>For checks.</summary>
    internal Lane Checks { get; } = new(limits.Admitted, limits.Queue, limits.ComputingAtATime);

    /// <summary>For reading layers.</summary>
    internal Lane Reads { get; } = new(limits.Admitted, limits.Queue, limits.ComputingAtATime);

    /// <summary>For checks of files, each of which takes room on disk and a process of its own.</summary>
    internal Lane Uploads { get; } = new(limits.Uploads, limits.Queue, limits.ComputingAtATime);

    /// <inheritdoc/>
    public void Dispose()
    {
        Checks.Dispose();
        Reads.Dispose();
        Uploads.Dispose();
    }
}
