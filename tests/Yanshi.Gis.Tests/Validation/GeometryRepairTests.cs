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
        var repaired = Repair(area).ShouldNotBeNull(name);
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
        Repair(area)!.Mended
            .ShouldBe([DefectCodes.SelfIntersection, DefectCodes.Spike]);
    }

    [Fact]
    public void A_sound_area_comes_back_untouched()
    {
        var area = Wkt.Read("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))");
        var repaired = Repair(area)!;
        repaired.Area.ShouldBeSameAs(area);
        repaired.Mended.ShouldBeEmpty();
    }

    [Fact]
    public void Missing_coordinates_are_not_guessed()
    {
        var factory = ProjectGeometry.Factory;
        Coordinate[] broken = [new(0, 0), new(double.NaN, 1), new(4, 4), new(0, 0)];
        Coordinate[] sound = [new(10, 0), new(14, 0), new(14, 4), new(10, 0)];
        Repair(factory.CreateMultiPolygon([factory.CreatePolygon(broken), factory.CreatePolygon(sound)])).ShouldBeNull();
    }

    [Theory]
    [InlineData("all on one line", "POLYGON ((0 0, 2 2, 5 5, 0 0))")]
    [InlineData("nothing at all", "POLYGON EMPTY")]
    public void Nothing_is_made_of_nothing(string name, string wkt)
    {
        var area = Wkt.Read(wkt);
        Repair(area).ShouldBeNull(name);
    }

    [Fact]
    public void Winding_is_normalised_and_first_points_stay()
    {
        var area = RingWinding.Normalise(Wkt.Read("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 7 2, 7 7, 2 7, 2 2))"));
        area.AsText().ShouldBe("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 7, 7 7, 7 2, 2 2))");
    }

    private static RepairedGeometry? Repair(Geometry area) =>
        GeometryRepair.TryRepair(area, GeometryValidator.Validate(area), g => g.Area, out var repaired) ? repaired : null;
}
