using System.Diagnostics;
using System.Globalization;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>A program run to its end with its time and its memory, children included.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="PeakMegabytes">The most that it and its children held at once, mapped files and shared libraries counted in each.</param>
/// <param name="Output">What it printed.</param>
internal sealed record ProcessTree(double Seconds, double PeakMegabytes, string Output)
{
    private const int PauseMilliseconds = 200;
    private const double KilobytesPerMegabyte = 1024.0;

    public static ProcessTree Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, IReadOnlyList<int>? acceptedExitCodes = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        var from = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(PauseMilliseconds))
            peak = Math.Max(peak, KilobytesOf(process.Id));
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        return (acceptedExitCodes ?? [0]).Contains(process.ExitCode)
            ? new ProcessTree(seconds, peak / KilobytesPerMegabyte, output.Result)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.\n{output.Result}\n{errors.Result}");
    }

    private static long KilobytesOf(int id)
    {
        try
        {
            var own = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            var kilobytes = own is null ? 0 : long.Parse(own.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(), CultureInfo.InvariantCulture);
            return kilobytes + Directory.EnumerateDirectories($"/proc/{id}/task").Sum(ChildrenOf);
        }
        catch (IOException)
        {
            return 0; // it ended in between
        }
    }

    private static long ChildrenOf(string task) =>
        File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Sum(child => KilobytesOf(int.Parse(child, CultureInfo.InvariantCulture)));
}
