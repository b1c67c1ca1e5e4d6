using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;
using Yanshi.Gis.Validation;
using static Yanshi.Gis.Planning.Tests.Sites.Draw;

namespace Yanshi.Gis.Planning.Tests.Sites;

/// <summary>What becomes a site and what a problem; repair; corridors.</summary>
public class SiteReadingTests
{
    private const string BowTie = "0 0, 200 150, 200 0, 0 150";
    private static readonly SiteReadingOptions Repairing = Options with { Repair = true };

    [Fact]
    public void A_bow_tie_is_refused_with_its_place()
    {
        var problem = ReadProblem(Parcel("1", Ring(1, BowTie)));
        problem.Id.ShouldBe("1");
        problem.Problem.Code.ShouldBe("site.invalid-geometry");
        problem.Problem.English.ShouldContain("geometry.self-intersection");
        problem.Problem.English.ShouldContain("(38389177, 3837061)");
        problem.Problem.Chinese.ShouldContain("--repair");
        problem.Defects.ShouldHaveSingleItem().Position.ShouldBe(new Coordinate(East + 100, North + 75));
    }

    [Fact]
    public void A_bow_tie_is_repaired_on_request_and_says_both_areas()
    {
        var site = ReadSite(Source(Project(Parcel("1", Ring(1, BowTie)))), Repairing);
        site.Repaired.ShouldNotBeNull();
        site.Repaired.AreaBeforeSquareMetres.ShouldBe(0, 0.5); // the lobes cancel
        Rounded(site.Repaired.AreaAfterSquareMetres).ShouldBe(Rounded(site.AreaSquareMetres));
        site.Repaired.What.ShouldBe(["geometry.self-intersection"]);
        site.PlaneAreaSquareMetres.ShouldBe(15_000, 1e-6);
        site.Defects.ShouldHaveSingleItem().Severity.ShouldBe(DefectSeverity.Error);
        site.GeometryInPlane.IsValid.ShouldBeTrue();
    }

    [Fact]
    public void Repair_counts_the_untouched_parcels_on_both_sides()
    {
        var site = ReadSite(Source(Project(Parcel("1", Ring(1, BowTie)), Parcel("2", Ring(1, "300 0, 400 0, 400 100, 300 100")))), Repairing);
        site.Repaired!.AreaBeforeSquareMetres.ShouldBe(9_997, 1);
        site.Repaired.AreaAfterSquareMetres.ShouldBe(site.AreaSquareMetres, 1e-6);
    }

    [Fact]
    public void Nothing_is_repaired_where_nothing_is_wrong()
    {
        var site = ReadSite(Source(Project(Parcel("1", Ring(1, ParcelA)))), Repairing);
        site.Repaired.ShouldBeNull();
        site.GeometrySha256.ShouldBe(ReadSite(Parcel("1", Ring(1, ParcelA))).GeometrySha256);
    }

    [Fact]
    public void A_declared_hole_outside_its_shell_is_refused()
    {
        var problem = ReadProblem(Parcel("1", Ring(1, ParcelA, RingRole.Shell), Ring(2, "300 0, 310 0, 310 10, 300 10", RingRole.Hole)));
        problem.Defects.ShouldHaveSingleItem().Problem.Code.ShouldBe("geometry.hole-outside-shell");
    }

    [Theory]
    [InlineData("a ring of two points", "0 0, 10 10", "ring.too-few-points")]
    [InlineData("a ring along one line", "0 0, 10 10, 20 20", "ring.no-area")]
    [InlineData("a coordinate that is no number", "0 0, 10 NaN, 20 0", "geometry.not-finite")]
    [InlineData("no number at all", "NaN NaN, NaN NaN", "geometry.not-finite")]
    public void Rings_that_enclose_nothing_are_refused_also_with_repair(string name, string ring, string code)
    {
        foreach (var options in new[] { Options, Repairing })
        {
            var problem = ReadProblem(options, Parcel("1", Ring(1, ring)));
            problem.Problem.Code.ShouldBe("site.invalid-geometry", name);
            problem.Defects.ShouldContain(d => d.Problem.Code == code, name);
        }
    }

    [Fact]
    public void All_flaws_of_all_parcels_are_listed_at_once()
    {
        var problem = ReadProblem(Parcel("1", Ring(1, BowTie)), Parcel("2", Ring(1, ParcelA)), Parcel("3", Ring(1, "0 0, 1 1")), Parcel("4"));
        problem.Defects.Select(d => d.Problem.Code).ShouldBe(["geometry.self-intersection", "ring.too-few-points", "parcel.empty"]);
        problem.Problem.English.ShouldContain("3 errors");
        problem.Defects[1].Problem.Where.ShouldStartWith("第 3 个地块");
    }

