using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>
/// The cells that stand for the district: a lattice with roads over the box of its outline, of which the largest connected part whose cells have
/// their middle inside the outline. Nothing is kept but which cells those are: lines are computed when asked for, with the same bits each time.
/// Thread-safe.
/// </summary>
internal sealed class DistrictLattice
{
    private const int SegmentsPerSide = 12;

    // Strips, islands and slivers cut further parcels out of the cells.
    private const double ParcelsPerCell = 1.27;

    private readonly EqualAreaPlane _plane;
    private readonly JitteredLattice _lattice;
    private readonly Envelope _box;

    public DistrictLattice(DemonstrationPlan plan, Polygon outlineLonLat, EqualAreaPlane plane)
    {
        _plane = plane;
        Outline = (Polygon)new AnalysisProjection(Crs.Cgcs2000, plane).LonLatToPlane(outlineLonLat);
        _box = Outline.EnvelopeInternal;
        CellMetres = Math.Sqrt(Outline.Area * ParcelsPerCell / plan.Parcels);
        var (columns, rows) = ((int)Math.Round(_box.Width / CellMetres), (int)Math.Round(_box.Height / CellMetres));
        Roads = RoadStrips.Make(plan.Seed, columns, rows, CellMetres);
        _lattice = new JitteredLattice(plan.Seed, columns, rows, _box.Width, _box.Height, SegmentsPerSide, Roads);
        Inside = FindInside();
        Cells = [.. _lattice.Cells.Where(cell => Inside[IndexOf(cell)])];
    }

    /// <summary>The district's outline in the analysis plane.</summary>
    public Polygon Outline { get; }

    /// <summary>The box of the outline in the analysis plane.</summary>
    public Envelope Box => _box;

    /// <summary>About the length of a cell's side.</summary>
    public double CellMetres { get; }

    /// <summary>The roads along the cells.</summary>
    public RoadStrips Roads { get; }

    /// <summary>Cells from west to east, those outside the district too.</summary>
    public int Columns => _lattice.Columns;

    /// <summary>Cells from south to north, those outside the district too.</summary>
    public int Rows => _lattice.Rows;

    /// <summary>For each cell of the box, by <see cref="IndexOf"/>, whether it belongs to the district.</summary>
    public IReadOnlyList<bool> Inside { get; }

    /// <summary>The district's cells, row by row from the south-west.</summary>
    public IReadOnlyList<LatticeCell> Cells { get; }

    /// <summary>The radius of a circle about the middle of a cell that no side enters.</summary>
    public double FreeRadius => _lattice.FreeRadius;

    /// <summary>The number of a cell in the box.</summary>
    public int IndexOf(LatticeCell cell) => cell.Row * Columns + cell.Column;

    /// <summary>Whether the cell belongs to the district; cells beyond the box do not.</summary>
    public bool Contains(LatticeCell cell) => _lattice.Contains(cell) && Inside[IndexOf(cell)];

    /// <summary>The middle of a cell in the analysis plane.</summary>
    public Coordinate Centre(LatticeCell cell)
    {
        var centre = _lattice.Centre(cell);
        return new Coordinate(centre.X + _box.MinX, centre.Y + _box.MinY);
    }

    /// <summary>The cell at a point of the analysis plane, apart from the wandering of its sides.</summary>
    public LatticeCell CellNear(double x, double y) => _lattice.CellNear(x - _box.MinX, y - _box.MinY);

    /// <summary>The line from a node to the one east of it.</summary>
    public VertexLine Horizontal(int column, int row) => Vertices(_lattice.Horizontal(column, row));

    /// <summary>The line from a node to the one north of it.</summary>
    public VertexLine Vertical(int column, int row) => Vertices(_lattice.Vertical(column, row));

    /// <summary>A vertex from its place in the analysis plane.</summary>
    public LatticeVertex Vertex(double x, double y)
    {
        var (longitude, latitude) = (x, y);
        _plane.Unproject(new Span<double>(ref longitude), new Span<double>(ref latitude));
        return new LatticeVertex(x, y, new Coordinate(longitude, latitude));
    }

    private VertexLine Vertices(LatticeLine line) =>
        new(Array.ConvertAll(line.Points, point => Vertex(point.X + _box.MinX, point.Y + _box.MinY)), line.StripEnd);

    private bool[] FindInside()
    {
        var locator = new IndexedPointInAreaLocator(Outline);
        var inside = new bool[Columns * Rows];
        foreach (var cell in _lattice.Cells)
            inside[IndexOf(cell)] = locator.Locate(Centre(cell)) == Location.Interior;
        var largest = CellParts.Of(Columns, Rows, inside).OrderByDescending(part => part.Count).First();
        Array.Clear(inside);
        foreach (var cell in largest)
            inside[IndexOf(cell)] = true;
        return inside;
    }
}
