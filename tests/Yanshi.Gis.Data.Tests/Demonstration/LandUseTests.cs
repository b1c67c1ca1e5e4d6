using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Data.Tests.Demonstration;

/// <summary>DLTB: fields, deducted ridges, areas, and what cuts the cells.</summary>
public sealed class LandUseTests
{
    private static readonly IReadOnlyList<DemonstrationFeature> Parcels =
        YanshiInputs.District(6_000).Layers.Single(layer => layer.LayerId == "land-use").Features().ToList();

    private static readonly AnalysisProjection Projection = new(Crs.Cgcs2000, YanshiInputs.Plane);

    [Fact]
    public void The_fields_stand_in_the_standards_order() => Parcels.ShouldAllBe(parcel => parcel.Properties.Select(field => field.Key).SequenceEqual(
        new[] { "BSM", "YSDM", "TBBH", "DLBM", "DLMC", "QSXZ", "QSDWDM", "QSDWMC", "ZLDWDM", "ZLDWMC", "TBMJ", "KCDLBM", "KCXS", "KCMJ", "TBDLMJ", "GDPDJB", "BZ" }));

    [Fact]
    public void Ridges_are_deducted_from_farmland_only()
    {
        foreach (var parcel in Parcels)
        {
            var isFarmland = Code(parcel) is "0101" or "0102" or "0103";
            (parcel.Properties["KCXS"] is not null).ShouldBe(isFarmland);
            (parcel.Properties["GDPDJB"] is not null).ShouldBe(isFarmland);
            if (!isFarmland)
                Number(parcel, "KCMJ").ShouldBe(0m);
        }

        var shares = Parcels.Where(parcel => parcel.Properties["KCDLBM"] is not null).Select(parcel => Number(parcel, "KCXS")).ToList();
        shares.Count.ShouldBeGreaterThan(500);
        shares.ShouldAllBe(share => share >= 0.04m && share <= 0.2m);
    }

    [Fact]
    public void Areas_are_statutory_and_add_up()
    {
        foreach (var parcel in Parcels)
        {
            var area = Number(parcel, "TBMJ");
            ((double)area).ShouldBe(StatutoryArea.Of(Projection.LonLatToPlane(parcel.LonLat)), 0.00501);
            Number(parcel, "TBDLMJ").ShouldBe(area - Number(parcel, "KCMJ"));
            ((double)Number(parcel, "KCMJ")).ShouldBe((double)area * (double)(parcel.Properties["KCXS"] is null ? 0m : Number(parcel, "KCXS")), 0.00501);
        }
    }

    [Fact]
    public void One_code_has_one_name() =>
        Parcels.GroupBy(Code, StringComparer.Ordinal).ShouldAllBe(group => group.Select(parcel => parcel.Properties["DLMC"]!.ToString()).Distinct(StringComparer.Ordinal).Count() == 1);

    [Fact]
    public void Roads_are_narrow_strips_3_to_12_metres_wide()
    {
        var roads = Parcels.Where(parcel => Code(parcel) is "1003" or "1006").ToList();
        roads.Count.ShouldBeGreaterThan(500);
        foreach (var road in roads.Select(parcel => Projection.LonLatToPlane(parcel.LonLat)))
            (2.0 * road.Area / road.Length).ShouldBeInRange(1.5, 12.5);
    }

    [Fact]
    public void Islands_fill_the_holes_of_their_parcels()
    {
        var shells = Parcels.Select(parcel => ((Polygon)parcel.LonLat).Shell.Coordinates.ToHashSet()).ToLookup(shell => shell.Count);
        var holes = Parcels.SelectMany(parcel => ((Polygon)parcel.LonLat).Holes).ToList();
        holes.Count.ShouldBeGreaterThan(50);
        holes.ShouldAllBe(hole => shells[hole.NumPoints - 1].Any(shell => shell.SetEquals(hole.Coordinates)));
        Parcels.ShouldContain(parcel => Code(parcel) == "1104");
    }

    [Fact]
    public void Most_of_the_district_is_farmland()
    {
        var farmland = Parcels.Where(parcel => Code(parcel).StartsWith("01", StringComparison.Ordinal)).Sum(parcel => Number(parcel, "TBMJ"));
        (farmland / Parcels.Sum(parcel => Number(parcel, "TBMJ"))).ShouldBeInRange(0.5m, 0.57m);
    }

    private static string Code(DemonstrationFeature parcel) => parcel.Properties["DLBM"]!.ToString();

    private static decimal Number(DemonstrationFeature parcel, string field) => parcel.Properties[field]!.GetValue<decimal>();
}
