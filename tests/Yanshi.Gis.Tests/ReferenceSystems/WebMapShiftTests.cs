using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.ReferenceSystems;

public class WebMapShiftTests
{
    [Fact]
    public void Web_maps_move_the_district_seat_by_half_a_kilometre_and_more()
    {
        // The domain notes give 563, -119, 1152 and 576 m, counted on a sphere: 0.1 % short eastwards.
        var offset = WebMapShift.Describe(112.78, 34.72);
        offset.Gcj02EastMetres.ShouldBe(563, 1);
        offset.Gcj02NorthMetres.ShouldBe(-119, 1);
        offset.Bd09EastMetres.ShouldBe(1152, 1.5);
        offset.Bd09NorthMetres.ShouldBe(576, 1.5);
    }

    [Fact]
    public void The_inverse_undoes_the_offset_to_a_thousand_millionth_of_a_degree()
    {
        var gen = from east in Gen.Choose(75_000_000, 134_000_000) from north in Gen.Choose(18_000_000, 53_000_000) select (east / 1e6, north / 1e6);
        Prop.ForAll(gen.ToArbitrary(), point =>
        {
            var (longitude, latitude) = point;
            var gcj = WebMapShift.ToGcj02(longitude, latitude);
            var fromGcj = WebMapShift.FromGcj02(gcj.LongitudeDegrees, gcj.LatitudeDegrees);
            fromGcj.LongitudeDegrees.ShouldBe(longitude, 1e-11);
            fromGcj.LatitudeDegrees.ShouldBe(latitude, 1e-11);

            var bd = WebMapShift.ToBd09(longitude, latitude);
            var fromBd = WebMapShift.FromBd09(bd.LongitudeDegrees, bd.LatitudeDegrees);
            fromBd.LongitudeDegrees.ShouldBe(longitude, 1e-11);
            fromBd.LatitudeDegrees.ShouldBe(latitude, 1e-11);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Outside_China_GCJ_02_is_the_truth() => WebMapShift.ToGcj02(2.35, 48.86).ShouldBe((2.35, 48.86));

    [Theory]
    [InlineData("GCJ02")]
    [InlineData("BD09")]
    public void The_transform_of_a_web_map_undoes_its_offset(string code)
    {
        var onMap = CrsTransform.Between(Crs.Cgcs2000, Crs.Get(code)).Transform(new Coordinate(112.78, 34.72));
        Geodesic.DistanceMetres(onMap, new Coordinate(112.78, 34.72)).ShouldBeGreaterThan(500);
        var truth = CrsTransform.Between(Crs.Get(code), Crs.Cgcs2000).Transform(onMap);
        truth.X.ShouldBe(112.78, 1e-11);
        truth.Y.ShouldBe(34.72, 1e-11);
    }
}
