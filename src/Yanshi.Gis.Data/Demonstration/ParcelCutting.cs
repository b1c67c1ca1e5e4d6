namespace Yanshi.Gis.Data.Demonstration;

/// <summary>
/// Cuts a cell into parcels: road strips along its south and west sides, an island in its middle, or a sliver along its south side. Cuts begin and end
/// at vertices that the neighbours have too, so parcels share their edges vertex for vertex. Thread-safe.
/// </summary>
internal sealed class ParcelCutting(ulong seed, DistrictLattice lattice, DistrictGround ground)
{
    private const double IslandShare = 0.04;
    private const double SliverShare = 0.02;

    // A curve that rises by 16 % of a line's length at its ends still keeps away from the lines that meet it there.
    private const double WidestSliverShare = 0.04;

    /// <summary>The cell's parcels, the main one first.</summary>
    public IReadOnlyList<LandParcel> Cut(LatticeCell cell, CellLines lines)
    {
        var land = ground.Land[lattice.IndexOf(cell)];
        if (land == LandClass.River)
            return [new LandParcel(land, Whole(lines))];
        var (inRow, inColumn) = (lattice.Roads.RowWidths[cell.Row], lattice.Roads.ColumnWidths[cell.Column]);
        if (inRow > 0.0)
            return inColumn > 0.0 ? CutCrossing(land, RoadOf(inRow), RoadOf(inColumn), lines) : CutRow(land, RoadOf(inRow), lines);
        if (inColumn > 0.0)
            return CutColumn(land, RoadOf(inColumn), lines);
        var random = SplitMix64.For(seed, Purpose.CutOfCell, cell.Column, cell.Row);
        var draw = random.NextUnit();
        return draw < IslandShare && land != LandClass.Pond
            ? CutIsland(land, cell, lines, random)
            : draw > 1.0 - SliverShare
                ? CutSliver(land, lines, random.NextBetween(0.5, 3.0))
                : [new LandParcel(land, Whole(lines))];
    }

    /// <summary>Whether the cell is one parcel without hole, strip or sliver.</summary>
    public bool IsWhole(LatticeCell cell)
    {
        if (lattice.Roads.RowWidths[cell.Row] > 0.0 || lattice.Roads.ColumnWidths[cell.Column] > 0.0)
            return false;
        return SplitMix64.For(seed, Purpose.CutOfCell, cell.Column, cell.Row).NextUnit() is >= IslandShare and <= 1.0 - SliverShare;
    }

    /// <summary>The strip between a cell's south side and a curve that leaves it at one end and comes back at the other, counter-clockwise.</summary>
    /// <param name="lines">The cell's lines.</param>
    /// <param name="widthMetres">The width in the middle.</param>
    public LatticeVertex[] Sliver(CellLines lines, double widthMetres) =>
        new OutlineTrace().Forward(lines.South.Vertices).Backward(Bulge(lines.South.Vertices, widthMetres)).ToRing();

    private static LatticeVertex[] Whole(CellLines lines) => new OutlineTrace()
        .Forward(lines.South.Vertices).Forward(lines.East.Vertices).Backward(lines.North.Vertices).Backward(lines.West.Vertices).ToRing();

    private static LandClass RoadOf(double width) => width >= RoadStrips.HighwayMetres ? LandClass.Highway : LandClass.FieldTrack;

    private LandParcel[] CutRow(LandClass land, LandClass road, CellLines lines)
    {
        var (west, east, north) = (lines.West.Vertices, lines.East.Vertices, lines.North.Vertices);
        var (onWest, onEast) = (lines.West.StripEnd, lines.East.StripEnd);
        var cut = Parallel(lines.South.Vertices, 0, lines.South.Vertices.Length - 1, west[onWest], east[onEast]);
        return
        [
            new LandParcel(land, new OutlineTrace().Forward(cut).Along(east, onEast, east.Length - 1).Backward(north).Along(west, west.Length - 1, onWest).ToRing()),
            new LandParcel(road, new OutlineTrace().Forward(lines.South.Vertices).Along(east, 0, onEast).Backward(cut).Along(west, onWest, 0).ToRing()),
        ];
    }

    private LandParcel[] CutColumn(LandClass land, LandClass road, CellLines lines)
    {
        var (south, west, east, north) = (lines.South.Vertices, lines.West.Vertices, lines.East.Vertices, lines.North.Vertices);
        var (onSouth, onNorth) = (lines.South.StripEnd, lines.North.StripEnd);
        var cut = Parallel(west, 0, west.Length - 1, south[onSouth], north[onNorth]);
        return
        [
            new LandParcel(land, new OutlineTrace().Along(south, onSouth, south.Length - 1).Forward(east).Along(north, north.Length - 1, onNorth).Backward(cut).ToRing()),
            new LandParcel(road, new OutlineTrace().Along(south, 0, onSouth).Forward(cut).Along(north, onNorth, 0).Backward(west).ToRing()),
        ];
    }

