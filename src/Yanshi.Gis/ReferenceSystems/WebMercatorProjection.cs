namespace Yanshi.Gis.ReferenceSystems;

/// <summary>Web Mercator (EPSG method 1024): the sphere's Mercator formulas applied to ellipsoidal latitudes, degrees to metres.</summary>
internal sealed class WebMercatorProjection : CoordinateOperation
{
    /// <summary>Half the circumference of the equator: the edge of the map, metres.</summary>
    public const double EdgeMetres = Math.PI * Radius;

    private const double Radius = 6378137;

    public override void Forward(Span<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = x[i] / 180 * EdgeMetres;
            y[i] = Radius * Math.Asinh(Math.Tan(y[i] * (Math.PI / 180)));
        }
    }

    public override void Inverse(Span<double> x, Span<double> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = x[i] / EdgeMetres * 180;
            y[i] = Math.Atan(Math.Sinh(y[i] / Radius)) * (180 / Math.PI);
        }
    }
}
