using BenchmarkDotNet.Attributes;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Testing.SyntheticDistricts;

namespace Yanshi.Gis.Benchmarks;

/// <summary>Longitude and latitude of a district's points to 3° Gauss–Krüger and back, on one core.</summary>
public class TransformBenchmark
{
    private const int Points = 1_000_000;
    private readonly double[] x = new double[Points];
    private readonly double[] y = new double[Points];
    private DistrictPoints degrees = null!;
    private DistrictPoints metres = null!;
    private CrsTransform forward = null!;
    private CrsTransform inverse = null!;

    [GlobalSetup]
    public void Prepare()
    {
        forward = CrsTransform.Between(Crs.Cgcs2000, DistrictPoints.Plane);
        inverse = CrsTransform.Between(DistrictPoints.Plane, Crs.Cgcs2000);
        degrees = DistrictPoints.Make(Points);
        metres = DistrictPoints.Make(Points);
        forward.Transform(metres.X, metres.Y);
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public double DegreesToPlane() => Transform(forward, degrees);

    [Benchmark(OperationsPerInvoke = Points)]
    public double PlaneToDegrees() => Transform(inverse, metres);

    private double Transform(CrsTransform transform, DistrictPoints points)
    {
        points.X.CopyTo(x, 0);
        points.Y.CopyTo(y, 0);
        transform.Transform(x, y);
        return x[0];
    }
}

/// <summary>Random points over 偃师区 (112.611–112.979° E, 34.469–34.805° N).</summary>
internal sealed record DistrictPoints(double[] X, double[] Y)
{
    /// <summary>EPSG:4547: 3° Gauss–Krüger, central meridian 114° E, no zone in the easting.</summary>
    public static Crs Plane => Crs.Get("EPSG:4547");

    public static DistrictPoints Make(int count)
    {
        var random = new SplitMix64(410_307);
        var points = new DistrictPoints(new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            points.X[i] = random.NextBetween(112.611, 112.979);
            points.Y[i] = random.NextBetween(34.469, 34.805);
        }

        return points;
    }
}
