using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Testing.SyntheticDistricts;

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
/// Coordinates are shared between neighbouring polygons: treat them as read-only.
/// </remarks>
public sealed class JitteredLattice
{
    private const double NodeJitter = 0.15;
    private const double LensHalfWidth = 0.06;
    private const double LongestCell = 1.3;

    private readonly ulong _seed;
    private readonly double _cellWidth;
    private readonly double _cellHeight;
    private readonly int _meanSegments;
    private readonly Coordinate[] _nodes;
    private readonly Coordinate[][] _horizontal;
    private readonly Coordinate[][] _vertical;

    /// <summary>Lays the lattice.</summary>
    /// <param name="seed">Everything random comes from it.</param>
    /// <param name="columns">Cells from west to east.</param>
    /// <param name="rows">Cells from south to north.</param>
    /// <param name="widthMetres">Extent from west to east.</param>
    /// <param name="heightMetres">Extent from south to north.</param>
    /// <param name="meanSegments">Straight pieces per side on average; a side has up to a third more or fewer.</param>
    public JitteredLattice(ulong seed, int columns, int rows, double widthMetres, double heightMetres, int meanSegments)
    {
        _cellWidth = widthMetres / columns;
        _cellHeight = heightMetres / rows;
        if (Math.Max(_cellWidth, _cellHeight) > LongestCell * Math.Min(_cellWidth, _cellHeight))
            throw new ArgumentException($"Cells of {_cellWidth} m × {_cellHeight} m are too long for sides that never cross.", nameof(columns));
        (_seed, Columns, Rows, _meanSegments) = (seed, columns, rows, meanSegments);
        _nodes = MakeNodes();
        _horizontal = MakeSides(Columns, Rows + 1, direction: 0);
        _vertical = MakeSides(Columns + 1, Rows, direction: 1);
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
        LatticeOutline.Join([Side(cell, 0), Side(cell, 1), Side(cell, 2), Side(cell, 3)]);

    /// <summary>The cells' union as one polygon; the cells must hang together by their sides.</summary>
    public Polygon Union(IReadOnlyCollection<LatticeCell> cells) => new LatticeOutline(this, cells).ToPolygon();

    /// <summary>One side of a cell with the cell to its left: 0 south, 1 east, 2 north, 3 west.</summary>
    internal LatticeSide Side(LatticeCell cell, int side)
    {
        var (column, row) = cell;
        return side switch
        {
            0 => new LatticeSide(_horizontal[row * Columns + column], IsReversed: false),
            1 => new LatticeSide(_vertical[row * (Columns + 1) + column + 1], IsReversed: false),
            2 => new LatticeSide(_horizontal[(row + 1) * Columns + column], IsReversed: true),
            _ => new LatticeSide(_vertical[row * (Columns + 1) + column], IsReversed: true),
        };
    }

    private Coordinate Node(int column, int row) => _nodes[row * (Columns + 1) + column];

    private Coordinate[] MakeNodes()
    {
        var reach = NodeJitter * Math.Min(_cellWidth, _cellHeight);
        var made = new Coordinate[(Columns + 1) * (Rows + 1)];
        for (var row = 0; row <= Rows; row++)
        {
            for (var column = 0; column <= Columns; column++)
            {
                var random = SplitMix64.For(_seed, 1, column, row);
                var (dx, dy) = (random.NextBetween(-reach, reach), random.NextBetween(-reach, reach));
                made[row * (Columns + 1) + column] = new Coordinate(
                    column * _cellWidth + (column == 0 || column == Columns ? 0.0 : dx),
                    row * _cellHeight + (row == 0 || row == Rows ? 0.0 : dy));
            }
        }

        return made;
    }

    private Coordinate[][] MakeSides(int across, int up, int direction)
    {
        var sides = new Coordinate[across * up][];
        for (var row = 0; row < up; row++)
        {
            for (var column = 0; column < across; column++)
            {
                var end = direction == 0 ? Node(column + 1, row) : Node(column, row + 1);
                var onBorder = direction == 0 ? row == 0 || row == Rows : column == 0 || column == Columns;
                var random = SplitMix64.For(_seed, 2 + direction, column, row);
                sides[row * across + column] = MakeSide(Node(column, row), end, onBorder, random);
            }
        }

        return sides;
    }

    private Coordinate[] MakeSide(Coordinate from, Coordinate to, bool isStraight, SplitMix64 random)
    {
        var spread = _meanSegments / 3;
        var segments = _meanSegments - spread + random.NextBelow(2 * spread + 1);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var points = new Coordinate[segments + 1];
        (points[0], points[segments]) = (from, to);
        for (var i = 1; i < segments; i++)
        {
            var along = (i + random.NextBetween(-0.3, 0.3)) / segments;
            var aside = isStraight ? 0.0 : random.NextBetween(-1.0, 1.0) * LensHalfWidth * 4.0 * along * (1.0 - along);
            points[i] = new Coordinate(from.X + along * dx - aside * dy, from.Y + along * dy + aside * dx);
        }

        return points;
    }
}
