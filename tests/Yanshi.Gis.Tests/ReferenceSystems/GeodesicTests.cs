using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Tests.ReferenceSystems;

public class GeodesicTests
{
    [Fact]
    public void A_degree_of_the_equator_is_an_arc_of_the_circle() =>
        Geodesic.DistanceMetres(new Coordinate(112, 0), new Coordinate(113, 0)).ShouldBe(6378137 * Math.PI / 180, 1e-6);

    [Fact]
    public void The_quarter_meridian_of_CGCS2000_is_10_001_965_7_metres() =>
        Geodesic.DistanceMetres(new Coordinate(112, 0), new Coordinate(112, 90)).ShouldBe(10_001_965.729, 1e-3);

    [Fact]
    public void Coinciding_points_have_no_distance() =>
        Geodesic.DistanceMetres(new Coordinate(112.7, 34.7), new Coordinate(112.7, 34.7)).ShouldBe(0);

    [Fact]
    public void The_way_back_is_as_long()
    {
        Coordinate one = new(112.6, 34.5), other = new(112.9, 34.8);
        Geodesic.DistanceMetres(one, other).ShouldBe(Geodesic.DistanceMetres(other, one), 1e-9);
    }

    [Fact]
    public void A_line_is_as_long_as_its_pieces()
    {
        Coordinate a = new(112.6, 34.5), b = new(112.7, 34.6), c = new(112.9, 34.6);
        Geodesic.LengthMetres(ProjectGeometry.Factory.CreateLineString([a, b, c]))
            .ShouldBe(Geodesic.DistanceMetres(a, b) + Geodesic.DistanceMetres(b, c));
        Geodesic.LengthMetres(ProjectGeometry.Factory.CreateLineString()).ShouldBe(0);
    }

    [Fact]
    public void Antipodes_are_refused_rather_than_answered_wrongly() =>
        Should.Throw<ArgumentException>(() => Geodesic.DistanceMetres(new Coordinate(0, 0), new Coordinate(179.9, 0.1)));

    [Theory]
    [InlineData(double.NaN, 34)]
    [InlineData(112, 91)]
    [InlineData(389077, 3836986)]
    public void Only_degrees_are_taken(double x, double y) =>
        Should.Throw<ArgumentException>(() => Geodesic.DistanceMetres(new Coordinate(112, 34), new Coordinate(x, y)));
}
