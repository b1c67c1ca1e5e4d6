using System.Globalization;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>
/// YJJBNTBHTB: the outlines of the protected parcels, vertex for vertex, and at the end a few faults as real deliveries have them: strips some
/// decimetres wide along a protected parcel, and features that overlap two others.
/// </summary>
internal sealed class BasicFarmland(ulong seed, DistrictLattice lattice, DistrictGround ground, DistrictPlaces places, LandUse landUse, ParcelCutting cutting)
{
    private const int Slivers = 6;
    private const int Overlaps = 3;

    /// <summary>The features, row by row from the south-west, then the faults.</summary>
    public IEnumerable<DemonstrationFeature> Features()
    {
        var rows = new RowLines(lattice);
        var serial = 0;
        foreach (var cell in lattice.Cells.Where(IsProtected))
        {
            var parcel = cutting.Cut(cell, rows.Of(cell))[0];
            yield return Feature(++serial, cell, parcel.Land, parcel.ToPolygon(), parcel.AreaSquareMetres);
        }

        var random = SplitMix64.For(seed, Purpose.BasicFarmlandFaults);
        foreach (var cell in Draw(random, IsBesideProtected, Slivers))
        {
            var sliver = new LandParcel(LandClass.IrrigatedField, cutting.Sliver(rows.Of(cell), random.NextBetween(0.3, 0.8)));
            yield return Feature(++serial, cell, sliver.Land, sliver.ToPolygon(), sliver.AreaSquareMetres);
        }

        foreach (var cell in Draw(random, IsWholeWithNeighbour, Overlaps))
        {
            var blob = OverEastSide(cell, rows, random);
            yield return Feature(++serial, cell, blob.Land, blob.ToPolygon(), blob.AreaSquareMetres);
        }
    }

    private bool IsProtected(LatticeCell cell) => lattice.Contains(cell) && ground.IsBasicFarmland[lattice.IndexOf(cell)];

    private bool IsBesideProtected(LatticeCell cell) =>
        !IsProtected(cell) && cutting.IsWhole(cell) && IsProtected(LatticeOutline.Neighbour(cell, 0));

    private bool IsWholeWithNeighbour(LatticeCell cell)
    {
        var neighbour = LatticeOutline.Neighbour(cell, 1);
        return IsProtected(cell) && IsProtected(neighbour) && cutting.IsWhole(cell) && cutting.IsWhole(neighbour);
    }

    private LandParcel OverEastSide(LatticeCell cell, RowLines rows, SplitMix64 random)
    {
        var side = rows.Of(cell).East.Vertices;
        var middle = side[side.Length / 2];
        var ring = IrregularOutline.Ring(random, new Coordinate(middle.X, middle.Y), 0.1 * lattice.CellMetres, roughness: 0.8, vertices: 40);
        return new LandParcel(LandClass.IrrigatedField, Array.ConvertAll(ring[..^1], point => lattice.Vertex(point.X, point.Y)));
    }

    /// <summary>Some of the cells that fit, in the order of the rows.</summary>
    private IEnumerable<LatticeCell> Draw(SplitMix64 random, Func<LatticeCell, bool> fits, int count)
    {
        var fitting = lattice.Cells.Where(fits).ToList();
        var drawn = new List<LatticeCell>();
        for (var i = 0; i < count && fitting.Count > 0; i++)
        {
            var index = random.NextBelow(fitting.Count);
            drawn.Add(fitting[index]);
            fitting.RemoveAt(index);
        }

        return drawn.OrderBy(lattice.IndexOf);
    }

    private DemonstrationFeature Feature(int serial, LatticeCell cell, LandClass land, Geometry lonLat, double areaSquareMetres)
    {
        var (villageCode, villageName) = places.VillageOf(cell);
        var (grade, ridgeShare) = landUse.SlopeOf(cell);
        var area = SyntheticLabel.RoundArea((decimal)areaSquareMetres);
        var ridges = SyntheticLabel.RoundArea(area * ridgeShare / 10_000m);
        return SyntheticLabel.Feature(
            SyntheticLabel.Id(2, serial),
            lonLat,
            ("XZQDM", SyntheticLabel.DistrictCode),
            ("XZQMC", SyntheticLabel.DistrictName),
            ("YJJBNTTBBH", serial.ToString("D8", CultureInfo.InvariantCulture)),
            ("DLBM", land.Code),
            ("DLMC", land.Name),
            ("ZLDWDM", villageCode),
            ("ZLDWMC", villageName),
            ("KCXS", ridgeShare / 10_000m),
            ("KCMJ", ridges),
            ("MJ", area),
            ("GDPDJB", grade.ToString(CultureInfo.InvariantCulture)));
    }
}
