using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Overlay;

/// <summary>What one layer covers of a site. Its outline is built only when a question needs it. Immutable, thread-safe.</summary>
public sealed class SitePart
{
    private readonly Lazy<Geometry> _geometry;

    /// <summary>A part whose area is known and whose outline is built when first asked for.</summary>
    /// <param name="areaSquareMetres">The area in the square of the plane's unit.</param>
    /// <param name="geometry">Builds the part: a valid polygon or multipolygon within the site, of that area.</param>
    public SitePart(double areaSquareMetres, Func<Geometry> geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        AreaSquareMetres = areaSquareMetres;
        _geometry = new Lazy<Geometry>(geometry);
    }

    /// <summary>A part as it is.</summary>
    /// <param name="geometry">A valid polygon or multipolygon within the site; an empty one too.</param>
    /// <exception cref="ArgumentException">The geometry is neither polygon nor multipolygon.</exception>
    public SitePart(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        if (geometry is not IPolygonal)
            throw new ArgumentException($"A {geometry.GeometryType} is no area.", nameof(geometry));
        AreaSquareMetres = geometry.Area;
        _geometry = new Lazy<Geometry>(geometry);
    }

    /// <summary>The area in the square of the plane's unit; in the analysis plane square metres.</summary>
    public double AreaSquareMetres { get; }

    /// <summary>The outline.</summary>
    public Geometry Geometry => _geometry.Value;
}
