using NetTopologySuite.Geometries;
using Shouldly;
using Xunit;
using Yanshi.Gis.Planning.Records;
using static Yanshi.Gis.Planning.Tests.Sites.Plots;

namespace Yanshi.Gis.Planning.Tests.Records;

public class PieceOutlineTests
{
    [Fact]
    public void A_hair_that_rounding_turns_over_has_no_outline() =>
        PieceOutline.Of(Area("POLYGON((112.7 34.6, 112.700000002 34.6000000044, 112.700000001 34.6000000024, 112.7 34.6))")).ShouldBeNull();

    [Fact]
    public void Shells_run_counter_clockwise_and_holes_clockwise()
    {
        var outline = (Polygon)PieceOutline.Of(Area("POLYGON((112 34, 112 35, 113 35, 113 34, 112 34), (112.4 34.4, 112.6 34.4, 112.6 34.6, 112.4 34.6, 112.4 34.4))"))!;
        NetTopologySuite.Algorithm.Orientation.IsCCW(outline.ExteriorRing.CoordinateSequence).ShouldBeTrue();
        NetTopologySuite.Algorithm.Orientation.IsCCW(outline.GetInteriorRingN(0).CoordinateSequence).ShouldBeFalse();
    }
}
