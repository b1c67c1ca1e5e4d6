using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;
using static Yanshi.Gis.Planning.Tests.Sites.Draw;

namespace Yanshi.Gis.Planning.Tests.Sites;

/// <summary>Areas, unions and stated areas. The golden figures are computed from the statutory formula (国土调查办发〔2008〕32号).</summary>
public class SiteAreaTests
{
    [Fact]
    public void Parcel_A_with_its_hole_has_the_golden_areas()
    {
        var site = ReadSite(Parcel("1", Ring(1, ParcelA), Ring(2, HoleOfA)));
        Rounded(site.AreaSquareMetres).ShouldBe(28_391.41m);
        site.PlaneAreaSquareMetres.ShouldBe(28_400.00, 1e-6);
        site.PlaneCrs.Code.ShouldBe("EPSG:4547");
        site.Crs.Crs.Code.ShouldBe("EPSG:4526");
        site.Crs.How.ShouldBe(CrsCertainty.Declared);
        site.Defects.ShouldBeEmpty();
        site.Repaired.ShouldBeNull();
        site.GeometryKind.ShouldBe(SiteGeometryKind.Polygon);
        site.PerimeterMetres.ShouldBe(700 + 160, 0.2);
        var southWest = site.GeometryLonLat.Coordinates[0];
        southWest.X.ShouldBe(112.7900025131, 1e-10);
        southWest.Y.ShouldBe(34.6550038908, 1e-10);
        site.BoundsLonLat.Covers(southWest).ShouldBeTrue();
        site.GeometryInPlane.Area.ShouldBe(site.AreaSquareMetres, 1e-6);
        site.GeometryInPlane.IsValid.ShouldBeTrue();
        site.Geometry.AsText().ShouldBe(
            "POLYGON ((38389077 3836986, 38389277 3836986, 38389277 3837136, 38389077 3837136, 38389077 3836986), "
            + "(38389137 3837036, 38389137 3837076, 38389177 3837076, 38389177 3837036, 38389137 3837036))");
        var parcel = site.Parcels.ShouldHaveSingleItem();
        (parcel.AreaSquareMetres, parcel.PlaneAreaSquareMetres).ShouldBe((site.AreaSquareMetres, site.PlaneAreaSquareMetres));
    }

    [Fact]
    public void Parcel_A_without_its_hole_has_the_golden_areas()
    {
        var site = ReadSite(Parcel("1", Ring(1, ParcelA)));
        Rounded(site.AreaSquareMetres).ShouldBe(29_990.92m);
        site.PlaneAreaSquareMetres.ShouldBe(30_000, 1e-6);
    }

    [Fact]
    public void A_hole_numbered_as_a_part_is_a_hole_by_its_place_and_warned_of()
    {
        var site = ReadSite(Parcel("1", Ring(1, ParcelA), Ring(1, HoleOfA)));
        Rounded(site.AreaSquareMetres).ShouldBe(28_391.41m);
        var warning = site.Defects.ShouldHaveSingleItem();
        warning.Problem.Code.ShouldBe("ring.number-disagrees-with-nesting");
        warning.Severity.ShouldBe(DefectSeverity.Warning);
    }

    [Fact]
    public void Two_parts_written_as_rings_1_and_2_are_both_area()
    {
        var site = ReadSite(Parcel("1", Ring(1, ParcelA), Ring(2, "300 0, 400 0, 400 100, 300 100")));
        site.PlaneAreaSquareMetres.ShouldBe(40_000, 1e-6);
        site.Geometry.NumGeometries.ShouldBe(2);
        site.Defects.ShouldHaveSingleItem().Problem.Code.ShouldBe("ring.number-disagrees-with-nesting");
    }

    [Fact]
    public void An_island_in_a_hole_is_area_again()
    {
        var site = ReadSite(Parcel("1", Ring(1, ParcelA), Ring(2, HoleOfA), Ring(1, "70 60, 80 60, 80 70, 70 70")));
        site.PlaneAreaSquareMetres.ShouldBe(28_500, 1e-6);
        site.Defects.ShouldBeEmpty();
    }

