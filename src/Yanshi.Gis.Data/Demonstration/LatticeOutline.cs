using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>One side of a cell, walked with the cell to the left: 0 south, 1 east, 2 north, 3 west.</summary>
internal readonly record struct LatticeStep(LatticeCell Cell, int Side);

/// <summary>
/// The outline of a set of cells, found by cancelling: a side between two cells of the set is inside, every other side of a cell of the set is
/// outline, with the set to its left. No coordinate is computed, so the outline shares every vertex with the cells on both sides of it.
/// </summary>
internal sealed class LatticeOutline
{
    // East, north, west, south: the direction in which side 0, 1, 2, 3 of a cell runs.
    private const int Directions = 4;

    private readonly Dictionary<LatticeCell, List<LatticeStep>> _fromNode = [];

    /// <summary>Finds the sides between the set and the rest.</summary>
    /// <param name="cells">The cells of the set, in an order that decides the order of the rings.</param>
    /// <param name="isInside">Whether a cell, which need not be one of the lattice, belongs to the set.</param>
    public LatticeOutline(IEnumerable<LatticeCell> cells, Func<LatticeCell, bool> isInside)
    {
        foreach (var cell in cells)
        {
            for (var direction = 0; direction < Directions; direction++)
            {
                if (!isInside(Neighbour(cell, direction)))
                    Add(new LatticeStep(cell, direction));
            }
        }
    }

    /// <summary>The cell on the other side of side 0, 1, 2, 3.</summary>
    public static LatticeCell Neighbour(LatticeCell cell, int side) => side switch
    {
        0 => cell with { Row = cell.Row - 1 },
        1 => cell with { Column = cell.Column + 1 },
        2 => cell with { Row = cell.Row + 1 },
        _ => cell with { Column = cell.Column - 1 },
    };

    /// <summary>The rings, each step beginning where the one before ends. They may be taken once.</summary>
    public IEnumerable<IReadOnlyList<LatticeStep>> TakeRings()
    {
        // In the order the nodes were met, which the order of the cells decides: the same cells give the same rings.
        foreach (var node in _fromNode.Keys.ToArray())
        {
            while (_fromNode[node].Count > 0)
                yield return Walk(node);
        }
    }

    /// <summary>One polygon from closed rings, shells counter-clockwise and holes clockwise.</summary>
    /// <exception cref="InvalidOperationException">There is not exactly one shell: the cells do not hang together by their sides.</exception>
    public static Polygon ToPolygon(IEnumerable<Coordinate[]> closedRings)
    {
        var rings = closedRings.Select(ProjectGeometry.Factory.CreateLinearRing).ToLookup(ring => Orientation.IsCCW(ring.CoordinateSequence));
        var shells = rings[true].ToArray();
        if (shells.Length != 1)
            throw new InvalidOperationException($"The cells fall into {shells.Length} parts: they must hang together by their sides.");
        return ProjectGeometry.Factory.CreatePolygon(shells[0], [.. rings[false]]);
    }

    private void Add(LatticeStep step)
    {
        var start = StartNode(step);
        if (!_fromNode.TryGetValue(start, out var steps))
            _fromNode.Add(start, steps = new List<LatticeStep>(1));
        steps.Add(step);
    }

    /// <summary>The node a step begins at, named by the cell whose south-west corner it is.</summary>
    private static LatticeCell StartNode(LatticeStep step)
    {
        var (column, row) = step.Cell;
        return step.Side switch
        {
            0 => step.Cell,
            1 => new LatticeCell(column + 1, row),
            2 => new LatticeCell(column + 1, row + 1),
            _ => new LatticeCell(column, row + 1),
        };
    }

    private List<LatticeStep> Walk(LatticeCell start)
    {
        var walked = new List<LatticeStep>();
        var (node, heading) = (start, 0);
        do
        {
            var step = TakeNext(_fromNode[node], heading);
            walked.Add(step);
            (node, heading) = (StartNode(step with { Side = (step.Side + 1) % Directions }), step.Side);
        }
        while (node != start);
        return walked;
    }

    /// <summary>
    /// Where two cells of the set touch at a corner only, two sides leave the node. The right turn goes on along the other cell, which keeps
    /// every ring free of touching itself: the two rings touch at the node instead, as a valid shell and its hole may.
    /// </summary>
    private static LatticeStep TakeNext(List<LatticeStep> leaving, int heading)
    {
        var rightTurn = (heading + Directions - 1) % Directions;
        var index = Math.Max(0, leaving.FindIndex(candidate => candidate.Side == rightTurn));
        var next = leaving[index];
        leaving.RemoveAt(index);
        return next;
    }
}
