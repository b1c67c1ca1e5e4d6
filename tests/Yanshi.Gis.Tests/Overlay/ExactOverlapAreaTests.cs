using NetTopologySuite.IO;
using Shouldly;
using Xunit;

namespace Yanshi.Gis.Tests.Overlay;

/// <summary>The judge itself, on areas that can be seen.</summary>
public sealed class ExactOverlapAreaTests
{
    private const string Square = "POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))";

    [Theory]
    [InlineData("two squares sharing a quarter", Square, "POLYGON((2 2, 6 2, 6 6, 2 6, 2 2))", 4.0)]
    [InlineData("a square and itself", Square, Square, 16.0)]
    [InlineData("squares that share an edge", Square, "POLYGON((4 0, 8 0, 8 4, 4 4, 4 0))", 0.0)]
    [InlineData("apart", Square, "POLYGON((5 0, 8 0, 8 4, 5 4, 5 0))", 0.0)]
    [InlineData("a triangle over a corner", Square, "POLYGON((3 5, 5 3, 5 5, 3 5))", 0.0)]
    [InlineData("a triangle cutting off half a unit square", Square, "POLYGON((3 4, 4 3, 5 5, 3 4))", 0.5)]
    [InlineData("a hole that swallows the other", "POLYGON((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 3, 3 3, 3 1, 1 1))", "POLYGON((1 1, 3 1, 3 3, 1 3, 1 1))", 0.0)]
    [InlineData("a cross of two parts", "MULTIPOLYGON(((0 0, 1 0, 1 4, 0 4, 0 0)), ((3 0, 4 0, 4 4, 3 4, 3 0)))", "POLYGON((0 1, 4 1, 4 2, 0 2, 0 1))", 2.0)]
    [InlineData("tenths, which doubles do not hit", "POLYGON((0 0, 0.1 0, 0.1 0.1, 0 0.1, 0 0))", "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))", 0.010000000000000002)]
    public void Areas_that_can_be_seen(string what, string a, string b, double area)
    {
        var reader = new WKTReader(ProjectGeometry.Services);
        ExactOverlapArea.Of(reader.Read(a), reader.Read(b)).ShouldBe(area, 1e-17, what);
    }
}