    [Fact]
    public void Parcels_beside_each_other_are_one_site_and_keep_their_own_areas()
    {
        var site = ReadSite(Parcel("1", Ring(1, ParcelA)), Parcel("2", Ring(1, "200 0, 300 0, 300 150, 200 150")), Parcel("3", Ring(1, "500 0, 510 0, 510 10, 500 10")));
        site.PlaneAreaSquareMetres.ShouldBe(45_100, 1e-6);
        site.AreaSquareMetres.ShouldBe(site.Parcels.Sum(p => p.AreaSquareMetres), 1e-5);
        site.Parcels.Select(p => Math.Round(p.PlaneAreaSquareMetres, 6)).ShouldBe([30_000, 15_000, 100]);
        site.Geometry.NumGeometries.ShouldBe(2);
        site.Defects.ShouldBeEmpty();
    }

    [Fact]
    public void What_parcels_share_is_counted_once_and_warned_of_with_its_area()
    {
        var site = ReadSite(Parcel("1", Ring(1, ParcelA)), Parcel("2", Ring(1, "100 0, 300 0, 300 150, 100 150")));
        site.PlaneAreaSquareMetres.ShouldBe(45_000, 1e-6);
        var warning = site.Defects.ShouldHaveSingleItem();
        warning.Problem.Code.ShouldBe("parcel.overlap");
        warning.Problem.Chinese.ShouldContain("地块 2 与地块 1 重叠 14995.");
        site.Parcels.Sum(p => p.PlaneAreaSquareMetres).ShouldBe(60_000, 1e-6);
    }

    [Fact]
    public void A_parcel_written_twice_is_refused_and_counted_once_on_request()
    {
        SourceParcel[] twice = [Parcel("1", Ring(1, ParcelA)), Parcel("2", Ring(1, "200 150, 200 0, 0 0, 0 150"))];
        ReadProblem(twice).Defects.ShouldHaveSingleItem().Problem.Code.ShouldBe("parcel.duplicate");

        var site = ReadSite(Source(Project(twice)), Options with { Repair = true });
        site.PlaneAreaSquareMetres.ShouldBe(30_000, 1e-6);
        site.Defects.ShouldHaveSingleItem().Problem.Code.ShouldBe("parcel.duplicate");
        site.Repaired!.What.ShouldBe(["parcel.duplicate"]);
        site.Repaired.AreaBeforeSquareMetres.ShouldBe(2 * site.AreaSquareMetres, 1e-6);
        site.Repaired.AreaAfterSquareMetres.ShouldBe(site.AreaSquareMetres);
    }

    [Fact]
    public void A_parcel_in_the_hole_of_another_fills_it()
    {
        var site = ReadSite(Parcel("1", Ring(1, ParcelA), Ring(2, HoleOfA)), Parcel("2", Ring(1, HoleOfA)));
        site.PlaneAreaSquareMetres.ShouldBe(30_000, 1e-6);
        site.Geometry.NumGeometries.ShouldBe(1);
        ((Polygon)site.Geometry).NumInteriorRings.ShouldBe(0);
        site.Defects.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(28_391, 1, StatedAreaMatch.Ellipsoidal)]
    [InlineData(28_391.41, 0.01, StatedAreaMatch.Ellipsoidal)]
    [InlineData(28_400, 1, StatedAreaMatch.Plane)]
    [InlineData(28_400, 10_000, StatedAreaMatch.Ellipsoidal)]
    [InlineData(28_392, 1, StatedAreaMatch.Neither)]
    [InlineData(0, 1, StatedAreaMatch.Neither)]
    public void A_stated_area_agrees_when_the_computed_one_rounds_to_it(double stated, double step, StatedAreaMatch expected)
    {
        var parcel = Parcel("1", Ring(1, ParcelA), Ring(2, HoleOfA)) with { StatedAreaSquareMetres = stated, StatedAreaStepSquareMetres = step };
        var site = ReadSite(parcel);
        site.StatedAreaMatches.ShouldBe(expected);
        site.Parcels[0].StatedAreaMatches.ShouldBe(expected);
        site.StatedAreaSquareMetres.ShouldBe(stated);
    }

