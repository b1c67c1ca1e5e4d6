using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Reporting.Wording;

namespace Yanshi.Gis.Web.Processes;

/// <summary>What a client asks a process.</summary>
/// <param name="Json">The execute request (OGC API – Processes, Part 1).</param>
/// <param name="File">The sites, when they came as a file instead of standing in the request.</param>
internal sealed record ExecuteRequest(ReadOnlyMemory<byte> Json, UploadedFile? File = null)
{
    /// <summary>A second file, where the process takes one; null when none came.</summary>
    internal UploadedFile? SecondFile { get; init; }

    /// <summary>When it came, by the clock of <see cref="System.Diagnostics.Stopwatch"/>; null when that was long before it is worked on, as with a job.</summary>
    internal long? CameAt { get; init; }

    /// <summary>The language in which the client reads pages.</summary>
    internal Language Language { get; init; }
}
