using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;
using Yanshi.Gis.Overlay;

namespace Yanshi.Gis.Tests.Overlay;

public class LoopPolygonsTests
{
    [Theory]
    [InlineData("no hole", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", true)]
    [InlineData("a hole by itself", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 3 4, 2 2))", true)]
    [InlineData("a hole that meets the shell", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (0 0, 4 2, 2 4, 0 0))", true)]
    [InlineData("a hole that meets the shell twice", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (0 0, 6 4, 10 10, 4 6, 0 0))", false)]
    [InlineData("two holes that meet", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 5 5, 2 5, 2 2), (5 5, 8 5, 8 8, 5 5))", true)]
    [InlineData("two holes that meet twice", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 5, 5 3, 8 5, 5 2, 2 5), (2 5, 5 8, 8 5, 5 7, 2 5))", false)]
    [InlineData("a chain of holes from shell to shell", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (0 0, 5 4, 5 5, 0 0), (5 5, 6 5, 10 10, 5 5))", false)]
    [InlineData("three holes in one point", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (5 5, 8 4, 8 6, 5 5), (5 5, 6 8, 4 8, 5 5), (5 5, 2 6, 2 4, 5 5))", true)]
    [InlineData("a ring of three holes", "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 8 2, 5 3, 2 2), (8 2, 5 8, 5.5 4, 8 2), (5 8, 2 2, 4.5 4, 5 8))", false)]
    [InlineData("two shells that meet twice", "MULTIPOLYGON (((0 0, 4 2, 8 0, 4 3, 0 0)), ((0 0, 4 -3, 8 0, 4 -2, 0 0)))", true)]
    [InlineData("the second of two in parts", "MULTIPOLYGON (((20 0, 30 0, 30 10, 20 0)), ((0 0, 10 0, 10 10, 0 10, 0 0), (0 0, 6 4, 10 10, 4 6, 0 0)))", false)]
    public void Polygons_are_connected_where_rings_meet_in_no_circle(string name, string wkt, bool isConnected)
    {
        var polygons = new WKTReader(ProjectGeometry.Factory.GeometryServices).Read(wkt);
        LoopPolygons.AreConnected(polygons).ShouldBe(isConnected, name);
        polygons.IsValid.ShouldBe(isConnected, name);
    }
}
