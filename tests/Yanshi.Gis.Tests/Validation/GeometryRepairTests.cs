using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Tests.Validation;

public class GeometryRepairTests
{
    [Theory]
    [InlineData("a bow-tie: its lobes cancel before, both count after", "POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))", 0, 8)]
    [InlineData("a lopsided bow-tie", "POLYGON ((0 0, 4 4, 4 -2, 0 2, 0 0))", 8, 10)]
    [InlineData("a spike", "POLYGON ((0 0, 4 0, 6 0, 4 0, 4 4, 0 4, 0 0))", 16, 16)]
    [InlineData("a hole joined by a cut", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 5, 3 5, 3 6, 6 6, 6 3, 3 3, 3 5, 0 5, 0 0))", 72, 72)]
    [InlineData("a hole across its shell", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (3 1, 6 1, 6 2, 3 2, 3 1))", 13, 15)]
    [InlineData("two parts that share an edge", "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((4 0, 8 0, 8 4, 4 4, 4 0)))", 32, 32)]
    public void Repairs(string name, string wkt, double before, double after)
    {
        var area = Wkt.Read(wkt);
        var repaired = GeometryRepair.TryRepair(area, GeometryValidator.Validate(area), g => g.Area).ShouldNotBeNull(name);
        GeometryValidator.Validate(repaired.Area).ShouldBeEmpty(name);
        repaired.Area.IsValid.ShouldBeTrue(name);
        repaired.AreaBefore.ShouldBe(before, 1e-12, name);
        repaired.AreaAfter.ShouldBe(after, 1e-12, name);
        repaired.Mended.ShouldNotBeEmpty(name);
    }

    [Fact]
    public void What_was_mended_is_named_once_each()
    {
        var area = Wkt.Read("MULTIPOLYGON (((0 0, 4 4, 4 0, 0 4, 0 0)), ((10 0, 14 4, 14 0, 16 0, 14 0, 10 4, 10 0)))");
        GeometryRepair.TryRepair(area, GeometryValidator.Validate(area), g => g.Area)!.Mended
            .ShouldBe([DefectCodes.SelfIntersection, DefectCodes.Spike]);
    }

    [Fact]
    public void A_sound_area_comes_back_untouched()
    {
        var area = Wkt.Read("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))");
        var repaired = GeometryRepair.TryRepair(area, [], g => g.Area)!;
        repaired.Area.ShouldBeSameAs(area);
        repaired.Mended.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("all on one line", "POLYGON ((0 0, 2 2, 5 5, 0 0))")]
    [InlineData("nothing at all", "POLYGON EMPTY")]
    public void Nothing_is_made_of_nothing(string name, string wkt)
    {
        var area = Wkt.Read(wkt);
        GeometryRepair.TryRepair(area, GeometryValidator.Validate(area), g => g.Area).ShouldBeNull(name);
    }

    [Fact]
    public void Winding_is_normalised_and_first_points_stay()
    {
        var area = RingWinding.Normalise(Wkt.Read("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 7 2, 7 7, 2 7, 2 2))"));
        area.AsText().ShouldBe("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 7, 7 7, 7 2, 2 2))");
    }
}

public class ParcelOverlapsTests
{
    [Fact]
    public void Overlap_and_duplicate_are_warned_of_and_touching_is_not()
    {
        ParcelArea[] parcels =
        [
            new("1", Wkt.Read("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))")),
            new("2", Wkt.Read("POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0))")),
            new("3", Wkt.Read("POLYGON ((3 3, 5 3, 5 6, 3 6, 3 3))"), "第 30 行"),
            new("4", Wkt.Read("POLYGON ((4 4, 0 4, 0 0, 4 0, 4 4))")),
            new("5", Wkt.Read("POLYGON ((8 4, 9 4, 9 5, 8 5, 8 4))")),
        ];
        var defects = ParcelOverlaps.Find(parcels, g => g.Area);
        defects.ShouldAllBe(d => d.Severity == DefectSeverity.Warning);
        defects.Select(d => $"{d.Problem.Code}: {d.Problem.English.Split(';')[0]}").ShouldBe(
        [
            "parcel.overlap: parcel 3 overlaps parcel 1 by 1.00 m²",
            "parcel.overlap: parcel 3 overlaps parcel 2 by 1.00 m²",
            "parcel.duplicate: parcel 4 has the same outline as parcel 1",
            "parcel.overlap: parcel 4 overlaps parcel 3 by 1.00 m²",
        ]);
        defects[0].Problem.Where.ShouldStartWith("第 30 行 (");
    }

    [Fact]
    public void An_overlap_that_prints_as_nothing_is_rounding_and_not_reported() =>
        ParcelOverlaps.Find(
            [
                new("1", Wkt.Read("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))")),
                new("2", Wkt.Read("POLYGON ((3.999 0, 8 0, 8 4, 3.999 4, 3.999 0))")),
            ],
            g => g.Area).ShouldBeEmpty();
}
