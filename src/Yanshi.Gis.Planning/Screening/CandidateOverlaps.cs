using NetTopologySuite.Geometries;
using Yanshi.Gis.Layers;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>
/// Which of many sites want the same ground. Of all sites only the boxes are held; outlines are asked for block by block of neighbouring sites, and only those
/// whose boxes meet another's. Immutable, thread-safe.
/// </summary>
internal sealed class CandidateOverlaps
{
    private const int BlockSites = 64;

    private readonly Box[] _boxes;
    private readonly int[] _order;
    private readonly PackedRTree _tree;

    /// <summary>Looks at where sites lie.</summary>
    /// <param name="boxes">Their boxes in the analysis plane, none empty.</param>
    internal CandidateOverlaps(Box[] boxes)
    {
        _boxes = boxes;
        _order = HilbertOrder.Of(boxes);
        _tree = PackedRTree.Build(Array.ConvertAll(_order, site => boxes[site]));
    }

    /// <summary>How many blocks there are.</summary>
    internal int Blocks => (_order.Length + BlockSites - 1) / BlockSites;

    /// <summary>Measures the sites of a block. Sites that only touch share no ground.</summary>
    /// <param name="block">The block, from 0.</param>
    /// <param name="outlineOf">The outline of a site in the analysis plane.</param>
    /// <param name="registered">Further ground, likewise.</param>
    internal BlockOverlaps Measure(int block, Func<int, Geometry> outlineOf, PreparedPolygons registered)
    {
        var (sites, others, near) = (new List<int>(), new SortedSet<int>(), new List<int>());
        foreach (var site in _order.AsSpan(block * BlockSites, Math.Min(BlockSites, _order.Length - block * BlockSites)))
        {
            near.Clear();
            registered.QueryItems(_boxes[site], near);
            var meets = near.Count > 0;
            near.Clear();
            _tree.Query(_boxes[site], near);
            var later = near.ConvertAll(place => _order[place]).FindAll(other => other > site && _boxes[other].Meets(_boxes[site]));
            others.UnionWith(later);
            if (meets || later.Count > 0)
                sites.Add(site);
        }

        if (sites.Count == 0)
            return BlockOverlaps.None;
        var packed = PackedPolygons.Pack(sites.Select(outlineOf));
        int[] numbers = [.. others];
        return new BlockOverlaps(
            Shared(packed, sites, PreparedPolygons.Prepare(PackedPolygons.Pack(numbers.Select(outlineOf))), other => numbers[other], static (site, other) => other > site),
            Shared(packed, sites, registered, static other => other, static (_, _) => true));
    }

    private static List<SharedGround> Shared(PackedPolygons packed, List<int> sites, PreparedPolygons others, Func<int, int> numberOf, Func<int, int, bool> counts)
    {
        var (measure, met, shared) = (new OverlapMeasure(others), new List<FeatureOverlap>(), new List<SharedGround>());
        for (var i = 0; i < sites.Count; i++)
        {
            met.Clear();
            measure.Measure(packed, i, met);
            foreach (var overlap in met)
            {
                if (overlap.AreaSquareMetres >= SitePartition.LeastCellSquareMetres && counts(sites[i], numberOf(overlap.Feature)))
                    shared.Add(new SharedGround(sites[i], numberOf(overlap.Feature), overlap.AreaSquareMetres, packed.AreaOf(i)));
            }
        }

        return shared;
    }
}

/// <summary>What the sites of a block share.</summary>
/// <param name="WithSites">Ground shared with a site of a larger number, in any block.</param>
/// <param name="WithRegistered">Ground shared with what is registered.</param>
internal sealed record BlockOverlaps(IReadOnlyList<SharedGround> WithSites, IReadOnlyList<SharedGround> WithRegistered)
{
    internal static BlockOverlaps None { get; } = new([], []);
}

/// <summary>Ground that two want.</summary>
/// <param name="Site">The number of the one.</param>
/// <param name="Other">The number of the other; larger, where both are sites.</param>
/// <param name="AreaSquareMetres">The ellipsoidal area, square metres.</param>
/// <param name="SiteSquareMetres">That of the whole site.</param>
internal readonly record struct SharedGround(int Site, int Other, double AreaSquareMetres, double SiteSquareMetres)
{
    /// <summary>Ascending by site, then by the other.</summary>
    internal static Comparison<SharedGround> ByNumbers { get; } = static (one, other) => (one.Site, one.Other).CompareTo((other.Site, other.Other));
}
