using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>A cell of a <see cref="JitteredLattice"/>.</summary>
public readonly record struct LatticeCell(int Column, int Row);

/// <summary>
/// A rectangle with its lower left corner at the origin, cut into cells with crooked sides: a lattice whose inner nodes are moved a little and whose
/// sides wander between their nodes. Two neighbours own the same side, vertex for vertex, so the cells are a coverage: no gap, no overlap.
/// The rectangle's own border stays straight.
/// </summary>
/// <remarks>
/// Why no two sides cross: a side lies inside a lens round its chord, bounded by parabolas that leave the nodes at less than 14°. Nodes move
/// by at most 0.15 of the shorter cell side, so with cells up to 1.3 times as long as wide two chords at a node enclose more than 40°.
/// Sides that border a road or that its strip crosses wander by less than a sixth of that, so that a strip laid along them stays inside its cells.
/// Coordinates are shared between neighbouring polygons: treat them as read-only.
/// </remarks>
public sealed class JitteredLattice
{
    private const double NodeJitter = 0.15;
    private const double LensHalfWidth = 0.06;
    private const double LongestCell = 1.3;
    private const double WanderBesideRoads = 0.15;

    private readonly ulong _seed;
    private readonly double _cellWidth;
    private readonly double _cellHeight;
    private readonly int _meanSegments;
    private readonly RoadStrips? _roads;
    private readonly LatticeLine[]? _horizontal;
    private readonly LatticeLine[]? _vertical;

