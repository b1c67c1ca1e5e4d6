using System.Numerics;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Overlay;

/// <summary>The cells of parts of few edges: all areas come from one sweep, and a cell's outline is built when somebody asks for it.</summary>
internal static class SlabCells
{
    // The sweep compares edges with edges: its work grows faster than their number.
    private const int MostEdges = 3000;

    /// <summary>Whether the parts are few and simple enough.</summary>
    internal static bool CanHold(IReadOnlyList<SitePart> parts) =>
        parts.Count < 2 || (parts.Count <= SlabAreas.MostAreas && SlabAreas.EdgesOf(parts.Select(part => part.Geometry)) <= MostEdges);

    /// <summary>All cells, numbered by the parts' places; those without an area (by rounding also less than none) among them.</summary>
    /// <remarks>What several parts have in common comes from the sweep, what one has alone is what is left of its area, and what none has what is left of the site: so areas add up.</remarks>
    internal static List<SiteCell> Of(Geometry site, IReadOnlyList<SitePart> parts, double least)
    {
        var split = new Lazy<Dictionary<ulong, SiteCell>>(() => Split(site, parts, least));
        var alone = parts.Select(part => part.AreaSquareMetres).ToArray();
        var rest = site.Area;
        var cells = new List<SiteCell>();
        var common = parts.Count < 2 ? new Dictionary<ulong, double>() : SlabAreas.Of([.. parts.Select(part => part.Geometry)]);
        foreach (var (set, area) in common.Where(shared => BitOperations.PopCount(shared.Key) > 1).OrderBy(shared => shared.Key))
        {
            foreach (var number in NumbersIn(set))
                alone[number] -= area;
            Add(set, area);
        }

        for (var number = 0; number < parts.Count; number++)
            Add(1UL << number, alone[number]);
        Add(set: 0, rest);
        return cells;

        void Add(ulong set, double area)
        {
            cells.Add(new SiteCell(NumbersIn(set), area, () => split.Value.TryGetValue(set, out var cell) ? cell.Geometry : ProjectGeometry.Factory.CreatePolygon()));
            rest -= area;
        }
    }

    private static int[] NumbersIn(ulong set) => [.. Enumerable.Range(0, SlabAreas.MostAreas).Where(i => (set >> i & 1) != 0)];

    // Outlines need the overlays that areas do without. What splitting has no cell for is rounding.
    private static Dictionary<ulong, SiteCell> Split(Geometry site, IReadOnlyList<SitePart> parts, double least) =>
        CellSplitting.Of(site, parts, least).ToDictionary(cell => cell.Parts.Aggregate(0UL, (set, number) => set | (1UL << number)));
}
