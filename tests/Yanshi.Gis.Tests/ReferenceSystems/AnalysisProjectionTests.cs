using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.ReferenceSystems;

public class AnalysisProjectionTests
{
    private static readonly AnalysisProjection FromZone38 = new(Crs.Get("4526"), District.Plane);
    private static readonly AnalysisProjection FromDegrees = new(Crs.Cgcs2000, District.Plane);

    [Theory]
    [InlineData(69.999, 0)]
    [InlineData(70, 0)]
    [InlineData(70.001, 1)]
    [InlineData(139.999, 1)]
    [InlineData(140, 2)]
    [InlineData(700, 10)]
    public void Plane_edges_over_70_metres_get_int_of_L_over_70_points(double length, int points)
    {
        var line = ProjectGeometry.Factory.CreateLineString([new Coordinate(38_389_000, 3_836_000), new Coordinate(38_389_000, 3_836_000 + length)]);
        FromZone38.ToPlane(line).NumPoints.ShouldBe(2 + points);
        FromZone38.ToLonLat(line).NumPoints.ShouldBe(2 + points);
    }

    [Fact]
    public void The_extra_points_lie_at_equal_distances()
    {
        var line = ProjectGeometry.Factory.CreateLineString([new Coordinate(38_389_000, 3_836_000), new Coordinate(38_389_300, 3_836_000)]);
        var back = CrsTransform.Between(Crs.Cgcs2000, Crs.Get("4526"));
        FromZone38.ToLonLat(line).Coordinates.Select(point => Math.Round(back.Transform(point).X, 6))
            .ShouldBe([38_389_000, 38_389_060, 38_389_120, 38_389_180, 38_389_240, 38_389_300]);
    }

    [Fact]
    public void Geographic_data_is_taken_vertex_for_vertex()
    {
        var line = ProjectGeometry.Factory.CreateLineString([new Coordinate(112.7, 34.6), new Coordinate(112.9, 34.7)]);
        FromDegrees.ToPlane(line).NumPoints.ShouldBe(2);
        FromDegrees.ToZone(line, Crs.Get("4547")).NumPoints.ShouldBe(2);
    }

    [Fact]
    public void Dropping_the_zone_from_the_easting_splits_nothing()
    {
        var line = ProjectGeometry.Factory.CreateLineString([new Coordinate(38_389_000.25, 3_836_000), new Coordinate(38_399_000.75, 3_836_000)]);
        FromZone38.ToZone(line, Crs.Get("4547")).Coordinates.ShouldBe([new Coordinate(389_000.25, 3_836_000), new Coordinate(399_000.75, 3_836_000)]);
        FromZone38.ToZone(line, Crs.Get("4546")).NumPoints.ShouldBe(2 + 142);
    }

    [Fact]
    public void A_shared_edge_has_the_same_bits_from_both_sides()
    {
        var random = new Random(70);
        for (var round = 0; round < 500; round++)
        {
            Coordinate a = Near(random), b = Near(random);
            var there = FromZone38.ToPlane(ProjectGeometry.Factory.CreateLineString([a, b]));
            var back = FromZone38.ToPlane(ProjectGeometry.Factory.CreateLineString([b, a]));
            back.Coordinates.Reverse().ShouldBe(there.Coordinates);
        }
    }

    [Fact]
    public void Upright_and_level_edges_are_shared_too()
    {
        Coordinate[] corners = [new(38_389_000, 3_836_000), new(38_389_500.3, 3_836_000), new(38_389_500.3, 3_836_777.7)];
        var there = FromZone38.ToPlane(ProjectGeometry.Factory.CreateLineString(corners));
        var back = FromZone38.ToPlane(ProjectGeometry.Factory.CreateLineString([.. corners.Reverse()]));
        back.Coordinates.Reverse().ShouldBe(there.Coordinates);
    }

    [Fact]
    public void Neighbours_that_share_a_boundary_neither_overlap_nor_gape_afterwards()
    {
        var left = District.FromNorthEast((3836000, 38389000), (3836000, 38389400), (3836350, 38389455.5), (3837000, 38389390), (3837000, 38389000));
        var right = District.FromNorthEast((3836000, 38389400), (3836000, 38390000), (3837000, 38390000), (3837000, 38389390), (3836350, 38389455.5));
        Geometry one = FromZone38.ToPlane(left), other = FromZone38.ToPlane(right);
        one.Intersection(other).Area.ShouldBe(0);
        one.Union(other).Area.ShouldBe(one.Area + other.Area, 1e-6);
        one.Touches(other).ShouldBeTrue();
    }

    [Fact]
    public void Rings_stay_closed_and_every_kind_of_geometry_goes_through()
    {
        var factory = ProjectGeometry.Factory;
        var polygon = District.FromNorthEast((3836000, 38389000), (3836000, 38389400), (3837000, 38389390));
        var line = factory.CreateLineString([new Coordinate(38_389_000, 3_836_000), new Coordinate(38_389_300, 3_836_000)]);
        var point = factory.CreatePoint(new Coordinate(38_389_000, 3_836_000));
        Geometry[] kinds =
        [
            polygon, line, point, polygon.Shell, factory.CreateMultiPolygon([polygon]), factory.CreateMultiLineString([line]),
            factory.CreateMultiPoint([point]), factory.CreateGeometryCollection([polygon, line, point]),
            factory.CreatePolygon(), factory.CreateLineString(), factory.CreatePoint(), factory.CreateMultiPolygon(),
        ];
        foreach (var geometry in kinds)
        {
            var mapped = FromZone38.ToPlane(geometry);
            mapped.GeometryType.ShouldBe(geometry.GeometryType);
            mapped.IsEmpty.ShouldBe(geometry.IsEmpty);
            mapped.NumGeometries.ShouldBe(geometry.NumGeometries);
        }
    }

    [Fact]
    public void The_plane_and_degrees_lead_to_each_other()
    {
        var polygon = District.FromNorthEast((3836986, 38389077), (3836986, 38389277), (3837136, 38389277), (3837136, 38389077));
        var plane = FromZone38.ToPlane(polygon);
        var degrees = FromZone38.PlaneToLonLat(plane);
        degrees.EqualsExact(FromZone38.ToLonLat(polygon), 1e-13).ShouldBeTrue();
        FromZone38.LonLatToPlane(degrees).EqualsExact(plane, 1e-8).ShouldBeTrue();

        var zone = FromZone38.PlaneToZone(plane, Crs.Get("4547"));
        PlaneArea.Of(zone).ShouldBe(30_000, 1e-4);
    }

    [Fact]
    public void Coordinates_that_mean_nothing_in_the_source_are_refused()
    {
        var point = ProjectGeometry.Factory.CreatePoint(new Coordinate(112.7, 34.7));
        Should.Throw<InputRefusedException>(() => FromZone38.ToPlane(point)).Problem.Code.ShouldBe("crs.outside-domain");
    }

    [Fact]
    public void An_old_datum_needs_parameters() =>
        Should.Throw<InputRefusedException>(() => new AnalysisProjection(Crs.Get("2362"), District.Plane)).Problem.Code.ShouldBe("crs.datum-not-supported");

    private static Coordinate Near(Random random) => new(38_389_000 + 2000 * random.NextDouble(), 3_836_000 + 2000 * random.NextDouble());
}