    /// <summary>The strip of the row goes through; that of the column begins at its edge.</summary>
    private LandParcel[] CutCrossing(LandClass land, LandClass rowRoad, LandClass columnRoad, CellLines lines)
    {
        var (south, west, east, north) = (lines.South.Vertices, lines.West.Vertices, lines.East.Vertices, lines.North.Vertices);
        var (onSouth, onWest, onEast, onNorth) = (lines.South.StripEnd, lines.West.StripEnd, lines.East.StripEnd, lines.North.StripEnd);
        var along = Parallel(south, 0, south.Length - 1, west[onWest], east[onEast]);
        var up = Parallel(west, onWest, west.Length - 1, along[onSouth], north[onNorth]);
        return
        [
            new LandParcel(
                land,
                new OutlineTrace().Along(along, onSouth, along.Length - 1).Along(east, onEast, east.Length - 1).Along(north, north.Length - 1, onNorth).Backward(up).ToRing()),
            new LandParcel(rowRoad, new OutlineTrace().Forward(south).Along(east, 0, onEast).Backward(along).Along(west, onWest, 0).ToRing()),
            new LandParcel(
                columnRoad, new OutlineTrace().Along(along, 0, onSouth).Forward(up).Along(north, onNorth, 0).Along(west, west.Length - 1, onWest).ToRing()),
        ];
    }

    private LandParcel[] CutIsland(LandClass land, LatticeCell cell, CellLines lines, SplitMix64 random)
    {
        var isle = random.NextUnit() < 0.7 ? LandClass.Pond : land == LandClass.OtherForest ? LandClass.OtherGrass : LandClass.OtherForest;
        var ring = IrregularOutline.Ring(random, lattice.Centre(cell), lattice.FreeRadius / 2.0, roughness: 1.0, vertices: 48);
        var shore = Array.ConvertAll(ring[..^1], point => lattice.Vertex(point.X, point.Y));
        return [new LandParcel(land, Whole(lines), shore), new LandParcel(isle, shore)];
    }

    private LandParcel[] CutSliver(LandClass land, CellLines lines, double widthMetres)
    {
        var bulge = Bulge(lines.South.Vertices, widthMetres);
        return
        [
            new LandParcel(land, new OutlineTrace().Forward(bulge).Forward(lines.East.Vertices).Backward(lines.North.Vertices).Backward(lines.West.Vertices).ToRing()),
            new LandParcel(LandClass.Ditch, new OutlineTrace().Forward(lines.South.Vertices).Backward(bulge).ToRing()),
        ];
    }

    /// <summary>A line beside another: from one end to the other, moved by what the ends are moved and by something between in between.</summary>
    private LatticeVertex[] Parallel(LatticeVertex[] line, int first, int last, LatticeVertex from, LatticeVertex to)
    {
        var (fromX, fromY) = (from.X - line[first].X, from.Y - line[first].Y);
        var (toX, toY) = (to.X - line[last].X, to.Y - line[last].Y);
        var made = new LatticeVertex[last - first + 1];
        (made[0], made[^1]) = (from, to);
        for (var i = 1; i < made.Length - 1; i++)
        {
            var share = i / (double)(made.Length - 1);
            var beside = line[first + i];
            made[i] = lattice.Vertex(beside.X + double.Lerp(fromX, toX, share), beside.Y + double.Lerp(fromY, toY, share));
        }

        return made;
    }

    /// <summary>A line from the same node to the same node that keeps to the left of it, farthest in the middle.</summary>
    private LatticeVertex[] Bulge(LatticeVertex[] line, double widthMetres)
    {
        var (dx, dy) = (line[^1].X - line[0].X, line[^1].Y - line[0].Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        var width = Math.Min(widthMetres, WidestSliverShare * length);
        var made = new LatticeVertex[line.Length];
        (made[0], made[^1]) = (line[0], line[^1]);
        for (var i = 1; i < line.Length - 1; i++)
        {
            var share = i / (double)(line.Length - 1);
            var aside = width * 4.0 * share * (1.0 - share) / length;
            made[i] = lattice.Vertex(line[i].X - aside * dy, line[i].Y + aside * dx);
        }

        return made;
    }
}