    /// <summary>Lays the lattice and keeps all of it in memory: neighbours share their coordinates as objects.</summary>
    /// <param name="seed">Everything random comes from it.</param>
    /// <param name="columns">Cells from west to east.</param>
    /// <param name="rows">Cells from south to north.</param>
    /// <param name="widthMetres">Extent from west to east.</param>
    /// <param name="heightMetres">Extent from south to north.</param>
    /// <param name="meanSegments">Straight pieces per side on average; a side has up to a third more or fewer.</param>
    public JitteredLattice(ulong seed, int columns, int rows, double widthMetres, double heightMetres, int meanSegments)
        : this(seed, columns, rows, widthMetres, heightMetres, meanSegments, roads: null)
    {
        var nodes = new Coordinate[(Columns + 1) * (Rows + 1)];
        for (var row = 0; row <= Rows; row++)
        {
            for (var column = 0; column <= Columns; column++)
                nodes[row * (Columns + 1) + column] = Node(column, row);
        }

        (_horizontal, _vertical) = (new LatticeLine[Columns * (Rows + 1)], new LatticeLine[(Columns + 1) * Rows]);
        for (var row = 0; row <= Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
                _horizontal[row * Columns + column] = MakeHorizontal(column, row, nodes[row * (Columns + 1) + column], nodes[row * (Columns + 1) + column + 1]);
        }

        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column <= Columns; column++)
                _vertical[row * (Columns + 1) + column] = MakeVertical(column, row, nodes[row * (Columns + 1) + column], nodes[(row + 1) * (Columns + 1) + column]);
        }
    }

    /// <summary>Lays a lattice with roads that keeps nothing and computes a side whenever it is asked for, with the same bits each time.</summary>
    internal JitteredLattice(ulong seed, int columns, int rows, double widthMetres, double heightMetres, int meanSegments, RoadStrips? roads)
    {
        _cellWidth = widthMetres / columns;
        _cellHeight = heightMetres / rows;
        if (Math.Max(_cellWidth, _cellHeight) > LongestCell * Math.Min(_cellWidth, _cellHeight))
            throw new ArgumentException($"Cells of {_cellWidth} m × {_cellHeight} m are too long for sides that never cross.", nameof(columns));
        (_seed, Columns, Rows, _meanSegments, _roads) = (seed, columns, rows, meanSegments, roads);
    }

    /// <summary>Cells from west to east.</summary>
    public int Columns { get; }

    /// <summary>Cells from south to north.</summary>
    public int Rows { get; }

    /// <summary>All cells, row by row from the south-west.</summary>
    public IEnumerable<LatticeCell> Cells =>
        from row in Enumerable.Range(0, Rows) from column in Enumerable.Range(0, Columns) select new LatticeCell(column, row);

    /// <summary>Whether the lattice has such a cell.</summary>
    public bool Contains(LatticeCell cell) => cell.Column >= 0 && cell.Column < Columns && cell.Row >= 0 && cell.Row < Rows;

    /// <summary>The middle of the cell before its nodes were moved.</summary>
    public Coordinate Centre(LatticeCell cell) => new((cell.Column + 0.5) * _cellWidth, (cell.Row + 0.5) * _cellHeight);

    /// <summary>The cell that covers the point, apart from the wandering of its sides.</summary>
    public LatticeCell CellNear(double x, double y) =>
        new(Math.Clamp((int)(x / _cellWidth), 0, Columns - 1), Math.Clamp((int)(y / _cellHeight), 0, Rows - 1));

    /// <summary>The radius of a circle about <see cref="Centre"/> that no side of the cell enters.</summary>
    public double FreeRadius => 0.25 * Math.Min(_cellWidth, _cellHeight);

    /// <summary>The cell's outline, counter-clockwise, closed.</summary>
    public Coordinate[] Outline(LatticeCell cell) =>
        Join([new LatticeStep(cell, 0), new LatticeStep(cell, 1), new LatticeStep(cell, 2), new LatticeStep(cell, 3)]);

    /// <summary>The cells' union as one polygon; the cells must hang together by their sides.</summary>
    public Polygon Union(IReadOnlyCollection<LatticeCell> cells)
    {
        var inside = cells as IReadOnlySet<LatticeCell> ?? cells.ToHashSet();
        return LatticeOutline.ToPolygon(new LatticeOutline(cells, inside.Contains).TakeRings().Select(Join));
    }

    /// <summary>The line from a node to the one east of it.</summary>
    internal LatticeLine Horizontal(int column, int row) =>
        _horizontal?[row * Columns + column] ?? MakeHorizontal(column, row, Node(column, row), Node(column + 1, row));

    /// <summary>The line from a node to the one north of it.</summary>
    internal LatticeLine Vertical(int column, int row) =>
        _vertical?[row * (Columns + 1) + column] ?? MakeVertical(column, row, Node(column, row), Node(column, row + 1));

    private LatticeSide Side(LatticeStep step)
    {
        var (column, row) = step.Cell;
        return step.Side switch
        {
            0 => new LatticeSide(Horizontal(column, row), IsReversed: false),
            1 => new LatticeSide(Vertical(column + 1, row), IsReversed: false),
            2 => new LatticeSide(Horizontal(column, row + 1), IsReversed: true),
            _ => new LatticeSide(Vertical(column, row), IsReversed: true),
        };
    }

    private Coordinate[] Join(IReadOnlyList<LatticeStep> steps)
    {
        var sides = steps.Select(Side).ToArray();
        var ring = new List<Coordinate>(sides.Sum(side => side.Count - 1) + 1);
        foreach (var side in sides)
        {
            for (var i = 0; i < side.Count - 1; i++)
                ring.Add(side[i]);
        }

        ring.Add(ring[0]);
        return [.. ring];
    }

    private Coordinate Node(int column, int row)
    {
        var reach = NodeJitter * Math.Min(_cellWidth, _cellHeight);
        var random = SplitMix64.For(_seed, 1, column, row);
        var (dx, dy) = (random.NextBetween(-reach, reach), random.NextBetween(-reach, reach));
        return new Coordinate(
            column * _cellWidth + (column == 0 || column == Columns ? 0.0 : dx),
            row * _cellHeight + (row == 0 || row == Rows ? 0.0 : dy));
    }

    private LatticeLine MakeHorizontal(int column, int row, Coordinate from, Coordinate to) => MakeLine(
        from,
        to,
        onBorder: row == 0 || row == Rows,
        isRoadside: row < Rows && _roads?.RowWidths[row] > 0.0,
        crossingStripMetres: _roads?.ColumnWidths[column] ?? 0.0,
        SplitMix64.For(_seed, 2, column, row));

    private LatticeLine MakeVertical(int column, int row, Coordinate from, Coordinate to) => MakeLine(
        from,
        to,
        onBorder: column == 0 || column == Columns,
        isRoadside: column < Columns && _roads?.ColumnWidths[column] > 0.0,
        crossingStripMetres: _roads?.RowWidths[row] ?? 0.0,
        SplitMix64.For(_seed, 3, column, row));

    private LatticeLine MakeLine(Coordinate from, Coordinate to, bool onBorder, bool isRoadside, double crossingStripMetres, SplitMix64 random)
    {
        var spread = _meanSegments / 3;
        var segments = _meanSegments - spread + random.NextBelow(2 * spread + 1);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);

        // The strip's end replaces the point nearest to it: at most half a segment away, where its neighbours never come.
        var stripEnd = crossingStripMetres > 0.0 ? crossingStripMetres / Math.Sqrt(dx * dx + dy * dy) : 0.0;
        var stripIndex = crossingStripMetres > 0.0 ? Math.Max(1, (int)(stripEnd * segments + 0.5)) : 0;
        var reach = onBorder ? 0.0 : LensHalfWidth * (isRoadside || stripIndex > 0 ? WanderBesideRoads : 1.0);
        var points = new Coordinate[segments + 1];
        (points[0], points[segments]) = (from, to);
        for (var i = 1; i < segments; i++)
        {
            var along = (i + random.NextBetween(-0.3, 0.3)) / segments;
            along = i == stripIndex ? stripEnd : along;
            var aside = onBorder ? 0.0 : random.NextBetween(-1.0, 1.0) * reach * 4.0 * along * (1.0 - along);
            points[i] = new Coordinate(from.X + along * dx - aside * dy, from.Y + along * dy + aside * dx);
        }

        return new LatticeLine(points, stripIndex);
    }
}
