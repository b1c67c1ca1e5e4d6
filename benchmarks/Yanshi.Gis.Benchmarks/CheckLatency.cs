using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Benchmarks;

/// <summary>How long single checks take: percentiles over sites, which a mean does not show; and what a row of a screening takes besides, its reading and its record.</summary>
internal static class CheckLatency
{
    private const int SiteCount = 2_000;

    /// <summary>Times them.</summary>
    /// <param name="parcels">How many parcels the district has, about.</param>
    /// <param name="hectares">How large a site is, about: one that is as many parcels everywhere tells what looking for them costs.</param>
    public static int Run(int parcels, double hectares)
    {
        var data = CheckWorkspace.Open(parcels);
        var sources = CheckWorkspace.Sources(data, SiteCount, hectares);
        var sites = sources.Select(source => CheckWorkspace.Read(data, source)).ToList();
        var (plain, whole) = (new SiteCheckOptions { WithBands = false }, SiteCheckOptions.Default);
        Measure("reading alone", sources, source => CheckWorkspace.Read(data, source));
        Measure("bands=False", sites, site => Check(site, plain));
        Measure("bands=True", sites, site => Check(site, whole));
        Measure("with record", sites, site => SiteReportJson.CanonicalOf(Check(site, whole)));

        // Whoever makes a check faster changes no byte of what it says.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var site in sites)
            hash.AppendData(SiteReportJson.CanonicalOf(Check(site, whole)).Utf8);
        Console.WriteLine($"records sha256={Convert.ToHexStringLower(hash.GetHashAndReset())}");
        return 0;

        SiteReport Check(Site site, SiteCheckOptions options) => SiteCheck.Run(site, data, CheckWorkspace.AsOf, "benchmark", options);
    }

    private static void Measure<T>(string what, IReadOnlyList<T> items, Action<T> work)
    {
        // Once to warm up.
        Times(items, work);
        var (processor, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        var times = Times(items, work);
        var (processorEach, kilobytesEach) = ((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / items.Count, (GC.GetTotalAllocatedBytes() - bytes) / 1e3 / items.Count);
        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what} sites={items.Count} p50={Percentile.Of(times, 0.5):F3} ms p90={Percentile.Of(times, 0.9):F3} ms p99={Percentile.Of(times, 0.99):F3} ms max={times[^1]:F3} ms mean={times.Average():F3} ms processor={processorEach:F3} ms allocated={kilobytesEach:F0} kB"));
    }

    private static double[] Times<T>(IReadOnlyList<T> items, Action<T> work) =>
    [
        .. items.Select(item =>
        {
            var start = Stopwatch.GetTimestamp();
            work(item);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }),
    ];
}
