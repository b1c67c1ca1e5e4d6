namespace Yanshi.Gis.ReferenceSystems;

/// <summary>A reference ellipsoid. Immutable.</summary>
/// <param name="SemiMajorAxisMetres">The semi-major axis a, metres.</param>
/// <param name="InverseFlattening">1/f, without unit.</param>
public sealed record Ellipsoid(double SemiMajorAxisMetres, double InverseFlattening)
{
    /// <summary>CGCS2000 (GB 22021-2008): a = 6378137 m, 1/f = 298.257222101.</summary>
    public static Ellipsoid Cgcs2000 { get; } = new(6378137, 298.257222101);

    /// <summary>WGS 84 (EPSG:7030): a = 6378137 m, 1/f = 298.257223563.</summary>
    public static Ellipsoid Wgs84 { get; } = new(6378137, 298.257223563);

    /// <summary>IAG 1975, the ellipsoid of Xi'an 80 (EPSG:7049): a = 6378140 m, 1/f = 298.257.</summary>
    public static Ellipsoid Xian80 { get; } = new(6378140, 298.257);

    /// <summary>Krassowsky 1940, the ellipsoid of Beijing 54 (EPSG:7024): a = 6378245 m, 1/f = 298.3.</summary>
    public static Ellipsoid Krassowsky { get; } = new(6378245, 298.3);

    /// <summary>The flattening f.</summary>
    public double Flattening => 1 / InverseFlattening;

    /// <summary>The semi-minor axis b, metres.</summary>
    public double SemiMinorAxisMetres => SemiMajorAxisMetres * (1 - Flattening);

    /// <summary>The first eccentricity squared e² = (a² − b²)/a².</summary>
    public double EccentricitySquared => Flattening * (2 - Flattening);
}
