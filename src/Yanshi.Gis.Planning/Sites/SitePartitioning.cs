using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Sites;

/// <summary>The partition of a site by its conflicts.</summary>
internal static class SitePartitioning
{
    /// <summary>Whether a layer is one of those that the site is cut by: restricting or must-contain, in conflict, and not only from afar.</summary>
    internal static bool Divides(LayerResult result) => result is { State: LayerState.Conflict, AreaSquareMetres: > 0 } && result.Layer.Role is not LayerRole.Context;

    /// <summary>The cells, those of more layers first; they sum to the site. Without a conflict the site is one cell of no layer.</summary>
    /// <remarks>A layer by which the site cannot be cut is left out: its boundary cannot be trusted there, so it has no answer.</remarks>
    /// <param name="site">The site.</param>
    /// <param name="layers">All layers, in catalogue order.</param>
    /// <param name="failures">Per layer by which the site cannot be cut its problem.</param>
    internal static IReadOnlyList<PartitionCell> Of(Site site, IEnumerable<MeasuredLayer> layers, out IReadOnlyDictionary<string, Problem> failures)
    {
        var problems = new Dictionary<string, Problem>(StringComparer.Ordinal);
        failures = problems;
        var conflicts = layers.Where(layer => Divides(layer.Result)).ToList();
        while (true)
        {
            if (Find(site, conflicts, out var failure) is { } cells)
                return cells;

            // An overlay says where it failed, not by which layer: that is the first with which those before it cannot be cut either.
            var last = 1;
            while (last < conflicts.Count && Find(site, conflicts.Take(last).ToList(), out _) is not null)
                last++;
            problems.Add(conflicts[last - 1].Result.Layer.Id, failure!);
            conflicts.RemoveAt(last - 1);
        }
    }

    private static IReadOnlyList<PartitionCell>? Find(Site site, List<MeasuredLayer> conflicts, out Problem? failure)
    {
        failure = null;
        try
        {
            return [.. SitePartition.Of(site.GeometryInPlane, [.. conflicts.Select(layer => new SitePart(layer.Result.AreaSquareMetres!.Value, () => layer.Pieces.Value))])
                .Select(cell => new PartitionCell([.. cell.Parts.Select(part => conflicts[part].Result.Layer.Id)], cell.AreaSquareMetres))];
        }
        catch (PlanningDataException e)
        {
            failure = e.Problem;
            return null;
        }
    }
}
