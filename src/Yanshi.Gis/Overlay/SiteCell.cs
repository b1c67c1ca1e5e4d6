using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Overlay;

/// <summary>One cell of a site's partition: where exactly these parts lie. Immutable, thread-safe.</summary>
public sealed class SiteCell
{
    private readonly Lazy<Geometry> _geometry;

    internal SiteCell(IReadOnlyList<int> parts, double areaSquareMetres, Func<Geometry> geometry)
    {
        (Parts, AreaSquareMetres) = (parts, areaSquareMetres);
        _geometry = new Lazy<Geometry>(geometry);
    }

    /// <summary>The numbers of the parts that cover the cell, ascending; empty for what no part covers.</summary>
    public IReadOnlyList<int> Parts { get; }

    /// <summary>The area in the square of the plane's unit, above 0.</summary>
    public double AreaSquareMetres { get; }

    /// <summary>The cell as a polygon or multipolygon of the same plane; built when first asked for.</summary>
    public Geometry Geometry => _geometry.Value;
}
