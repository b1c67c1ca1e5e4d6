using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What the workspace and the user say about reading sites.</summary>
public sealed record SiteReadingOptions
{
    private readonly double? _widthMetres;

    /// <summary>The workspace's extent, CGCS2000 longitude and latitude, degrees: coordinates are recognised by it and must lie in or near it.</summary>
    public required Envelope ExtentLonLat { get; init; }

    /// <summary>The workspace's analysis plane.</summary>
    public required EqualAreaPlane Plane { get; init; }

    /// <summary>The reference system the user names (<c>--crs</c>); null to go by the file and the numbers.</summary>
    public Crs? UserCrs { get; init; }

    /// <summary>The user's shift parameters for an old datum; null for none.</summary>
    public DatumShift? Shift { get; init; }

    /// <summary>Whether to repair flawed areas (<c>--repair</c>). Without it a flawed area is a problem.</summary>
    public bool Repair { get; init; }

    /// <summary>The full width that makes a corridor of a line (<c>--width</c>), metres; null for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a finite number above zero.</exception>
    public double? WidthMetres
    {
        get => _widthMetres;
        init => _widthMetres = value is null or (> 0 and < double.PositiveInfinity)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The width is a finite number of metres above zero.");
    }

    /// <summary>Projects with more points are a problem, <c>site.too-many-points</c>.</summary>
    public int MaximumPoints { get; init; } = 5_000_000;
}
