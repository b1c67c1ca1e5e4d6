using Shouldly;
using Xunit;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Tests.Validation;

public class ParcelOverlapsTests
{
    [Fact]
    public void An_overlap_is_a_warning_a_duplicate_an_error_and_touching_nothing()
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
        defects.ShouldAllBe(d => d.Severity == (d.Problem.Code == DefectCodes.DuplicateParcel ? DefectSeverity.Error : DefectSeverity.Warning));
        defects.Select(d => $"{d.Problem.Code}: {d.Problem.English.Split([';', ':'])[0]}").ShouldBe(
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
