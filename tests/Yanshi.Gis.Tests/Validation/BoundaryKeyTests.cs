using Shouldly;
using Xunit;
using Yanshi.Gis.Validation;

namespace Yanshi.Gis.Tests.Validation;

public class BoundaryKeyTests
{
    private const string Square = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))";

    [Theory]
    [InlineData(Square, "POLYGON ((4 4, 0 4, 0 0, 4 0, 4 4))")]
    [InlineData(Square, "POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0))")]
    [InlineData("MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 9, 10 9, 10 10, 9 9)))", "MULTIPOLYGON (((10 10, 9 9, 10 9, 10 10)), ((0 0, 4 4, 4 0, 0 0)))")]
    [InlineData("POINT (3 4)", "POINT (3 4)")]
    public void Drawn_otherwise_it_is_the_same(string one, string other)
    {
        BoundaryKey.Of(Wkt.Read(one)).ShouldBe(BoundaryKey.Of(Wkt.Read(other)));
        BoundaryKey.AreSame(Wkt.Read(one), Wkt.Read(other)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Square, "POLYGON ((0 0, 4 0, 4 4, 0 4.000000001, 0 0))")]
    [InlineData(Square, "POLYGON ((0 0, 2 0, 4 0, 4 4, 0 4, 0 0))")]
    [InlineData(Square, "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 1))")]
    [InlineData("POINT (3 4)", "POINT (4 3)")]
    public void A_moved_or_added_vertex_makes_another(string one, string other)
    {
        BoundaryKey.Of(Wkt.Read(one)).ShouldNotBe(BoundaryKey.Of(Wkt.Read(other)));
        BoundaryKey.AreSame(Wkt.Read(one), Wkt.Read(other)).ShouldBeFalse();
    }

    [Fact]
    public void Zero_has_no_sign() => EdgeKey.Of(-0.0, 0, 1, 1, out _).ShouldBe(EdgeKey.Of(0, -0.0, 1, 1, out _));
}
