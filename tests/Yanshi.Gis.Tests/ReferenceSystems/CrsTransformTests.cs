using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.ReferenceSystems;

public class CrsTransformTests
{
    [Fact]
    public void The_corner_of_parcel_A_is_where_the_domain_notes_say()
    {
        var corner = CrsTransform.Between(Crs.Get("4526"), Crs.Cgcs2000).Transform(new Coordinate(38389077, 3836986));
        corner.X.ShouldBe(112.7900025131, 1e-10);
        corner.Y.ShouldBe(34.6550038908, 1e-10);
    }

    [Fact]
    public void The_central_meridian_has_scale_one_and_the_false_easting()
    {
        var onMeridian = CrsTransform.Between(Crs.Cgcs2000, Crs.Get("4526")).Transform(new Coordinate(114, 0));
        onMeridian.X.ShouldBe(38_500_000, 1e-8);
        onMeridian.Y.ShouldBe(0, 1e-8);
    }

    [Fact]
    public void The_zone_in_the_easting_is_only_an_offset()
    {
        var changed = CrsTransform.Between(Crs.Get("4526"), Crs.Get("4547")).Transform(new Coordinate(38389077.25, 3836986.125));
        changed.ShouldBe(new Coordinate(389077.25, 3836986.125));
    }

    [Fact]
    public void Six_degree_zone_19_and_3_degree_zone_37_are_one_projection()
    {
        var point = new Coordinate(654321.5, 3834567.25);
        CrsTransform.Between(Crs.Get("4508"), Crs.Get("4546")).Transform(point).ShouldBe(point);
        CrsTransform.Between(Crs.Get("4497"), Crs.Get("4525")).Transform(new Coordinate(19654321.5, 3834567.25))
            .ShouldBe(new Coordinate(37654321.5, 3834567.25));
    }

    [Fact]
    public void WGS_84_and_CGCS2000_degrees_are_the_same()
    {
        var point = new Coordinate(112.7, 34.7);
        CrsTransform.Between(Crs.Crs84, Crs.Cgcs2000).Transform(point).ShouldBe(point);
    }

    [Fact]
    public void Round_trips_return_to_within_a_tenth_of_a_millimetre_in_every_zone()
    {
        var systems = CrsTransformOracleTests.PlaneSystems.Select(Crs.Get).Where(crs => crs.Kind != CrsKind.WebMercator).ToArray();
        var gen = from crs in Gen.Elements(systems)
                  from east in Gen.Choose(-4_000_000, 4_000_000)
                  from north in Gen.Choose(3_000_000, 53_000_000)
                  select (crs, new Coordinate(crs.CentralMeridianDegrees!.Value + east / 1e6, north / 1e6));
        Prop.ForAll(gen.ToArbitrary(), sample =>
        {
            var (crs, point) = sample;
            var there = CrsTransform.Between(Crs.Cgcs2000, crs).Transform(point);
            var back = CrsTransform.Between(crs, Crs.Cgcs2000).Transform(there);
            Geodesic.DistanceMetres(back, point).ShouldBeLessThan(1e-4);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void A_coordinate_has_the_same_bits_wherever_it_stands_in_a_span()
    {
        var transform = CrsTransform.Between(Crs.Get("4526"), Crs.Get("4525"));
        var alone = transform.Transform(new Coordinate(38389077.123, 3836986.456));
        for (var length = 1; length <= 37; length++)
        {
            var x = Enumerable.Range(0, length).Select(i => 38389077.123 + i).ToArray();
            var y = Enumerable.Range(0, length).Select(i => 3836986.456 - i).ToArray();
            (x[^1], y[^1]) = (38389077.123, 3836986.456);
            transform.Transform(x, y);
            x[^1].ShouldBe(alone.X);
            y[^1].ShouldBe(alone.Y);
        }
    }

    [Fact]
    public void Many_threads_get_the_same_answer()
    {
        var transform = CrsTransform.Between(Crs.Get("4526"), Crs.Cgcs2000);
        var expected = transform.Transform(new Coordinate(38389077, 3836986));
        var answers = new Coordinate[64];
        Parallel.For(0, answers.Length, i => answers[i] = transform.Transform(new Coordinate(38389077, 3836986)));
        answers.ShouldAllBe(answer => answer.Equals2D(expected));
    }

    [Theory]
    [InlineData("EPSG:4490", double.NaN, 34)]
    [InlineData("EPSG:4490", 112, double.PositiveInfinity)]
    [InlineData("EPSG:4490", 34.7, 112.7)]
    [InlineData("EPSG:4490", 181, 34)]
    [InlineData("EPSG:4526", 389077, 3836986)]
    [InlineData("EPSG:4547", 38389077, 3836986)]
    [InlineData("EPSG:4547", 3836986, 38389077)]
    [InlineData("EPSG:4547", double.NaN, 3836986)]
    [InlineData("EPSG:3857", 3e7, 4e6)]
    public void What_has_no_meaning_in_its_system_is_refused_never_passed_on(string code, double x, double y)
    {
        var target = code == "EPSG:4490" ? "EPSG:4547" : "EPSG:4490";
        Should.Throw<InputRefusedException>(() => CrsTransform.Between(Crs.Get(code), Crs.Get(target)).Transform(new Coordinate(x, y)))
            .Problem.Code.ShouldBe("crs.outside-domain");
    }

    [Fact]
    public void A_longitude_far_from_the_zone_is_refused() =>
        Should.Throw<InputRefusedException>(() => CrsTransform.Between(Crs.Cgcs2000, Crs.Get("4547")).Transform(new Coordinate(-66, 34)))
            .Problem.Code.ShouldBe("crs.outside-domain");

    [Fact]
    public void Spans_of_different_length_are_the_callers_mistake() =>
        Should.Throw<ArgumentException>(() => CrsTransform.Between(Crs.Crs84, Crs.Cgcs2000).Transform(new double[2], new double[3]));
}
