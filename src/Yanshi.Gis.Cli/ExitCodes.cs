namespace Yanshi.Gis.Cli;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCodes
{
    /// <summary>Every verdict is clear; commands without a verdict: done.</summary>
    internal const int Clear = 0;

    /// <summary>Records were made, and at least one verdict is not clear.</summary>
    internal const int NotClear = 1;

    /// <summary>The input or the usage is bad for at least one site; good sites were still printed.</summary>
    internal const int BadInput = 2;

    /// <summary>Reference data or the system failed.</summary>
    internal const int Failure = 3;

    /// <summary>The user stopped the work (as shells say it of SIGINT); what was done is kept.</summary>
    internal const int Stopped = 130;
}
