using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>Unions of cells as geometries in degrees, vertex for vertex the cells' own.</summary>
internal static class CellRegion
{
    /// <summary>One polygon.</summary>
    /// <param name="lattice">The lattice.</param>
    /// <param name="part">Cells that hang together by their sides.</param>
    public static Polygon ToPolygon(DistrictLattice lattice, IReadOnlyList<LatticeCell> part) => ToPolygon(lattice, part, part.ToHashSet().Contains);

    /// <summary>The union of all cells of the district.</summary>
    public static Polygon Coverage(DistrictLattice lattice) => ToPolygon(lattice, lattice.Cells, lattice.Contains);

    /// <summary>A polygon, or a multipolygon where the set falls into parts; parts touch each other in nodes only.</summary>
    public static Geometry ToGeometry(DistrictLattice lattice, IReadOnlyList<bool> set)
    {
        var polygons = CellParts.Of(lattice.Columns, lattice.Rows, set).Select(part => ToPolygon(lattice, part)).ToArray();
        return polygons.Length == 1 ? polygons[0] : ProjectGeometry.Factory.CreateMultiPolygon(polygons);
    }

    private static Polygon ToPolygon(DistrictLattice lattice, IReadOnlyList<LatticeCell> part, Func<LatticeCell, bool> isInside) =>
        LatticeOutline.ToPolygon(new LatticeOutline(part, isInside).TakeRings().Select(steps => Join(lattice, steps)));

    private static Coordinate[] Join(DistrictLattice lattice, IReadOnlyList<LatticeStep> steps)
    {
        var ring = new List<Coordinate>();
        foreach (var (cell, side) in steps)
        {
            var (column, row) = cell;
            var vertices = (side switch
            {
                0 => lattice.Horizontal(column, row),
                1 => lattice.Vertical(column + 1, row),
                2 => lattice.Horizontal(column, row + 1),
                _ => lattice.Vertical(column, row),
            }).Vertices;
            for (var i = 0; i < vertices.Length - 1; i++)
                ring.Add(vertices[side < 2 ? i : vertices.Length - 1 - i].LonLat);
        }

        ring.Add(ring[0]);
        return [.. ring];
    }
}
