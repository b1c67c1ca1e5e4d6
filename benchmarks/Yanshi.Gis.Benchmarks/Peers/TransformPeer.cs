using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing;

namespace Yanshi.Gis.Benchmarks.Peers;

/// <summary>
/// CGCS2000 degrees to EPSG:4547 against PROJ, one core each. PROJ's fastest way in and out is <c>proj -b</c>, which reads and writes binary doubles;
/// <c>cs2cs</c>, which knows both systems by their codes but reads and writes text, checks every result to a millimetre and is timed once.
/// </summary>
internal static class TransformPeer
{
    private const int Points = 5_000_000;
    private const int CheckedPoints = 200_000;
    private const double MillimetreInMetres = 0.001;

    public static void Run()
    {
        var points = DistrictPoints.Make(Points);
        var transform = CrsTransform.Between(Crs.Cgcs2000, DistrictPoints.Plane);
        var (x, y) = (new double[Points], new double[Points]);
        var folder = Directory.CreateTempSubdirectory("yanshi-transform-");
        try
        {
            var input = Path.Combine(folder.FullName, "in");
            var output = Path.Combine(folder.FullName, "out");
            WriteRadians(points, input);
            double Ours() => Transform(transform, points, x, y);
            double Peer() => Project(input, output);

            Ours();
            Peer();
            CheckAgainstCs2Cs(points, x, y);
            var times = SideBySide.Run(Ours, Peer, tolerance: 1e-12);
            SideBySide.Print($"ours {Points / times.OurSeconds / 1e6:F1} M points/s, proj -b {Points / times.PeerSeconds / 1e6:F1} M points/s with reading and writing its files");
            PrintInverse(x, y);
            SideBySide.Print($"ratio={times.Ratio:F1}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The way back, metres to degrees, which an import takes: on one core, and with spans given to all cores as an import gives its features.</summary>
    private static void PrintInverse(double[] x, double[] y)
    {
        const int pointsPerSpan = 50_000;
        var transform = CrsTransform.Between(DistrictPoints.Plane, Crs.Cgcs2000);
        var (toX, toY) = (new double[Points], new double[Points]);
        var oneCore = Best(() => transform.Transform(toX, toY));
        var allCores = Best(() => Parallel.For(0, Points / pointsPerSpan, span =>
            transform.Transform(toX.AsSpan(span * pointsPerSpan, pointsPerSpan), toY.AsSpan(span * pointsPerSpan, pointsPerSpan))));
        SideBySide.Print($"back to degrees: {Points / oneCore / 1e6:F1} M points/s on one core, {Points / allCores / 1e6:F1} on {Environment.ProcessorCount}");

        double Best(Action work)
        {
            var best = double.PositiveInfinity;
            for (var round = 0; round < 3; round++)
            {
                x.CopyTo(toX, 0);
                y.CopyTo(toY, 0);
                var start = Stopwatch.GetTimestamp();
                work();
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }

            return best;
        }
    }

    private static double Transform(CrsTransform transform, DistrictPoints points, double[] x, double[] y)
    {
        points.X.CopyTo(x, 0);
        points.Y.CopyTo(y, 0);
        transform.Transform(x, y);
        return SumOf(x) + SumOf(y);
    }

    /// <summary>The ellipsoid of CGCS2000 and the zone's parameters, as EPSG:4547 has them.</summary>
    private static double Project(string input, string output)
    {
        const string definition = "+proj=tmerc +a=6378137 +rf=298.257222101 +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0";
        ToolProcess.Run("sh", ["-c", $"exec proj -b {definition} <\"$1\" >\"$2\"", "proj", input, output]).EnsureSuccess();
        return SumOf(MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(output)));
    }

    private static void CheckAgainstCs2Cs(DistrictPoints points, double[] x, double[] y)
    {
        var text = string.Concat(Enumerable.Range(0, CheckedPoints).Select(i => string.Create(CultureInfo.InvariantCulture, $"{points.Y[i]:R} {points.X[i]:R}\n")));
        var start = Stopwatch.GetTimestamp();
        var lines = ToolProcess.Run("cs2cs", ["-f", "%.6f", "EPSG:4490", "EPSG:4547"], text).EnsureSuccess().OutputLines;
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var worst = 0.0;
        for (var i = 0; i < CheckedPoints; i++)
        {
            var columns = lines[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var (north, east) = (double.Parse(columns[0], CultureInfo.InvariantCulture), double.Parse(columns[1], CultureInfo.InvariantCulture));
            worst = Math.Max(worst, Math.Max(Math.Abs(x[i] - east), Math.Abs(y[i] - north)));
        }

        if (!(worst <= MillimetreInMetres))
            throw new InvalidOperationException(FormattableString.Invariant($"Ours and cs2cs differ by {worst * 1000:F3} mm."));
        SideBySide.Print($"cs2cs on {CheckedPoints} points as text: {CheckedPoints / seconds / 1e6:F2} M points/s with its start; greatest difference {worst * 1000:F4} mm");
    }

    private static void WriteRadians(DistrictPoints points, string file)
    {
        var pairs = new double[2 * Points];
        for (var i = 0; i < Points; i++)
            (pairs[2 * i], pairs[2 * i + 1]) = (double.DegreesToRadians(points.X[i]), double.DegreesToRadians(points.Y[i]));
        File.WriteAllBytes(file, MemoryMarshal.AsBytes<double>(pairs));
    }

    private static double SumOf(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }
}
