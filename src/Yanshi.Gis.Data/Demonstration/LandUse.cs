using System.Globalization;

namespace Yanshi.Gis.Data.Demonstration;

/// <summary>DLTB: the parcels of all cells, which tile the district without gap or overlap.</summary>
internal sealed class LandUse(ulong seed, DistrictLattice lattice, DistrictGround ground, DistrictPlaces places, ParcelCutting cutting)
{
    private const string Ridge = "1203";

    /// <summary>The parcels, row by row from the south-west.</summary>
    public IEnumerable<DemonstrationFeature> Features()
    {
        var rows = new RowLines(lattice);
        var serial = 0;
        foreach (var cell in lattice.Cells)
        {
            foreach (var parcel in cutting.Cut(cell, rows.Of(cell)))
                yield return Feature(++serial, cell, parcel);
        }
    }

    /// <summary>The grade of the slope, 1 to 5, and KCXS, the share of ridges (田坎) in ten-thousandths: 0 on the plain, 4 to 20 % in the hills.</summary>
    public (int Grade, int RidgeShare) SlopeOf(LatticeCell cell)
    {
        var score = ground.HillScore[lattice.IndexOf(cell)];
        if (score <= 0.0f)
            return (1, 0);
        var random = SplitMix64.For(seed, Purpose.SlopeOfCell, cell.Column, cell.Row);
        return (score + random.NextBetween(-0.4, 0.4)) switch
        {
            < 0.5 => (2, 400 + random.NextBelow(401)),
            < 1.1 => (3, 800 + random.NextBelow(601)),
            < 1.7 => (4, 1_400 + random.NextBelow(601)),
            _ => (5, 1_800 + random.NextBelow(201)),
        };
    }

    private DemonstrationFeature Feature(int serial, LatticeCell cell, LandParcel parcel)
    {
        var land = parcel.Land;
        var (villageCode, villageName) = places.VillageOf(cell);
        var area = SyntheticLabel.RoundArea((decimal)parcel.AreaSquareMetres);
        var (grade, ridgeShare) = land.IsFarmland ? SlopeOf(cell) : (0, 0);
        var ridges = SyntheticLabel.RoundArea(area * ridgeShare / 10_000m);
        return SyntheticLabel.Feature(
            SyntheticLabel.Id(1, serial),
            parcel.ToPolygon(),
            ("YSDM", "2001010100"),
            ("TBBH", serial.ToString("D8", CultureInfo.InvariantCulture)),
            ("DLBM", land.Code),
            ("DLMC", land.Name),
            ("QSXZ", land.IsStateOwned ? "20" : "30"),
            ("QSDWDM", villageCode),
            ("QSDWMC", villageName),
            ("ZLDWDM", villageCode),
            ("ZLDWMC", villageName),
            ("TBMJ", area),
            ("KCDLBM", ridgeShare > 0 ? Ridge : null),
            ("KCXS", land.IsFarmland ? ridgeShare / 10_000m : null),
            ("KCMJ", ridges),
            ("TBDLMJ", area - ridges),
            ("GDPDJB", land.IsFarmland ? grade.ToString(CultureInfo.InvariantCulture) : null));
    }
}