    [Fact]
    public void Stated_areas_of_several_parcels_agree_together_or_not_at_all()
    {
        var plane = Parcel("1", Ring(1, ParcelA)) with { StatedAreaSquareMetres = 30_000 };
        var ellipsoidal = Parcel("2", Ring(1, "300 0, 400 0, 400 100, 300 100")) with { StatedAreaSquareMetres = 9_997 };
        ReadSite(plane, ellipsoidal).StatedAreaMatches.ShouldBe(StatedAreaMatch.Neither);
        ReadSite(plane, ellipsoidal).StatedAreaSquareMetres.ShouldBe(39_997);
        ReadSite(plane, ellipsoidal with { StatedAreaSquareMetres = 10_000 }).StatedAreaMatches.ShouldBe(StatedAreaMatch.Plane);
        ReadSite(plane with { StatedAreaSquareMetres = 29_991 }, ellipsoidal).StatedAreaMatches.ShouldBe(StatedAreaMatch.Ellipsoidal);
        var unsaid = ReadSite(plane, ellipsoidal with { StatedAreaSquareMetres = null });
        (unsaid.StatedAreaSquareMetres, unsaid.StatedAreaMatches).ShouldBe((null, null));
        var overlapping = Parcel("2", Ring(1, "100 0, 300 0, 300 150, 100 150")) with { StatedAreaSquareMetres = 30_000 };
        ReadSite(plane, overlapping).StatedAreaMatches.ShouldBe(StatedAreaMatch.Neither);
    }

    [Fact]
    public void Columns_in_the_other_order_are_turned_once_and_said_so()
    {
        var turned = new SourceRing { Number = 1, Points = Array.ConvertAll(Ring(1, ParcelA).Points, p => new Coordinate(p.Y, p.X)) };
        var site = ReadSite(Parcel("1", turned));
        Rounded(site.AreaSquareMetres).ShouldBe(29_990.92m);
        site.Geometry.ShouldBe(ReadSite(Parcel("1", Ring(1, ParcelA))).Geometry);
        site.Defects.ShouldHaveSingleItem().Problem.Code.ShouldBe("crs.axes-swapped");
    }

    [Fact]
    public void The_cell_of_a_hundredth_degree_has_its_golden_area_vertex_for_vertex()
    {
        Coordinate[] cell = [new(112.70, 34.70), new(112.71, 34.70), new(112.71, 34.71), new(112.70, 34.71), new(112.70, 34.70)];
        var source = Source(Project(Parcel("1", new SourceRing { Number = 1, Points = cell }))) with
        {
            Format = "geojson", Declared = new CrsDeclaration { Code = "CRS84", AxisOrder = AxisOrder.EastNorth },
        };
        var site = ReadSite(source);
        Rounded(site.AreaSquareMetres).ShouldBe(1_016_328.06m);
        Rounded(site.PlaneAreaSquareMetres).ShouldBe(1_016_680.61m);
        site.GeometryInPlane.NumPoints.ShouldBe(5);
    }

    [Theory]
    [InlineData("south", "33 0, 40 20, 26 20")]
    [InlineData("north", "33 150, 40 130, 26 130")]
    [InlineData("west", "0 31, 20 40, 20 22")]
    [InlineData("east", "200 31, 180 40, 180 22")]
    public void A_hole_that_touches_a_long_edge_stays_valid_when_the_edge_bends_in_the_analysis_plane(string side, string hole)
    {
        var site = ReadSite(Parcel("1", Ring(1, ParcelA), Ring(2, hole)));
        site.GeometryInPlane.IsValid.ShouldBeTrue(side);
        site.GeometryInPlane.Area.ShouldBe(site.AreaSquareMetres, 0.005, side);
        site.PlaneAreaSquareMetres.ShouldBe(30_000 - (side is "south" or "north" ? 140 : 180), 1e-6, side);
        site.Defects.ShouldBeEmpty(side);
    }

    [Fact]
    public void The_hash_names_system_and_geometry_and_is_the_same_every_time()
    {
        var one = ReadSite(Parcel("1", Ring(1, ParcelA)));
        one.GeometrySha256.ShouldBe(ReadSite(Parcel("7", Ring(1, ParcelA))).GeometrySha256);
        SiteGeometryHash.Of("EPSG:4526", one.Geometry).ShouldBe(one.GeometrySha256);
        string.Equals(SiteGeometryHash.Of("EPSG:4547", one.Geometry), one.GeometrySha256, StringComparison.Ordinal).ShouldBeFalse();
        // sha256("X" 00 01 01000000 000000000000F03F 0000000000000040): the point 1 2.
        SiteGeometryHash.Of("X", ProjectGeometry.Factory.CreatePoint(new Coordinate(1, 2)))
            .ShouldBe("b519e9f67c900c606915d1a4625efa5129fc5c80f7b98df63293b2a24a1f5db5");
    }
}
