using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>Irregular zones about a centre. A larger zone of the same shape encloses a smaller one: every direction meets each outline once.</summary>
internal sealed class ZoneDrawing(ulong seed, DistrictLattice lattice, DistrictGround ground)
{
    private const int Attempts = 2_000;

    /// <summary>Numbers for the zones of one layer.</summary>
    public SplitMix64 RandomFor(int layerNumber) => SplitMix64.For(seed, Purpose.Zones, layerNumber);

    /// <summary>The middle of a random cell that fits, of any cell when none was found.</summary>
    public Coordinate Place(SplitMix64 random, Func<DistrictGround, int, bool> fits)
    {
        var cell = lattice.Cells[random.NextBelow(lattice.Cells.Count)];
        for (var i = 0; i < Attempts && !fits(ground, lattice.IndexOf(cell)); i++)
            cell = lattice.Cells[random.NextBelow(lattice.Cells.Count)];
        return lattice.Centre(cell);
    }

    /// <summary>A zone in the analysis plane: a closed ring about the centre.</summary>
    public static Coordinate[] Ring(SplitMix64 random, Coordinate centre, double meanRadiusMetres) =>
        IrregularOutline.Ring(random, centre, meanRadiusMetres, roughness: 0.4, 60 + random.NextBelow(140));

    /// <summary>The ring pushed away from its centre (or, with a negative distance, drawn towards it) by a distance measured on its mean radius.</summary>
    public static Coordinate[] Widen(Coordinate[] ring, Coordinate centre, double meanRadiusMetres, double byMetres)
    {
        var factor = 1.0 + byMetres / meanRadiusMetres;
        return Array.ConvertAll(ring, point => new Coordinate(centre.X + factor * (point.X - centre.X), centre.Y + factor * (point.Y - centre.Y)));
    }

    /// <summary>The polygon in degrees.</summary>
    /// <param name="shell">A closed ring in the analysis plane.</param>
    /// <param name="hole">A closed ring inside it; null for none.</param>
    public Polygon ToLonLat(Coordinate[] shell, Coordinate[]? hole = null) => ProjectGeometry.Factory.CreatePolygon(
        Ring(shell), hole is null ? [] : [Ring([.. hole.Reverse()])]);

    private LinearRing Ring(Coordinate[] closedInPlane)
    {
        var ring = Array.ConvertAll(closedInPlane, point => lattice.Vertex(point.X, point.Y).LonLat);
        ring[^1] = ring[0];
        return ProjectGeometry.Factory.CreateLinearRing(ring);
    }
}
