using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The part of a site that a layer is about, as geometry.</summary>
internal static class ConflictPart
{
    /// <summary>Of a restricting layer the site inside its dissolved features; of a must-contain layer the site outside them where the layer has data.</summary>
    /// <param name="site">The site in the analysis plane.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="result">What it said of the site: the features met, and the role (farmland restricts, though its data is that of a context layer).</param>
    internal static Geometry Of(Geometry site, ControlLayer layer, LayerResult result)
    {
        var within = result.Features.Select(met => OverlapPieces.Of(site, layer.Prepared.GeometryOf(NumberOf(met.Feature.Id, layer)))).ToList();
        var inside = within.Count switch
        {
            0 => ProjectGeometry.Factory.CreatePolygon(),
            1 => within[0],
            _ => OverlayNGRobust.Union(within),
        };
        if (result.Layer.Role is not LayerRole.MustContain)
            return inside;
        return layer.Coverage is { } coverage ? OverlapPieces.Without(OverlapPieces.Of(site, coverage.GeometryOf(0)), inside) : ProjectGeometry.Factory.CreatePolygon();
    }

    private static int NumberOf(string id, ControlLayer layer)
    {
        var (low, high) = (0, layer.Features.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (string.CompareOrdinal(layer.Features[middle].Id, id))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        throw new InvalidOperationException($"Layer {layer.Definition.Id} has the right fingerprint, yet no feature {id}.");
    }
}
