using System.Runtime.InteropServices;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>
/// Limits a process sets on itself for good, before it looks at anything untrusted. On Linux only; elsewhere the deadline, the cap on what it
/// may say and the runtime's own memory limit remain.
/// </summary>
internal static partial class ProcessLimits
{
    // Numbers of Linux, the same on all architectures that .NET runs on.
    private const int ProcessorTime = 0;
    private const int FileSize = 1;
    private const int Data = 2;
    private const int CoreDump = 4;
    private const int OpenFiles = 7;

    // At the first limit of processor time comes a signal that says so, at the second the one that says nothing.
    private const int GraceSeconds = 5;

    /// <summary>Whether limits can be set here.</summary>
    internal static bool AreSupported => OperatingSystem.IsLinux();

    /// <summary>Sets everything but the size of files.</summary>
    /// <returns>Whether all limits hold. Whoever asked decides what to do without them.</returns>
    internal static bool Set(ParserLimits limits) =>
        AreSupported
        && Set(CoreDump, 0)
        && Set(Data, limits.MemoryBytes)
        && Set(ProcessorTime, limits.ProcessorSeconds, limits.ProcessorSeconds + GraceSeconds)
        && Set(OpenFiles, limits.OpenFiles);

    /// <summary>Sets how large a file may become by writing; 0 forbids to write files at all.</summary>
    internal static bool SetFileSize(long bytes) => AreSupported && Set(FileSize, bytes);

    private static bool Set(int resource, long value) => Set(resource, value, value);

    private static bool Set(int resource, long soft, long hard)
    {
        var limit = new Limit { Soft = (nuint)soft, Hard = (nuint)hard };
        return SetLimit(resource, in limit) == 0;
    }

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Soft;
        public nuint Hard;
    }
}
