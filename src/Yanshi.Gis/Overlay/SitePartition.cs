using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Overlay;

/// <summary>
/// Cuts a site into disjoint cells by the set of parts that cover it. The cells' areas sum to the site's, and those of one part's cells to
/// the part's. One part that covers some of the site takes a subtraction, several take one sweep; only parts of thousands of edges are
/// cut one after the other. Thread-safe.
/// </summary>
public static class SitePartition
{
    /// <summary>A smaller area is rounding: no cell is that small.</summary>
    public const double LeastCellSquareMetres = 1e-6;

    // Sums over a site of square kilometres round more coarsely than that.
    private const double LeastShareOfSite = 1e-12;

    /// <summary>The cells, those of more parts first, then by the parts' numbers. Parts that only touch share no cell.</summary>
    /// <param name="site">A valid polygon or multipolygon in the analysis plane, metres.</param>
    /// <param name="parts">What each layer covers of the site. Their places are their numbers.</param>
    public static IReadOnlyList<SiteCell> Of(Geometry site, IReadOnlyList<SitePart> parts)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(parts);
        var siteArea = site.Area;
        var least = Math.Max(LeastCellSquareMetres, LeastShareOfSite * siteArea);
        List<int> whole = [], partial = [];
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].AreaSquareMetres > siteArea - least)
                whole.Add(i);
            else if (parts[i].AreaSquareMetres >= least)
                partial.Add(i);
        }

        List<SitePart> cutting = [.. partial.Select(i => parts[i])];
        var cells = SlabCells.CanHold(cutting) ? SlabCells.Of(site, cutting, least) : CellSplitting.Of(site, cutting, least);
        return Finished(cells, siteArea, least, cell => [.. cell.Parts.Select(i => partial[i]).Concat(whole).Order()]);
    }

    // What rounding left too small goes, with all other roundings of the sum, to the largest cell.
    private static List<SiteCell> Finished(List<SiteCell> cells, double siteArea, double least, Func<SiteCell, int[]> partsOf)
    {
        var largest = cells.MaxBy(cell => cell.AreaSquareMetres)!;
        var rest = siteArea - cells.Where(cell => cell != largest && cell.AreaSquareMetres >= least).Sum(cell => cell.AreaSquareMetres);
        return [.. cells
            .Where(cell => cell == largest || cell.AreaSquareMetres >= least)
            .Select(cell => new SiteCell(partsOf(cell), cell == largest ? rest : cell.AreaSquareMetres, () => cell.Geometry))
            .OrderByDescending(cell => cell.Parts.Count)
            .ThenBy(cell => cell.Parts, ByNumbers.Instance)];
    }

    private sealed class ByNumbers : IComparer<IReadOnlyList<int>>
    {
        internal static readonly ByNumbers Instance = new();

        public int Compare(IReadOnlyList<int>? x, IReadOnlyList<int>? y) =>
            x!.Zip(y!, (one, other) => one.CompareTo(other)).FirstOrDefault(order => order != 0);
    }
}
