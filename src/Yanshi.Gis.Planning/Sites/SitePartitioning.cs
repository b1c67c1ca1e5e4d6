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
    /// <param name="conflicts">The restricting and must-contain layers in conflict, in catalogue order, each with what of the site it is about.</param>
    internal static IReadOnlyList<PartitionCell> Of(Site site, IReadOnlyList<(string LayerId, SitePart Part)> conflicts) =>
    [
        .. SitePartition.Of(site.GeometryInPlane, [.. conflicts.Select(conflict => conflict.Part)])
            .Select(cell => new PartitionCell([.. cell.Parts.Select(part => conflicts[part].LayerId)], cell.AreaSquareMetres)),
    ];
}