    [Fact]
    public void An_error_of_the_reader_stops_the_project_even_with_repair()
    {
        var lost = new GeometryDefect(new Problem("txt.point-line", "第 9 行", "读不懂。", "not understood."), DefectSeverity.Error);
        var project = Project(Parcel("1", Ring(1, ParcelA))) with { Defects = [lost] };
        ((SiteProblem)Read(Source(project), Repairing)).Defects.ShouldBe([lost]);
        var warned = Project(Parcel("1", Ring(1, ParcelA))) with { Defects = [lost with { Severity = DefectSeverity.Warning }] };
        ReadSite(Source(warned)).Defects.ShouldHaveSingleItem();
    }

    [Fact]
    public void One_bad_feature_of_many_is_a_problem_and_the_others_go_on()
    {
        var elsewhere = new SourceRing { Number = 1, Points = Array.ConvertAll(Ring(1, ParcelA).Points, p => new Coordinate(p.X, p.Y + 900_000)) };
        var outcomes = SiteReading.Read(
            Source(
                Project(Parcel("1", Ring(1, ParcelA))) with { Id = "a" },
                Project(Parcel("1", Ring(1, BowTie))) with { Id = "b" },
                Project(Parcel("1", elsewhere)) with { Id = "c" },
                Project(Parcel("1", Ring(1, HoleOfA))) with { Id = "d" }),
            Options);
        outcomes.Select(o => o.Id).ShouldBe(["a", "b", "c", "d"]);
        outcomes.Select(o => o is SiteProblem p ? p.Problem.Code : "site").ShouldBe(["site", "site.invalid-geometry", "crs.outside-extent", "site"]);
    }

    [Theory]
    [InlineData(-20_000, "site.outside-extent")]
    [InlineData(-16_500, "site.partly-outside-extent")]
    [InlineData(0, "")]
    public void A_project_beyond_the_border_is_refused_and_one_across_it_is_told_so(double shift, string code)
    {
        var ring = new SourceRing { Number = 1, Points = Array.ConvertAll(Ring(1, "0 0, 0 150, 400 150, 400 0").Points, p => new Coordinate(p.X + shift, p.Y)) };
        var outcome = Read(Source(Project(Parcel("1", ring))));
        (outcome is SiteProblem problem ? problem.Problem.Code : string.Join(',', ((Site)outcome).Defects.Select(defect => defect.Problem.Code))).ShouldBe(code);
    }

    [Fact]
    public void A_header_that_contradicts_the_numbers_is_a_coded_problem()
    {
        var source = Source(Project(Parcel("1", Ring(1, ParcelA)))) with { Declared = Zone38 with { Zone = 37, Words = "带号=37" } };
        ((SiteProblem)Read(source)).Problem.Code.ShouldBe("crs.contradicts-header");
    }

    [Fact]
    public void An_old_datum_without_parameters_is_a_coded_problem() =>
        ((SiteProblem)Read(Source(Project(Parcel("1", Ring(1, ParcelA)))) with { Declared = Zone38 with { Datum = "xian80" } })).Problem.Code
            .ShouldBe("crs.datum-not-supported");

    [Fact]
    public void Numbers_alone_leave_the_datum_assumed()
    {
        var site = ReadSite(Source(Project(Parcel("1", Ring(1, ParcelA)))) with { Declared = null });
        site.Crs.DatumAssumed.ShouldBeTrue();
        site.Crs.IsWebMap.ShouldBeFalse();
        site.Defects.ShouldContain(d => d.Problem.Code == "crs.datum-assumed");
    }

    [Fact]
    public void A_line_becomes_a_corridor_of_the_width_asked_for()
    {
        var site = ReadSite(Source(Project(Line("1", Open(1, "0 0, 100 0")))), Options with { WidthMetres = 20 });
        site.GeometryKind.ShouldBe(SiteGeometryKind.Corridor);
        site.WidthMetres.ShouldBe(20);
        site.PlaneAreaSquareMetres.ShouldBe(2_000, 1e-6); // flat ends
        site.AreaSquareMetres.ShouldBe(1_999.4, 0.1);
        site.LengthMetres!.Value.ShouldBe(99.984, 0.002); // the plane shows lengths 0.015 % too long here
        site.Geometry.AsText().ShouldBe("LINESTRING (38389077 3836986, 38389177 3836986)");
        site.GeometryInPlane.ShouldBeOfType<Polygon>().IsValid.ShouldBeTrue();
        site.PerimeterMetres.ShouldBe(240, 0.1);
    }

