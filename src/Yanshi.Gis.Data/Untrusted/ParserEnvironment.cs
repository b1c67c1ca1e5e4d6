using System.Globalization;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>The whole environment of a parser process: nothing of ours is in it.</summary>
internal static class ParserEnvironment
{
    // What the managed heap may take of the memory; the rest is for GDAL and the runtime.
    private const double HeapShare = 0.6;

    /// <summary>The variables.</summary>
    /// <param name="request">What the process is asked.</param>
    /// <param name="runtimeRoot">Where the runtime is installed, if that is not its usual place.</param>
    internal static IEnumerable<(string Name, string Value)> Of(ParserRequest request, string? runtimeRoot)
    {
        yield return ("LANG", "C.UTF-8");
        yield return ("HOME", request.Folder);
        yield return ("TMPDIR", request.Folder);
        // The runtime maps its code through a file unless told not to, and a process that may write no file could not start.
        yield return ("DOTNET_EnableWriteXorExecute", "0");
        yield return ("DOTNET_EnableDiagnostics", "0");
        yield return ("DOTNET_gcConcurrent", "0");
        yield return ("DOTNET_TieredPGO", "0");
        yield return ("DOTNET_GCHeapHardLimit", ((long)(request.Limits.MemoryBytes * HeapShare)).ToString("X", CultureInfo.InvariantCulture));
        if (!string.IsNullOrEmpty(runtimeRoot))
            yield return ("DOTNET_ROOT", runtimeRoot);
    }
}
