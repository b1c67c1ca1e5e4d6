using BenchmarkDotNet.Attributes;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Benchmarks;

/// <summary>Longitude and latitude of a district's points to 3° Gauss–Krüger and back, on one core.</summary>
public class TransformBenchmark
{
    private const int Points = 1_000_000;
    private readonly double[] _x = new double[Points];
    private readonly double[] _y = new double[Points];
    private DistrictPoints _degrees = null!;
    private DistrictPoints _metres = null!;
    private CrsTransform _forward = null!;
    private CrsTransform _inverse = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _forward = CrsTransform.Between(Crs.Cgcs2000, DistrictPoints.Plane);
        _inverse = CrsTransform.Between(DistrictPoints.Plane, Crs.Cgcs2000);
        _degrees = DistrictPoints.Make(Points);
        _metres = DistrictPoints.Make(Points);
        _forward.Transform(_metres.X, _metres.Y);
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public double DegreesToPlane() => Transform(_forward, _degrees);

    [Benchmark(OperationsPerInvoke = Points)]
    public double PlaneToDegrees() => Transform(_inverse, _metres);

    private double Transform(CrsTransform transform, DistrictPoints points)
    {
        points.X.CopyTo(_x, 0);
        points.Y.CopyTo(_y, 0);
        transform.Transform(_x, _y);
        return _x[0];
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