    [Fact]
    public void Lines_of_a_parcel_that_join_are_one_and_crossing_corridors_count_once()
    {
        var wide = Options with { WidthMetres = 20 };
        var joined = ReadSite(Source(Project(Line("1", Open(1, "0 0, 100 0"), Open(2, "200 0, 100 0")))), wide);
        joined.PlaneAreaSquareMetres.ShouldBe(4_000, 1e-6);
        joined.Geometry.NumGeometries.ShouldBe(2);
        joined.LengthMetres!.Value.ShouldBe(199.97, 0.005);
        var crossing = ReadSite(Source(Project(Line("1", Open(1, "0 0, 100 0")), Line("2", Open(1, "50 -50, 50 50")))), wide);
        crossing.PlaneAreaSquareMetres.ShouldBe(3_600, 1e-6);
        crossing.Parcels.Select(p => Math.Round(p.PlaneAreaSquareMetres, 6)).ShouldBe([2_000, 2_000]);
        crossing.Defects.ShouldBeEmpty();
    }

    [Fact]
    public void Lines_of_two_parcels_that_meet_in_a_bend_make_the_same_corridor_as_one_line()
    {
        var wide = Options with { WidthMetres = 20 };
        var one = ReadSite(Source(Project(Line("1", Open(1, "0 0, 100 0, 100 100")))), wide);
        var two = ReadSite(Source(Project(Line("1", Open(1, "0 0, 100 0")), Line("2", Open(1, "100 0, 100 100")))), wide);
        two.PlaneAreaSquareMetres.ShouldBe(one.PlaneAreaSquareMetres, 1e-6);
    }

    [Fact]
    public void A_bend_of_a_corridor_is_round_outside()
    {
        var site = ReadSite(Source(Project(Line("1", Open(1, "0 0, 100 0, 100 100")))), Options with { WidthMetres = 20 });
        site.PlaneAreaSquareMetres.ShouldBe(4_000 - 100 + Math.PI * 100 / 4, 0.2);
    }

    [Fact]
    public void Lines_points_and_mixtures_that_are_no_site_are_coded()
    {
        var line = Line("1", Open(1, "0 0, 100 0"));
        ReadProblem(line).Problem.Code.ShouldBe("site.line-needs-width");
        ReadProblem(line with { Shape = SourceShape.Point }).Problem.Code.ShouldBe("site.point-not-supported");
        ReadProblem(line, Parcel("2", Ring(1, ParcelA))).Problem.Code.ShouldBe("site.mixed-shapes");
        var wide = Options with { WidthMetres = 20 };
        ReadProblem(wide, Line("1", Open(1, "5 5, 5 5"))).Defects.ShouldHaveSingleItem().Problem.Code.ShouldBe("line.too-few-points");
        ReadProblem(wide, Line("1", Open(1, "5 5, NaN 5"))).Defects.ShouldHaveSingleItem().Problem.Code.ShouldBe("geometry.not-finite");
        ReadProblem(wide, Line("1")).Defects.ShouldHaveSingleItem().Problem.Code.ShouldBe("parcel.empty");
    }

    [Fact]
    public void A_width_for_an_area_is_not_used_and_said_so()
    {
        var site = ReadSite(Source(Project(Parcel("1", Ring(1, ParcelA)))), Options with { WidthMetres = 20 });
        site.WidthMetres.ShouldBeNull();
        site.PlaneAreaSquareMetres.ShouldBe(30_000, 1e-6);
        site.Defects.ShouldHaveSingleItem().Problem.Code.ShouldBe("site.width-not-used");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_width_that_is_none_is_a_mistake_of_the_caller(double width) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Options with { WidthMetres = width });

    [Fact]
    public void Too_many_points_and_no_area_are_coded()
    {
        ReadProblem(Options with { MaximumPoints = 4 }, Parcel("1", Ring(1, ParcelA))).Problem.Code.ShouldBe("site.too-many-points");
        ReadProblem(Parcel("1", Ring(1, "0 0, 0.05 0, 0.05 0.05, 0 0.05"))).Problem.Code.ShouldBe("site.no-area");
    }

    [Fact]
    public void The_same_source_gives_the_same_site_on_any_thread()
    {
        var source = Source(Project(Parcel("1", Ring(1, ParcelA), Ring(2, HoleOfA)), Parcel("2", Ring(1, "150 20, 260 35, 240 160, 120 130"))));
        var first = ReadSite(source);
        Parallel.For(0, 16, _ =>
        {
            var again = ReadSite(source);
            again.AreaSquareMetres.ShouldBe(first.AreaSquareMetres);
            again.GeometrySha256.ShouldBe(first.GeometrySha256);
            again.GeometryInPlane.AsText().ShouldBe(first.GeometryInPlane.AsText());
            again.Defects.Select(d => d.Problem).ShouldBe(first.Defects.Select(d => d.Problem));
        });
    }
}
