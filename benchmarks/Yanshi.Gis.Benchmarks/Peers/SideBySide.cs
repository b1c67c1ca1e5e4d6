using System.Diagnostics;
using System.Globalization;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>The outcome of running both sides in turn.</summary>
/// <param name="OurSeconds">Our median.</param>
/// <param name="PeerSeconds">The peer's median.</param>
internal readonly record struct SideBySideTimes(double OurSeconds, double PeerSeconds)
{
    public double Ratio => PeerSeconds / OurSeconds;
}

/// <summary>Runs two sides in turn on one machine, so that both meet the same weather.</summary>
internal static class SideBySide
{
    /// <summary>How often both sides are timed.</summary>
    public const int Rounds = 3;

    /// <summary>Times both, ours first, in three rounds; both must give the same sum every time. The caller has warmed both up.</summary>
    /// <param name="ours">Does our work and returns its sum.</param>
    /// <param name="peer">Does the peer's work and returns its sum.</param>
    /// <param name="tolerance">The greatest relative difference of the sums.</param>
    public static SideBySideTimes Run(Func<double> ours, Func<double> peer, double tolerance = 1e-9)
    {
        var (ourTimes, peerTimes) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            var (ourSum, ourSeconds) = Time(ours);
            var (peerSum, peerSeconds) = Time(peer);
            Agree(ourSum, peerSum, tolerance);
            ourTimes.Add(ourSeconds);
            peerTimes.Add(peerSeconds);
            Print($"  round {round}: ours {ourSeconds:F3} s, peer {peerSeconds:F3} s");
        }

        var times = new SideBySideTimes(Median(ourTimes), Median(peerTimes));
        Print($"  median:  ours {times.OurSeconds:F3} s, peer {times.PeerSeconds:F3} s");
        return times;
    }

    public static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static (double Sum, double Seconds) Time(Func<double> side)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        var sum = side();
        return (sum, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static void Agree(double ours, double peer, double tolerance)
    {
        var difference = Math.Abs(ours - peer) / Math.Abs(peer);
        if (!(difference <= tolerance))
            throw new InvalidOperationException(FormattableString.Invariant($"The sums differ: ours {ours:R}, peer {peer:R}, relative {difference:E2}."));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
