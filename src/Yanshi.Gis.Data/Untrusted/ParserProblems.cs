using System.Globalization;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>What can go wrong with the process that reads an untrusted file.</summary>
internal static class ParserProblems
{
    /// <summary>The exit code with which a parser says that memory ran out.</summary>
    internal const int OutOfMemoryExit = 70;

    private const int Killed = 128;
    private const int SignalAbort = 6;
    private const int SignalProcessorTime = 24;

    /// <summary>Why a parser ended without finishing.</summary>
    internal static InputRefusedException OfExit(int exitCode, string errors)
    {
        if (exitCode == OutOfMemoryExit || (exitCode == Killed + SignalAbort && SpeaksOfMemory(errors)))
            return OutOfMemory();
        return exitCode == Killed + SignalProcessorTime ? Timeout() : Crashed(exitCode);
    }

    internal static InputRefusedException Timeout() => new(
        "parser.timeout",
        where: null,
        "读取这个文件用时过长，已中止。文件可能损坏或带有恶意；如确有这样大的数据，请拆分。",
        "reading the file took too long and was stopped. It may be damaged or malicious; if the data is really that large, split it.");

    internal static InputRefusedException OutOfMemory() => new(
        "parser.out-of-memory",
        where: null,
        "读取这个文件所需内存超过上限，已中止。文件可能损坏或带有恶意；如确有这样大的数据，请拆分。",
        "reading the file took more memory than allowed and was stopped. It may be damaged or malicious; if the data is really that large, split it.");

    internal static InputRefusedException ResultTooLarge() => new(
        "parser.too-large",
        where: null,
        "从这个文件读出的数据超过上限，已中止。请拆分文件。",
        "what was read from the file is larger than allowed; reading was stopped. Split the file.");

    internal static InputRefusedException Protocol(Exception? inner) => new(
        new Problem(
            "parser.protocol",
            Where: null,
            "读取文件的进程给出了不完整或不合规的结果，未采用。文件可能损坏或带有恶意。",
            "the process that read the file gave an incomplete or irregular result, which was not used. The file may be damaged or malicious."),
        inner);

    internal static ReferenceDataException CannotStart(Exception? inner) => new(
        new Problem(
            "parser.not-started",
            Where: null,
            "无法启动读取文件的进程。请检查程序安装是否完整，以及系统的进程数限制。",
            "The process that reads files cannot be started. Check that the program is installed completely, and the system's limit of processes."),
        inner);

    private static InputRefusedException Crashed(int exitCode) => new(
        "parser.crashed",
        where: null,
        string.Create(CultureInfo.InvariantCulture, $"读取这个文件的进程意外终止（退出码 {exitCode}），没有结果。文件很可能损坏或带有恶意；请在原软件中检查后重新导出。"),
        string.Create(CultureInfo.InvariantCulture, $"the process that read the file died (exit code {exitCode}); there is no result. The file is most likely damaged or malicious; check it in the program it came from and export it again."));

    private static bool SpeaksOfMemory(string errors) =>
        errors.Contains("memory", StringComparison.OrdinalIgnoreCase) || errors.Contains("bad_alloc", StringComparison.Ordinal);
}
