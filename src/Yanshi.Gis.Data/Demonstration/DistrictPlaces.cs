using System.Globalization;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>Which town a cell belongs to, and what its made-up village is called.</summary>
internal sealed class DistrictPlaces
{
    private const double VillageMetres = 1_800.0;

    private readonly DistrictLattice _lattice;
    private readonly IReadOnlyList<DemonstrationTown> _towns;
    private readonly ushort[] _townOf;

    public DistrictPlaces(DistrictLattice lattice, IReadOnlyList<DemonstrationTown> towns, TownSeats seats)
    {
        (_lattice, _towns, _townOf) = (lattice, towns, new ushort[lattice.Columns * lattice.Rows]);
        foreach (var cell in lattice.Cells)
            _townOf[lattice.IndexOf(cell)] = (ushort)seats.NearestTo(lattice.Centre(cell));
    }

    /// <summary>The number of the cell's town among the towns.</summary>
    public int TownOf(LatticeCell cell) => _townOf[_lattice.IndexOf(cell)];

    /// <summary>Whether a cell lies in a town, told by the beginning of its name (翟镇 for 翟镇镇); true for a town that is not known or not among the towns.</summary>
    public bool IsIn(string? town, int cellIndex) =>
        string.IsNullOrEmpty(town) || _towns[_townOf[cellIndex]].Name.StartsWith(town, StringComparison.Ordinal) || !_towns.Any(other => other.Name.StartsWith(town, StringComparison.Ordinal));

    /// <summary>ZLDWDM and ZLDWMC: a village for every block of about 1.8 km in a town. A town without a code gets one from 900 on, which no town has.</summary>
    public (string Code, string Name) VillageOf(LatticeCell cell)
    {
        var town = _towns[TownOf(cell)];
        var townCode = town.Code is { Length: >= 9 } code ? code[..9] : string.Create(CultureInfo.InvariantCulture, $"{SyntheticLabel.DistrictCode}{900 + TownOf(cell):D3}");
        var blocks = Math.Max(1, (int)(VillageMetres / _lattice.CellMetres));
        var village = cell.Row / blocks % 10 * 10 + cell.Column / blocks % 10;
        return (
            string.Create(CultureInfo.InvariantCulture, $"{townCode}{200 + village:D3}0000000"),
            string.Create(CultureInfo.InvariantCulture, $"{town.Name}演示{village:D2}村"));
    }
}
