using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Testing.SyntheticDistricts;

/// <summary>The points of one side between two nodes, to be walked forwards or backwards.</summary>
internal readonly record struct LatticeSide(Coordinate[] Points, bool IsReversed)
{
    public Coordinate this[int index] => Points[IsReversed ? Points.Length - 1 - index : index];

    public Coordinate Start => this[0];

    public Coordinate End => this[Points.Length - 1];
}

/// <summary>
/// The outline of a set of cells, found by cancelling: a side between two cells of the set is inside, every other side of a cell of the set is
/// outline, with the set to its left. No coordinate is computed, so the outline shares every vertex with the cells on both sides of it.
/// </summary>
internal sealed class LatticeOutline
{
    // East, north, west, south: the direction in which side 0, 1, 2, 3 of a cell runs.
    private const int Directions = 4;

    private readonly Dictionary<Coordinate, List<(LatticeSide Side, int Direction)>> _fromNode = new(ReferenceEqualityComparer.Instance);

    public LatticeOutline(JitteredLattice lattice, IReadOnlyCollection<LatticeCell> cells)
    {
        var inside = cells as IReadOnlySet<LatticeCell> ?? cells.ToHashSet();
        foreach (var cell in cells)
        {
            for (var direction = 0; direction < Directions; direction++)
            {
                if (!inside.Contains(Neighbour(cell, direction)))
                    Add(lattice.Side(cell, direction), direction);
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

    /// <summary>The points of consecutive sides as a closed ring.</summary>
    public static Coordinate[] Join(IReadOnlyList<LatticeSide> sides)
    {
        var ring = new List<Coordinate>(sides.Sum(side => side.Points.Length - 1) + 1);
        foreach (var side in sides)
        {
            for (var i = 0; i < side.Points.Length - 1; i++)
                ring.Add(side[i]);
        }

        ring.Add(ring[0]);
        return [.. ring];
    }

    public Polygon ToPolygon()
    {
        var rings = Rings().Select(ProjectGeometry.Factory.CreateLinearRing).ToLookup(ring => Orientation.IsCCW(ring.CoordinateSequence));
        var shells = rings[true].ToArray();
        if (shells.Length != 1)
            throw new InvalidOperationException($"The cells fall into {shells.Length} parts: they must hang together by their sides.");
        return ProjectGeometry.Factory.CreatePolygon(shells[0], [.. rings[false]]);
    }

    private void Add(LatticeSide side, int direction)
    {
        if (!_fromNode.TryGetValue(side.Start, out var sides))
            _fromNode.Add(side.Start, sides = []);
        sides.Add((side, direction));
    }

    private IEnumerable<Coordinate[]> Rings()
    {
        // In the order the nodes were met, which the order of the cells decides: the same cells give the same rings.
        foreach (var node in _fromNode.Keys.ToArray())
        {
            while (_fromNode[node].Count > 0)
                yield return Join(Walk(node));
        }
    }

    private List<LatticeSide> Walk(Coordinate start)
    {
        var walked = new List<LatticeSide>();
        var (node, heading) = (start, 0);
        do
        {
            var (side, direction) = TakeNext(_fromNode[node], heading);
            walked.Add(side);
            (node, heading) = (side.End, direction);
        }
        while (!ReferenceEquals(node, start));
        return walked;
    }

    /// <summary>
    /// Where two cells of the set touch at a corner only, two sides leave the node. The right turn goes on along the other cell, which keeps
    /// every ring free of touching itself: the two rings touch at the node instead, as a valid shell and its hole may.
    /// </summary>
    private static (LatticeSide Side, int Direction) TakeNext(List<(LatticeSide Side, int Direction)> leaving, int heading)
    {
        var rightTurn = (heading + Directions - 1) % Directions;
        var index = Math.Max(0, leaving.FindIndex(candidate => candidate.Direction == rightTurn));
        var next = leaving[index];
        leaving.RemoveAt(index);
        return next;
    }
}
