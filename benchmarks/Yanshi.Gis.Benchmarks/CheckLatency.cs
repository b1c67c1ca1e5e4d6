using System.Diagnostics;
using System.Globalization;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Benchmarks;

/// <summary>How long single checks take: percentiles over sites, which a mean does not show.</summary>
internal static class CheckLatency
{
    private const int SiteCount = 2_000;

    public static int Run()
    {
        var data = CheckWorkspace.Data();
        var sites = CheckWorkspace.Sites(SiteCount);
        foreach (var withBands in new[] { false, true })
        {
            var options = new SiteCheckOptions { WithBands = withBands };
            Measure(data, sites, options);
            var (processor, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            var times = Measure(data, sites, options);
            var (processorEach, kilobytesEach) = ((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / sites.Count, (GC.GetTotalAllocatedBytes() - bytes) / 1e3 / sites.Count);
            Array.Sort(times);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"bands={withBands} sites={sites.Count} p50={At(times, 0.5):F3} ms p90={At(times, 0.9):F3} ms p99={At(times, 0.99):F3} ms max={times[^1]:F3} ms mean={times.Average():F3} ms processor={processorEach:F3} ms allocated={kilobytesEach:F0} kB"));
        }

        return 0;
    }

    private static double[] Measure(PlanningData data, IReadOnlyList<Site> sites, SiteCheckOptions options) =>
    [
        .. sites.Select(site =>
        {
            var start = Stopwatch.GetTimestamp();
            SiteCheck.Run(site, data, CheckWorkspace.AsOf, "benchmark", options);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }),
    ];

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
}
