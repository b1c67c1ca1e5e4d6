using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.ReferenceSystems;

public class EqualAreaPlaneTests
{
    [Fact]
    public void The_origin_lies_on_the_central_meridian_and_the_standard_parallel()
    {
        var (x, y) = Project(new EqualAreaPlane(112.8, 34.64), 112.8, 34.64);
        x.ShouldBe(0);
        y.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void The_standard_parallel_is_true_to_scale()
    {
        double[] x = [112.80, 112.8001], y = [34.64, 34.64];
        new EqualAreaPlane(112.8, 34.64).Project(x, y);
        (x[1] - x[0]).ShouldBe(Geodesic.DistanceMetres(new Coordinate(112.80, 34.64), new Coordinate(112.8001, 34.64)), 1e-6);
    }

    [Fact]
    public void The_plane_of_an_extent_goes_through_its_middle()
    {
        EqualAreaPlane.ForExtent(District.Extent).ShouldBe(new EqualAreaPlane(112.8, 34.64));
        EqualAreaPlane.ForExtent(District.Elsewhere).ShouldBe(new EqualAreaPlane(120.3, 30.25));
    }

    [Fact]
    public void Scale_errs_by_at_most_a_fifth_of_a_per_cent_in_the_district()
    {
        foreach (var latitude in new[] { District.Extent.MinY, District.Extent.MaxY })
        {
            double[] x = [112.80, 112.8001, 112.80], y = [latitude, latitude, latitude + 0.0001];
            District.Plane.Project(x, y);
            var east = (x[1] - x[0]) / Geodesic.DistanceMetres(new Coordinate(112.80, latitude), new Coordinate(112.8001, latitude));
            var north = (y[2] - y[0]) / Geodesic.DistanceMetres(new Coordinate(112.80, latitude), new Coordinate(112.80, latitude + 0.0001));
            Math.Abs(east - 1).ShouldBeLessThan(0.0021);
            Math.Abs(north - 1).ShouldBeLessThan(0.0021);
            (east * north).ShouldBe(1, 1e-6);
        }
    }

    [Fact]
    public void The_whole_world_has_the_area_of_the_ellipsoid()
    {
        // 510 065 621.7 km² for GRS 80; y is the area below a parallel, so pole to pole times the equator's length says it all.
        double[] x = [-180, 180], y = [-90, 90];
        new EqualAreaPlane(0, 0).Project(x, y);
        ((x[1] - x[0]) * (y[1] - y[0]) / 1e6).ShouldBe(510_065_621.7, 0.1);
    }

    [Fact]
    public void Projecting_and_back_returns_to_within_a_hundredth_of_a_micrometre()
    {
        var gen = from meridian in Gen.Choose(75, 135)
                  from parallel in Gen.Choose(18, 53)
                  from east in Gen.Choose(-3_000_000, 3_000_000)
                  from north in Gen.Choose(-3_000_000, 3_000_000)
                  select (new EqualAreaPlane(meridian, parallel), meridian + east / 1e6, parallel + north / 1e6);
        Prop.ForAll(gen.ToArbitrary(), sample =>
        {
            var (plane, longitude, latitude) = sample;
            double[] x = [longitude], y = [latitude];
            plane.Project(x, y);
            plane.Unproject(x, y);
            x[0].ShouldBe(longitude, 1e-13);
            y[0].ShouldBe(latitude, 1e-13);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [InlineData(double.NaN, 34)]
    [InlineData(112, double.NaN)]
    [InlineData(112, 91)]
    [InlineData(389077, 3836986)]
    public void Only_degrees_are_projected(double longitude, double latitude) =>
        Should.Throw<InputRefusedException>(() => Project(District.Plane, longitude, latitude)).Problem.Code.ShouldBe("crs.outside-domain");

    [Theory]
    [InlineData(0, 9e6)]
    [InlineData(0, double.NaN)]
    [InlineData(9e7, 0)]
    public void What_lies_off_the_map_is_refused(double x, double y) =>
        Should.Throw<InputRefusedException>(() => District.Plane.Unproject(new[] { x }, new[] { y })).Problem.Code.ShouldBe("crs.outside-domain");

    [Theory]
    [InlineData(181, 30)]
    [InlineData(112, 81)]
    [InlineData(double.NaN, 30)]
    public void A_plane_needs_a_meridian_and_a_parallel(double meridian, double parallel) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new EqualAreaPlane(meridian, parallel));

    private static (double X, double Y) Project(EqualAreaPlane plane, double longitude, double latitude)
    {
        double[] x = [longitude], y = [latitude];
        plane.Project(x, y);
        return (x[0], y[0]);
    }
}
