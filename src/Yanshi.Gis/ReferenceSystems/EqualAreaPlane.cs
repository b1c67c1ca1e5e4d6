using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.ReferenceSystems;

/// <summary>
/// The analysis plane: a cylindrical equal-area projection of the CGCS2000 ellipsoid, true to scale on its standard parallel. Metres, X
/// east of the central meridian, Y north of the standard parallel, so coordinates near both stay small. Immutable, thread-safe, equal by
/// its two parameters.
/// </summary>
/// <remarks>
/// <para>x = a k (λ − λ₀), y = a (q(φ) − q(φₛ)) / 2k with q the authalic function and k = cos φₛ / √(1 − e² sin² φₛ) (Snyder, USGS PP 1395,
/// §10, with the origin moved to the standard parallel).</para>
/// <para>The statutory ellipsoidal area (TD/T 1055; 国土调查办发〔2008〕32号) sums, per edge, the ellipsoidal strip between two parallels times
/// the mean difference of longitude. That is the shoelace formula in this plane, vertex for vertex, so an area measured here is the
/// statutory area. Lengths are not true here, except on the standard parallel.</para>
/// </remarks>
/// <param name="CentralMeridianDegrees">The meridian of X = 0, degrees east, −180 to 180.</param>
/// <param name="StandardParallelDegrees">The parallel of Y = 0 and of true scale, degrees north, −80 to 80.</param>
public sealed record EqualAreaPlane(double CentralMeridianDegrees, double StandardParallelDegrees)
{
    /// <summary>What a distance is multiplied by to be looked for in the plane, whose scale errs by up to 0.21 % in a district, one way and the other.</summary>
    internal const double ScaleMargin = 1.01;

    private const double DegreesToRadians = Math.PI / 180;

    private static readonly double SemiMajorAxis = Ellipsoid.Cgcs2000.SemiMajorAxisMetres;
    private static readonly double EccentricitySquared = Ellipsoid.Cgcs2000.EccentricitySquared;
    private static readonly double Eccentricity = Math.Sqrt(EccentricitySquared);

    private readonly double _sinStandard = Math.Sin(Checked(StandardParallelDegrees, 80) * DegreesToRadians);
    private readonly double _standardWeight = Weight(Math.Sin(StandardParallelDegrees * DegreesToRadians));
    private readonly double _metresPerDegreeEast =
        SemiMajorAxis * DegreesToRadians * ParallelScale(StandardParallelDegrees * DegreesToRadians);
    private readonly double _metresPerQ = SemiMajorAxis / 2 / ParallelScale(StandardParallelDegrees * DegreesToRadians);

    /// <summary>The meridian of X = 0, degrees east, −180 to 180.</summary>
    public double CentralMeridianDegrees { get; } = Checked(CentralMeridianDegrees, 180);

    /// <summary>The parallel of Y = 0 and of true scale, degrees north, −80 to 80.</summary>
    public double StandardParallelDegrees { get; } = StandardParallelDegrees;

    /// <summary>
    /// The plane for a district: meridian and parallel through the middle of its extent, rounded to a hundredth of a degree.
    /// </summary>
    /// <param name="lonLat">The extent, degrees, X longitude.</param>
    /// <exception cref="ArgumentException">The extent is empty (null envelope).</exception>
    public static EqualAreaPlane ForExtent(Envelope lonLat)
    {
        ArgumentNullException.ThrowIfNull(lonLat);
        if (lonLat.IsNull)
            throw new ArgumentException("The extent is empty.", nameof(lonLat));
        return new EqualAreaPlane(
            Math.Round((lonLat.MinX + lonLat.MaxX) / 2, 2, MidpointRounding.AwayFromZero),
            Math.Round((lonLat.MinY + lonLat.MaxY) / 2, 2, MidpointRounding.AwayFromZero));
    }

    /// <summary>Longitude and latitude (CGCS2000, degrees) to plane metres, in place.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: no longitude or latitude (NaN included).</exception>
    public void Project(Span<double> x, Span<double> y)
    {
        CrsTransform.RequireDegrees(x, y);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = (x[i] - CentralMeridianDegrees) * _metresPerDegreeEast;

            // q(φ) − q(φₛ) from sin φ − sin φₛ, both by formulas without cancellation: exact to the last digits near the parallel.
            var (sinHalf, _) = Math.SinCos((y[i] - StandardParallelDegrees) * (DegreesToRadians / 2));
            var cosMean = Math.Cos((y[i] + StandardParallelDegrees) * (DegreesToRadians / 2));
            y[i] = DifferenceOfQ(2 * sinHalf * cosMean) * _metresPerQ;
        }
    }

    /// <summary>A box of plane metres in longitude and latitude: both run along the plane's axes.</summary>
    /// <param name="box">A box that is not empty.</param>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c></exception>
    public Box Unproject(Box box)
    {
        double[] x = [box.MinX, box.MaxX], y = [box.MinY, box.MaxY];
        Unproject(x, y);
        return new Box(x[0], y[0], x[1], y[1]);
    }

    /// <summary>Plane metres to longitude and latitude (CGCS2000, degrees), in place.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    /// <exception cref="InputRefusedException"><c>crs.outside-domain</c>: the point lies outside the plane's map (NaN included).</exception>
    public void Unproject(Span<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = CentralMeridianDegrees + x[i] / _metresPerDegreeEast;

            // q is nearly linear in sin φ, so Newton's steps from the standard parallel end after three or four.
            var target = y[i] / _metresPerQ;
            var difference = target / (2 * (1 - EccentricitySquared)) * _standardWeight * _standardWeight;
            for (var round = 0; round < 8; round++)
            {
                var weight = Weight(_sinStandard + difference);
                var step = (target - DifferenceOfQ(difference)) * weight * weight / (2 * (1 - EccentricitySquared));
                difference += step;
                if (Math.Abs(step) < 1e-17)
                    break;
            }

            y[i] = Math.Asin(_sinStandard + difference) / DegreesToRadians;
        }

        CrsTransform.RequireDegrees(x, y);
    }

    // q(φ) − q(φₛ) for sin φ = sin φₛ + d.
    private double DifferenceOfQ(double d)
    {
        var sin = _sinStandard + d;
        var product = EccentricitySquared * sin * _sinStandard;
        return (1 - EccentricitySquared)
            * (d * (1 + product) / (Weight(sin) * _standardWeight) + Math.Atanh(Eccentricity * d / (1 - product)) / Eccentricity);
    }

    private static double Weight(double sin) => 1 - EccentricitySquared * sin * sin;

    private static double ParallelScale(double latitude)
    {
        var (sin, cos) = Math.SinCos(latitude);
        return cos / Math.Sqrt(Weight(sin));
    }

    private static double Checked(double degrees, double largest) => Math.Abs(degrees) <= largest
        ? degrees
        : throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "The plane's meridian or parallel is out of range.");
}
