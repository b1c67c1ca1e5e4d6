using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The partition of a site by its conflicts.</summary>
internal static class SitePartitioning
{
    /// <summary>Whether a layer is one of those that the site is cut by: restricting or must-contain, and in conflict.</summary>
    internal static bool Divides(LayerResult result) => result.State is LayerState.Conflict && result.Layer.Role is not LayerRole.Context;

    /// <summary>The cells, those of more layers first; they sum to the site. Without a conflict the site is one cell of no layer.</summary>
    /// <param name="site">The site.</param>
    /// <param name="layers">All layers, in catalogue order.</param>
    internal static IReadOnlyList<PartitionCell> Of(Site site, IEnumerable<MeasuredLayer> layers)
    {
        var conflicts = layers.Where(layer => Divides(layer.Result)).ToList();
        return [.. SitePartition.Of(site.GeometryInPlane, [.. conflicts.Select(layer => new SitePart(layer.Result.AreaSquareMetres!.Value, () => layer.Pieces.Value))])
            .Select(cell => new PartitionCell([.. cell.Parts.Select(part => conflicts[part].Result.Layer.Id)], cell.AreaSquareMetres))];
    }
}
