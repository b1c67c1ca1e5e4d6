using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Demonstration;

namespace Yanshi.Gis.Testing.SyntheticDistricts;

/// <summary>How large a <see cref="SyntheticDistrict"/> is.</summary>
public sealed record SyntheticDistrictPlan
{
    /// <summary>The district of the benchmarks: 196,000 parcels that tile 25 km × 25 km and 4,000 islands in them, about 49 vertices each.</summary>
    public static SyntheticDistrictPlan Full { get; } = new();

    /// <summary>Everything random comes from it.</summary>
    public ulong Seed { get; init; } = 410307;

    /// <summary>Parcels from west to east.</summary>
    public int Columns { get; init; } = 400;

    /// <summary>Parcels from south to north.</summary>
    public int Rows { get; init; } = 490;

    /// <summary>How many parcels have a hole, which another parcel fills: an island.</summary>
    public int Islands { get; init; } = 4_000;

    /// <summary>Extent from west to east.</summary>
    public double WidthMetres { get; init; } = 25_000.0;

    /// <summary>Extent from south to north.</summary>
    public double HeightMetres { get; init; } = 25_000.0;

    /// <summary>Straight pieces of a parcel's side on average: a fourth of the vertices.</summary>
    public int SegmentsPerSide { get; init; } = 12;
}

/// <summary>
/// A made-up district in the metres of an analysis plane whose false origin is its south-west corner: parcels that tile it, and sites and
/// red lines on it. The same plan gives the same coordinates, bit for bit. All polygons are valid, shells counter-clockwise.
/// Coordinates are shared between neighbouring polygons: treat them as read-only. Thread-safe once made.
/// </summary>
public sealed class SyntheticDistrict
{
    private readonly SyntheticDistrictPlan _plan;
    private readonly JitteredLattice _lattice;
    private readonly Dictionary<LatticeCell, int> _islandOf = [];
    private readonly Polygon[] _parcels;

    /// <summary>Makes the parcels.</summary>
    public SyntheticDistrict(SyntheticDistrictPlan plan)
    {
        if (plan.Islands > plan.Columns * plan.Rows)
            throw new ArgumentException($"{plan.Islands} islands do not fit into {plan.Columns} × {plan.Rows} parcels.", nameof(plan));
        _plan = plan;
        _lattice = new JitteredLattice(plan.Seed, plan.Columns, plan.Rows, plan.WidthMetres, plan.HeightMetres, plan.SegmentsPerSide);
        _parcels = MakeParcels();
    }

    /// <summary>
    /// The parcels: first the tiles, row by row from the south-west, then the islands. They share their edges bit for bit and have
    /// neither gaps nor overlaps.
    /// </summary>
    public IReadOnlyList<Polygon> Parcels => _parcels;

    /// <summary>The index of the island inside a tile; null when the tile has no hole.</summary>
    public int? FindIsland(LatticeCell cell) => _islandOf.TryGetValue(cell, out var index) ? index : null;

    /// <summary>
    /// Irregular sites that have nothing to do with the parcels' boundaries, of about 3 hectares and 49 vertices: with the full plan
    /// each overlaps between 17 and 18 parcels on average.
    /// </summary>
    public IReadOnlyList<Polygon> MakeIrregularSites(int count, double meanRadiusMetres = 92.9)
    {
        var reach = 2.0 * meanRadiusMetres;
        var sites = new Polygon[count];
        for (var i = 0; i < count; i++)
        {
            var random = SplitMix64.For(_plan.Seed, Purpose.IrregularSites, i);
            var centre = new Coordinate(
                random.NextBetween(reach, _plan.WidthMetres - reach), random.NextBetween(reach, _plan.HeightMetres - reach));
            var radius = meanRadiusMetres * random.NextBetween(0.6, 1.4);
            sites[i] = ProjectGeometry.Factory.CreatePolygon(
                IrregularOutline.Ring(random, centre, radius, roughness: random.NextUnit(), vertices: 32 + random.NextBelow(33)));
        }

        return sites;
    }

