using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>What one layer says of a site, with the geometry behind it for whoever needs more than areas. One instance serves one thread.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Pieces">
/// The part of the site that the area counts, dissolved, in the analysis plane: inside the layer, of a must-contain layer outside it. Empty when the layer was not
/// measured. Made when first asked for.
/// </param>
/// <param name="WholeSite">Whether that part is the whole site.</param>
internal sealed record MeasuredLayer(LayerResult Result, Lazy<Geometry> Pieces, bool WholeSite)
{
    private static readonly Lazy<Geometry> Nothing = new(ProjectGeometry.Factory.CreatePolygon());

    /// <summary>A layer that could not be measured.</summary>
    internal static MeasuredLayer Without(LayerResult result) => new(result, Nothing, WholeSite: false);
}
