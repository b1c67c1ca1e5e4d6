using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>The layers whose features are unions of cells: the red line, the development boundary, the towns, and the larger fields and forests.</summary>
internal sealed class RegionLayers(DistrictLattice lattice, DistrictGround ground, DistrictPlaces places, IReadOnlyList<DemonstrationTown> towns)
{
    private static readonly string[] RedLineKinds = ["水土保持", "水源涵养", "生物多样性维护"];

    /// <summary>STBHHX.</summary>
    public IEnumerable<DemonstrationFeature> RedLine() => Parts(3, ground.IsRedLine, smallestSquareMetres: 0.0, (number, part) =>
    {
        var alongRiver = part.Count(cell => ground.RiverDistance[lattice.IndexOf(cell)] < float.PositiveInfinity) * 2 > part.Count;
        var kind = alongRiver ? RedLineKinds[1] : RedLineKinds[number % 2 * 2];
        return [("XZQDM", SyntheticLabel.DistrictCode), ("XZQMC", SyntheticLabel.DistrictName), ("HXLX", kind), ("HXMC", $"演示{kind}生态保护红线{number}")];
    });

    /// <summary>CZKFBJ: three kinds of zones, apart from small scraps.</summary>
    public IEnumerable<DemonstrationFeature> DevelopmentBoundary()
    {
        (string Code, string Name, Func<int, bool> Holds)[] zones =
        [
            ("410", "城镇集中建设区", index => !ground.IsSpecialUse[index] && ground.Urbanity[index] > 0.1f),
            ("420", "城镇弹性发展区", index => !ground.IsSpecialUse[index] && ground.Urbanity[index] is > 0.0f and <= 0.1f),
            ("430", "特别用途区", index => ground.IsSpecialUse[index]),
        ];
        var serial = 0;
        foreach (var (code, name, holds) in zones)
        {
            var set = SetOf(holds);
            foreach (var feature in Parts(
                4,
                set,
                smallestSquareMetres: 60_000.0,
                (_, _) => [("XZQDM", SyntheticLabel.DistrictCode), ("XZQMC", SyntheticLabel.DistrictName), ("GHFQDM", code), ("GHFQMC", name)],
                serial))
            {
                serial++;
                yield return feature;
            }
        }
    }

    /// <summary>The towns: every cell belongs to the nearest seat. A town without any cell has no feature.</summary>
    public IEnumerable<DemonstrationFeature> Towns()
    {
        for (var i = 0; i < towns.Count; i++)
        {
            var set = new bool[lattice.Columns * lattice.Rows];
            var isEmpty = true;
            foreach (var cell in lattice.Cells.Where(cell => places.TownOf(cell) == i))
                (set[lattice.IndexOf(cell)], isEmpty) = (true, false);
            if (!isEmpty)
                yield return SyntheticLabel.Feature(SyntheticLabel.Id(5, i + 1), CellRegion.ToGeometry(lattice, set), ("name", towns[i].Name), ("XZQDM", towns[i].Code), ("XZQMC", towns[i].Name));
        }
    }

    /// <summary>High-standard farmland: fields of the plain, project by project.</summary>
    public IEnumerable<DemonstrationFeature> HighStandardFarmland() => Parts(
        6,
        ground.Highest(index => ground.Land[index].IsFarmland && ground.HillScore[index] <= 0.0f, ground.Noise(Purpose.FarmProjects, 2_500.0, 3), bias: null, share: 0.6),
        smallestSquareMetres: 100_000.0,
        (number, _) => [("XMMC", $"演示高标准农田建设项目{number}"), ("JSND", 2019 + number % 7)]);

    /// <summary>Grain production zones: farmland of plain and hills.</summary>
    public IEnumerable<DemonstrationFeature> GrainZones() => Parts(
        7,
        ground.Highest(index => ground.Land[index].IsFarmland, ground.Noise(Purpose.GrainZones, 3_000.0, 3), bias: null, share: 0.55),
        smallestSquareMetres: 100_000.0,
        (number, _) => [("PKLX", number % 8 == 0 ? "大豆生产保护区" : "小麦玉米生产功能区")]);

    /// <summary>STGYL: woods of the hills.</summary>
    public IEnumerable<DemonstrationFeature> WelfareForest() => Parts(
        8,
        ground.Highest(index => ground.Land[index].Code.StartsWith("03", StringComparison.Ordinal) && ground.HillScore[index] > 0.0f, ground.Noise(Purpose.WelfareForest, 2_000.0, 3), bias: null, share: 0.7),
        smallestSquareMetres: 60_000.0,
        (number, _) => [("SQDJ", number % 4 == 0 ? "国家级公益林" : "省级公益林")]);

    /// <summary>The district: the union of all cells.</summary>
    public static IEnumerable<DemonstrationFeature> District(Polygon coverage) =>
        [SyntheticLabel.Feature(SyntheticLabel.Id(9, 1), coverage, ("name", SyntheticLabel.DistrictName), ("XZQDM", SyntheticLabel.DistrictCode), ("XZQMC", SyntheticLabel.DistrictName))];

    private bool[] SetOf(Func<int, bool> holds)
    {
        var set = new bool[lattice.Columns * lattice.Rows];
        foreach (var index in lattice.Cells.Select(lattice.IndexOf))
            set[index] = holds(index) && !ground.IsRedLine[index];
        return set;
    }

    private IEnumerable<DemonstrationFeature> Parts(
        int layerNumber,
        bool[] set,
        double smallestSquareMetres,
        Func<int, IReadOnlyList<LatticeCell>, (string Field, JsonNode? Value)[]> describe,
        int serial = 0)
    {
        var fewest = smallestSquareMetres / (lattice.CellMetres * lattice.CellMetres);
        foreach (var part in CellParts.Of(lattice.Columns, lattice.Rows, set).Where(part => part.Count >= fewest))
        {
            serial++;
            yield return SyntheticLabel.Feature(SyntheticLabel.Id(layerNumber, serial), CellRegion.ToPolygon(lattice, part), describe(serial, part));
        }
    }
}