    /// <summary>
    /// Sites drawn along parcel boundaries, the usual case: each is the union of 12 to 20 neighbouring parcels and of the islands in them,
    /// its outline theirs vertex for vertex.
    /// </summary>
    public IReadOnlyList<WholeParcelSite> MakeWholeParcelSites(int count)
    {
        var sites = new WholeParcelSite[count];
        for (var i = 0; i < count; i++)
        {
            var cells = GrowCells(SplitMix64.For(_plan.Seed, Purpose.WholeParcelSites, i));
            var islands = cells.Where(_islandOf.ContainsKey).Select(cell => _islandOf[cell]);
            sites[i] = new WholeParcelSite(
                _lattice.Union(cells), [.. cells.Select(cell => cell.Row * _lattice.Columns + cell.Column), .. islands]);
        }

        return sites;
    }

    /// <summary>
    /// Control lines of the size of an ecological red line: one connected polygon each, most of the district wide, with a ragged outline
    /// and many holes; with the full plan's extent 60,000 to 100,000 vertices. Different ones overlap each other.
    /// </summary>
    public IReadOnlyList<Polygon> MakeRedLines(int count) =>
        Enumerable.Range(0, count).Select(i => RedLine.Make(_plan, SplitMix64.For(_plan.Seed, Purpose.RedLines, i).NextBits())).ToArray();

    private Polygon[] MakeParcels()
    {
        var tiles = _lattice.Columns * _lattice.Rows;
        var made = new Polygon[tiles + _plan.Islands];
        var (tile, island) = (0, tiles);
        foreach (var cell in _lattice.Cells)
        {
            var outline = ProjectGeometry.Factory.CreateLinearRing(_lattice.Outline(cell));
            if (HasIsland(tile, tiles))
            {
                var shore = MakeIslandOutline(cell);
                made[island] = ProjectGeometry.Factory.CreatePolygon(shore);
                made[tile] = ProjectGeometry.Factory.CreatePolygon(outline, [ProjectGeometry.Factory.CreateLinearRing(shore.Reverse().ToArray())]);
                _islandOf.Add(cell, island++);
            }
            else
            {
                made[tile] = ProjectGeometry.Factory.CreatePolygon(outline);
            }

            tile++;
        }

        return made;
    }

    /// <summary>Spreads the islands evenly over the tiles.</summary>
    private bool HasIsland(int tile, int tiles) => (long)(tile + 1) * _plan.Islands / tiles > (long)tile * _plan.Islands / tiles;

    private Coordinate[] MakeIslandOutline(LatticeCell cell)
    {
        var random = SplitMix64.For(_plan.Seed, Purpose.Islands, cell.Column, cell.Row);
        var meanRadius = _lattice.FreeRadius / 2.0;
        return IrregularOutline.Ring(random, _lattice.Centre(cell), meanRadius, roughness: 1.0, vertices: 4 * _plan.SegmentsPerSide);
    }

    /// <summary>12 to 20 cells that hang together, grown from a random one.</summary>
    private List<LatticeCell> GrowCells(SplitMix64 random)
    {
        var wanted = Math.Min(12 + random.NextBelow(9), _lattice.Columns * _lattice.Rows);
        var taken = new List<LatticeCell> { new(random.NextBelow(_lattice.Columns), random.NextBelow(_lattice.Rows)) };
        while (taken.Count < wanted)
        {
            var next = LatticeOutline.Neighbour(taken[random.NextBelow(taken.Count)], random.NextBelow(4));
            if (_lattice.Contains(next) && !taken.Contains(next))
                taken.Add(next);
        }

        return taken;
    }

    private static class Purpose
    {
        public const int Islands = 101;
        public const int IrregularSites = 102;
        public const int WholeParcelSites = 103;
        public const int RedLines = 104;
    }
}

/// <summary>A site made of whole parcels.</summary>
/// <param name="Outline">The union of the parcels.</param>
/// <param name="Parcels">The parcels' indices in <see cref="SyntheticDistrict.Parcels"/>: exactly these overlap the site, each with its whole area.</param>
public sealed record WholeParcelSite(Polygon Outline, IReadOnlyList<int> Parcels);
